using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Tables;

public abstract partial class TableClientContract
{
    private const int MaximumText = 32 * 1024;
    private const int MaximumBytes = 64 * 1024;

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u007fb")]
    [InlineData("a\u009fb")]
    public async Task Some_characters_are_no_part_of_a_key(string key)
    {
        await Refused(400, TableErrorCode.InvalidInput, () => Table.AddEntityAsync(new TableEntity(key, "r")));
        await Refused(400, TableErrorCode.InvalidInput, () => Table.AddEntityAsync(new TableEntity("p", key)));
        await Refused(400, TableErrorCode.InvalidInput, () => Table.UpsertEntityAsync(Entity(key)), key);
        await Refused(400, TableErrorCode.InvalidInput, () => Table.UpsertEntityAsync(Entity(key), TableUpdateMode.Replace), key);
        await RefusedAt(1, 400, TableErrorCode.InvalidInput, [Add("r"), Add(key)]);
        await RefusedAt(0, 400, TableErrorCode.InvalidInput, [new(TableTransactionActionType.UpsertMerge, Entity(key))]);
    }

    [Theory]
    [InlineData("contact|2026-01-05T09:00:00.000Z|%20 &=+,;:@$~!*()[]{}<>^`\"'")]
    [InlineData("ñandú ☎ 😀")]
    public async Task Every_other_character_is(string key)
    {
        await Table.AddEntityAsync(new TableEntity(key, key) { ["N"] = 1 });

        Assert.Equal(1, (await Table.GetEntityAsync<TableEntity>(key, key)).Value["N"]);
        Assert.Equal([key], await RowsAsync(Table, $"PartitionKey eq '{key.Replace("'", "''", StringComparison.Ordinal)}'"));
    }

    [Fact]
    public async Task A_key_has_at_most_one_KiB()
    {
        var longest = new string('k', 512);
        await Table.AddEntityAsync(new TableEntity(longest, longest));

        foreach (var entity in new[] { new TableEntity(longest + "k", "r"), new TableEntity("p", longest + "k") })
        {
            Assert.Equal(400, (await Assert.ThrowsAsync<RequestFailedException>(() => Table.AddEntityAsync(entity))).Status);
        }
    }

    [Fact]
    public async Task Keys_are_never_null()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.AddEntityAsync(new TableEntity(null, "r")));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.UpsertEntityAsync(new TableEntity("p", null)));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("9lives")]
    [InlineData("with-dash")]
    public async Task A_property_name_is_an_identifier(string name) =>
        await Refused(400, TableErrorCode.PropertyNameInvalid, () => Table.AddEntityAsync(Entity("r", name, 1)));

    [Fact]
    public async Task Property_names_hold_letters_of_any_script_and_regard_case()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["_name"] = 1, ["Año"] = 2, ["año"] = 3, ["N1_n"] = 4 });

        var read = await GetAsync("r");

        Assert.Equal((1, 2, 3, 4), (read["_name"], read["Año"], read["año"], read["N1_n"]));
    }

    [Fact]
    public async Task A_property_name_has_at_most_255_characters()
    {
        await Table.AddEntityAsync(Entity("r", new string('n', 255), 1));

        await Refused(400, TableErrorCode.PropertyNameTooLong, () => Table.AddEntityAsync(Entity("s", new string('n', 256), 1)));
    }

    [Fact]
    public async Task A_property_has_at_most_64_KiB()
    {
        await Table.AddEntityAsync(Entity("text", "V", new string('v', MaximumText)));
        await Table.AddEntityAsync(Entity("bytes", "V", new byte[MaximumBytes]));

        await Refused(400, TableErrorCode.PropertyValueTooLarge, () => Table.AddEntityAsync(Entity("t", "V", new string('v', MaximumText + 1))));
        await Refused(400, TableErrorCode.PropertyValueTooLarge, () => Table.AddEntityAsync(Entity("b", "V", new byte[MaximumBytes + 1])));
        await RefusedAt(
            1, 400, TableErrorCode.PropertyValueTooLarge, [Add("r"), new(TableTransactionActionType.Add, Entity("t", "V", new string('v', MaximumText + 1)))]);
        Assert.Equal(MaximumText, (await GetAsync("text")).GetString("V").Length);
        Assert.Equal(MaximumBytes, (await GetAsync("bytes")).GetBinary("V").Length);
    }

    [Theory]
    [InlineData("ñ")]
    [InlineData("中")]
    [InlineData("😀")]
    public async Task A_text_is_measured_in_UTF_16(string character)
    {
        var longest = string.Concat(Enumerable.Repeat(character, MaximumText / character.Length));
        await Table.AddEntityAsync(Entity("r", "V", longest));

        Assert.Equal(longest, (await GetAsync("r"))["V"]);
        await Refused(400, TableErrorCode.PropertyValueTooLarge, () => Table.UpsertEntityAsync(Entity("r", "V", longest + character)));
    }

    [Fact]
    public async Task An_entity_has_at_most_252_properties_merged_ones_included()
    {
        var entity = Entity("r");
        for (var i = 0; i < 252; i++)
        {
            entity["P" + i.ToString(CultureInfo.InvariantCulture)] = i;
        }

        await Table.AddEntityAsync(entity);
        await Refused(400, TableErrorCode.TooManyProperties, () => Table.UpsertEntityAsync(Entity("r", "P252", 1)));
        entity["P252"] = 1;
        await Refused(400, TableErrorCode.TooManyProperties, () => Table.UpsertEntityAsync(entity, TableUpdateMode.Replace));
    }

    [Fact]
    public async Task An_entity_has_at_most_one_MiB()
    {
        var entity = Entity("r");
        for (var i = 0; i < 15; i++)
        {
            entity["P" + i.ToString(CultureInfo.InvariantCulture)] = new string('v', MaximumText);
        }

        await Table.AddEntityAsync(entity);
        entity["P15"] = new string('v', MaximumText);
        await Refused(400, TableErrorCode.EntityTooLarge, () => Table.UpsertEntityAsync(entity));
    }

    [Fact]
    public async Task An_instant_lies_in_the_year_1601_or_later()
    {
        var first = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Table.AddEntityAsync(Entity("r", "At", first));

        await Refused(400, TableErrorCode.OutOfRangeInput, () => Table.AddEntityAsync(Entity("s", "At", first.AddTicks(-1))));
    }

    [Fact]
    public async Task A_type_that_the_service_lacks_is_refused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => Table.AddEntityAsync(Entity("r", "Day", new DateOnly(2026, 1, 5))));
}
