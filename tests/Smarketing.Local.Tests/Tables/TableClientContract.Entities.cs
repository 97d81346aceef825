using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Tables;

public abstract partial class TableClientContract
{
    [Fact]
    public async Task Only_selected_properties_come_back_and_always_the_ETag()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        TableEntity read = await Table.GetEntityAsync<TableEntity>("p", "r", select: ["RowKey", "B", "C"]);

        Assert.Equal("r", read.RowKey);
        Assert.Equal(2, read["B"]);
        Assert.Null(read["A"]);
        Assert.Null(read["C"]);
        Assert.Null(read.PartitionKey);
        Assert.Null(read.Timestamp);
        Assert.Equal((await GetAsync("r")).ETag, read.ETag);
    }

    [Fact]
    public async Task An_entity_is_added_once()
    {
        await Table.AddEntityAsync(Entity("r", "N", 1));

        await Refused(409, TableErrorCode.EntityAlreadyExists, () => Table.AddEntityAsync(Entity("r", "N", 2)));
        Assert.Equal(1, (await GetAsync("r"))["N"]);
    }

    [Fact]
    public async Task Keys_regard_case_and_apostrophes()
    {
        await Table.AddEntityAsync(Entity("O'Hara", "N", 1));
        await Table.AddEntityAsync(Entity("o'hara", "N", 2));
        await Table.AddEntityAsync(Entity("", "N", 3));

        Assert.Equal(1, (await GetAsync("O'Hara"))["N"]);
        Assert.Equal(2, (await GetAsync("o'hara"))["N"]);
        Assert.Equal(3, (await GetAsync(""))["N"]);
    }

    [Fact]
    public async Task An_absent_entity_is_not_found()
    {
        await Refused(404, TableErrorCode.ResourceNotFound, () => GetAsync("r"));
        var absent = await Table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.False(absent.HasValue);
        Assert.Equal(404, absent.GetRawResponse().Status);
        await Refused(404, TableErrorCode.ResourceNotFound, () => Table.UpdateEntityAsync(Entity("r"), ETag.All));
        await Refused(404, TableErrorCode.ResourceNotFound, () => Table.UpdateEntityAsync(Entity("r"), ETag.All, TableUpdateMode.Replace));
    }

    [Fact]
    public async Task An_entity_that_is_there_has_a_value()
    {
        await Table.AddEntityAsync(Entity("r", "N", 1));

        var found = await Table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.True(found.HasValue);
        Assert.Equal(1, found.Value!["N"]);
    }

    [Fact]
    public async Task Every_write_gives_an_entity_a_new_ETag_and_a_later_Timestamp()
    {
        var etags = new HashSet<ETag>();
        var last = DateTimeOffset.MinValue;
        Func<Task<Response>>[] writes =
        [
            () => Table.AddEntityAsync(Entity("r")),
            () => Table.UpdateEntityAsync(Entity("r"), ETag.All),
            () => Table.UpdateEntityAsync(Entity("r"), ETag.All, TableUpdateMode.Replace),
            () => Table.UpsertEntityAsync(Entity("r")),
            () => Table.UpsertEntityAsync(Entity("r"), TableUpdateMode.Replace),
            () => Table.DeleteEntityAsync("p", "r"),
            () => Table.AddEntityAsync(Entity("r")),
        ];

        foreach (var write in writes)
        {
            if ((await write()).Headers.ETag is { } etag)
            {
                Assert.True(etags.Add(etag));
            }
        }

        for (var i = 0; i < 3; i++)
        {
            var written = (await Table.UpsertEntityAsync(Entity("r"))).Headers.ETag;
            var read = await GetAsync("r");
            Assert.Equal(written, read.ETag);
            Assert.StartsWith("W/\"datetime'", read.ETag.ToString(), StringComparison.Ordinal);
            Assert.True(read.Timestamp > last);
            last = read.Timestamp.Value;
        }
    }

    [Fact]
    public async Task A_merge_keeps_what_it_does_not_name_and_a_replacement_does_not()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = "three", ["A"] = null }, ETag.All);
        var merged = await GetAsync("r");
        await Table.UpsertEntityAsync(Entity("r", "C", 4));
        var upserted = await GetAsync("r");
        await Table.UpdateEntityAsync(Entity("r", "D", 5), ETag.All, TableUpdateMode.Replace);
        var replaced = await GetAsync("r");
        await Table.UpsertEntityAsync(Entity("r", "E", 6), TableUpdateMode.Replace);
        var put = await GetAsync("r");

        Assert.Equal((1, "three"), (merged["A"], merged["B"]));
        Assert.Equal((1, "three", 4), (upserted["A"], upserted["B"], upserted["C"]));
        Assert.Equal((null, null, null, 5), (replaced["A"], replaced["B"], replaced["C"], replaced["D"]));
        Assert.Equal((null, 6), (put["D"], put["E"]));
    }

    [Fact]
    public async Task A_write_is_answered_with_204_and_the_ETag_of_what_stands()
    {
        async Task StandsAsync(Response written)
        {
            Assert.Equal(204, written.Status);
            Assert.Equal((await GetAsync("r")).ETag, written.Headers.ETag);
        }

        await StandsAsync(await Table.AddEntityAsync(Entity("r")));
        foreach (var mode in new[] { TableUpdateMode.Merge, TableUpdateMode.Replace })
        {
            await StandsAsync(await Table.UpdateEntityAsync(Entity("r"), ETag.All, mode));
            await StandsAsync(await Table.UpsertEntityAsync(Entity("r"), mode));
        }
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_upsert_makes_what_is_absent(TableUpdateMode mode)
    {
        await Table.UpsertEntityAsync(Entity("r", "N", 1), mode);

        Assert.Equal(1, (await GetAsync("r"))["N"]);
    }

    [Fact]
    public async Task An_entity_that_was_read_can_be_written_back()
    {
        await Table.AddEntityAsync(Entity("r", "N", 1));
        var read = await GetAsync("r");
        read["N"] = 2;

        await Table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);

        var written = await GetAsync("r");
        Assert.Equal(2, written["N"]);
        Assert.Equal(read.Keys.Order(), written.Keys.Order());
    }
}
