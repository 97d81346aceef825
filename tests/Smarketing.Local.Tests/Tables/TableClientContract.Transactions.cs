using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Tables;

public abstract partial class TableClientContract
{
    [Fact]
    public async Task A_transaction_does_all_that_it_names()
    {
        foreach (var row in new[] { "merged", "replaced", "deleted" })
        {
            await Table.AddEntityAsync(Entity(row, "Old", 1));
        }

        var merged = (await GetAsync("merged")).ETag;
        var answer = await SubmitAsync(
            new(TableTransactionActionType.Add, Entity("added", "New", 2)),
            new(TableTransactionActionType.UpdateMerge, Entity("merged", "New", 2), merged),
            new(TableTransactionActionType.UpdateReplace, Entity("replaced", "New", 2), ETag.All),
            new(TableTransactionActionType.UpsertMerge, Entity("upserted", "New", 2)),
            new(TableTransactionActionType.UpsertReplace, Entity("put", "New", 2)),
            new(TableTransactionActionType.Delete, Entity("deleted")));

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.All(answer.Value, response => Assert.Equal(204, response.Status));
        Assert.Equal(["added", "merged", "put", "replaced", "upserted"], await RowsAsync(Table));
        Assert.Equal(1, (await GetAsync("merged"))["Old"]);
        Assert.Null((await GetAsync("replaced"))["Old"]);
        string[] rows = ["added", "merged", "replaced", "upserted", "put"];
        for (var i = 0; i < rows.Length; i++)
        {
            var read = await GetAsync(rows[i]);
            Assert.Equal(2, read["New"]);
            Assert.Equal(answer.Value[i].Headers.ETag, read.ETag);
        }
    }

    [Theory]
    [InlineData(TableTransactionActionType.Add, "there", 409, "EntityAlreadyExists")]
    [InlineData(TableTransactionActionType.UpdateMerge, "there", 412, "UpdateConditionNotSatisfied")]
    [InlineData(TableTransactionActionType.UpdateReplace, "there", 412, "UpdateConditionNotSatisfied")]
    [InlineData(TableTransactionActionType.Delete, "there", 412, "UpdateConditionNotSatisfied")]
    [InlineData(TableTransactionActionType.UpdateMerge, "absent", 404, "ResourceNotFound")]
    [InlineData(TableTransactionActionType.UpdateReplace, "absent", 404, "ResourceNotFound")]
    [InlineData(TableTransactionActionType.Delete, "absent", 404, "ResourceNotFound")]
    public async Task A_transaction_with_one_failing_action_does_nothing(TableTransactionActionType action, string row, int status, string code)
    {
        await Table.AddEntityAsync(Entity("there", "N", 1));
        var stale = (await GetAsync("there")).ETag;
        await Table.UpsertEntityAsync(Entity("there", "N", 2));
        var present = (await GetAsync("there")).ETag;

        for (var place = 0; place < 3; place++)
        {
            var actions = new List<TableTransactionAction> { Add("one"), new(TableTransactionActionType.UpsertMerge, Entity("two")) };
            actions.Insert(place, new(action, Entity(row, "N", 3), stale));
            await RefusedAt(place, status, code, actions);

            Assert.Equal(["there"], await RowsAsync(Table));
            Assert.Equal(present, (await GetAsync("there")).ETag);
        }

        await SubmitAsync(Add("one"), new(TableTransactionActionType.UpdateMerge, Entity("there", "N", 4), present));
        Assert.Equal(4, (await GetAsync("there"))["N"]);
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    public async Task An_update_without_an_ETag_is_an_upsert(TableTransactionActionType action)
    {
        await SubmitAsync(new TableTransactionAction(action, Entity("r", "N", 1)));
        await SubmitAsync(new TableTransactionAction(action, Entity("r", "N", 2)));

        Assert.Equal(2, (await GetAsync("r"))["N"]);
    }

    [Fact]
    public async Task A_transaction_takes_every_key_that_a_single_write_takes()
    {
        foreach (var key in new[] { "", "O'Hara", "a|b %20&+=,()", "{ñ}", "😀" })
        {
            TableTransactionAction On(TableTransactionActionType action, string row, int value) => new(action, new TableEntity(key, row) { ["N"] = value });
            await SubmitAsync(On(TableTransactionActionType.Add, key, 1), On(TableTransactionActionType.Add, key + "2", 1));
            await SubmitAsync(On(TableTransactionActionType.UpdateMerge, key, 2), On(TableTransactionActionType.Delete, key + "2", 0));
            await SubmitAsync(On(TableTransactionActionType.UpsertReplace, key, 3));
            Assert.Equal(3, (await Table.GetEntityAsync<TableEntity>(key, key)).Value["N"]);
            await SubmitAsync(On(TableTransactionActionType.Delete, key, 0));
        }

        Assert.Empty(await RowsAsync(Table));
    }

    [Fact]
    public async Task A_transaction_has_at_most_100_actions()
    {
        var actions = Enumerable.Range(0, 101).Select(i => Add(i.ToString(CultureInfo.InvariantCulture))).ToArray();

        await Refused(400, TableErrorCode.InvalidInput, () => SubmitAsync(actions));
        await SubmitAsync(actions[..100]);

        Assert.Equal(100, (await RowsAsync(Table)).Count);
    }

    [Fact]
    public async Task A_transaction_has_at_least_one_action()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => SubmitAsync());
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.SubmitTransactionAsync(null!));
    }

    [Fact]
    public async Task A_transaction_stays_in_one_partition()
    {
        var elsewhere = new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("q", "b"));

        await RefusedAt(1, 400, TableErrorCode.CommandsInBatchActOnDifferentPartitions, [Add("a"), elsewhere]);
        Answered("", string.Join(' ', await RowsAsync(Table)), "rows");
    }

    [Fact]
    public async Task A_transaction_touches_an_entity_once()
    {
        var again = new TableTransactionAction(TableTransactionActionType.Delete, Entity("a"));

        await RefusedAt(2, 400, TableErrorCode.InvalidDuplicateRow, [Add("a"), Add("b"), again]);
        Assert.Empty(await RowsAsync(Table));
    }

    [Fact]
    public async Task A_transaction_has_at_most_4_MiB()
    {
        var actions = Enumerable.Range(0, 70)
            .Select(i => new TableTransactionAction(
                TableTransactionActionType.Add, Entity(i.ToString(CultureInfo.InvariantCulture), "V", new byte[48 * 1024])))
            .ToArray();

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => SubmitAsync(actions));
        Assert.Equal(413, refused.Status);
        await SubmitAsync(actions[..60]);
    }

    [Fact]
    public async Task Of_concurrent_updates_under_one_ETag_one_wins()
    {
        const int Writers = 50;
        await Table.AddEntityAsync(Entity("r", "Count", 0));
        var winners = new System.Collections.Concurrent.ConcurrentBag<ETag>();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var entity = await GetAsync("r");
                entity["Count"] = entity.GetInt32("Count") + 1;
                try
                {
                    winners.Add((await Table.UpdateEntityAsync(entity, entity.ETag)).Headers.ETag!.Value);
                    return;
                }
                catch (RequestFailedException lost) when (lost.Status == 412)
                {
                    // Somebody else was first: look again.
                }
            }
        })));

        Assert.Equal(Writers, (await GetAsync("r"))["Count"]);
        Assert.Equal(Writers, winners.Distinct().Count());
    }

    [Fact]
    public async Task Of_concurrent_transactions_that_add_one_entity_one_wins_whole()
    {
        const int Writers = 20;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(async () =>
        {
            try
            {
                await SubmitAsync(Add("mine-" + i.ToString(CultureInfo.InvariantCulture)), Add("shared"));
                return true;
            }
            catch (TableTransactionFailedException lost) when (lost is { Status: 409, FailedTransactionActionIndex: 1 })
            {
                return false;
            }
        })));

        Assert.Single(outcomes, won => won);
        Assert.Equal(["mine-" + Array.IndexOf(outcomes, true).ToString(CultureInfo.InvariantCulture), "shared"], await RowsAsync(Table));
    }
}
