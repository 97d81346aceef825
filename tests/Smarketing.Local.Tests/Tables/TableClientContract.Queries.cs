using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Tables;

public abstract partial class TableClientContract
{
    [Fact]
    public async Task Entities_come_in_the_ordinal_order_of_their_keys()
    {
        string[] keys = ["", "B", "a", "a b", "aa", "a|", "b", "ñ"];
        foreach (var key in keys.Reverse())
        {
            await Table.AddEntityAsync(new TableEntity("q", key));
            await Table.AddEntityAsync(new TableEntity("P", key));
        }

        Assert.Equal([.. keys, .. keys], await RowsAsync(Table));
        Assert.Equal(keys, await RowsAsync(Table, "PartitionKey eq 'q'"));
    }

    [Theory]
    [InlineData("Name eq 'ana'", "1")]
    [InlineData("Name eq 'O''Hara'", "2")]
    [InlineData("Name eq ''", "")]
    [InlineData("Name ne 'ana'", "2")]
    [InlineData("Name gt 'B'", "1 2")]
    [InlineData("Name lt 'a'", "2")]
    [InlineData("Count eq 5", "1")]
    [InlineData("Count ge -1 and Count lt 5", "2 3")]
    [InlineData("Big gt 4000000000L", "2")]
    [InlineData("Big le 4000000000L", "1")]
    [InlineData("Rate eq 0.5", "1")]
    [InlineData("Rate gt 1e2", "2")]
    [InlineData("Flag eq true", "1 3")]
    [InlineData("Flag ne true", "2")]
    [InlineData("not (Flag eq true)", "2")]
    [InlineData("not Count eq 5 and not Count eq 0", "3")]
    [InlineData("At ge datetime'2026-01-05T15:00:00Z'", "2")]
    [InlineData("At lt datetime'2026-01-05T15:00:00.0000000Z'", "1")]
    [InlineData("At lt datetime'2026-01-05T15:00:00.0000001Z'", "1 2")]
    [InlineData("Id eq guid'c9da6455-213d-42c9-9a79-3e9149a57833'", "1")]
    [InlineData("Bytes eq X'00ff'", "1")]
    [InlineData("Bytes eq binary'01'", "2")]
    [InlineData("Count eq 5 or Count eq 0 and Flag eq true", "1")]
    [InlineData("(Count eq 5 or Count eq 0) and Flag eq false", "2")]
    [InlineData("Timestamp gt datetime'2000-01-01T00:00:00Z'", "1 2 3")]
    [InlineData("PartitionKey eq 'p' and RowKey ge '2'", "2 3")]
    [InlineData("PartitionKey eq 'p' and RowKey gt '1' and RowKey lt '3'", "2")]
    [InlineData("(RowKey eq '3' or RowKey eq '1') and PartitionKey eq 'p'", "1 3")]
    [InlineData("PartitionKey ne 'p'", "")]
    [InlineData("PartitionKey eq 'o' or PartitionKey eq 'p'", "1 2 3")]
    [InlineData("not (PartitionKey eq 'p' and RowKey eq '2')", "1 3")]
    [InlineData("PartitionKey gt 'o' and PartitionKey lt 'q'", "1 2 3")]
    public async Task A_filter_finds_what_it_says(string filter, string rows)
    {
        await Table.AddEntityAsync(new TableEntity("p", "1")
        {
            ["Name"] = "ana",
            ["Count"] = 5,
            ["Big"] = 4_000_000_000L,
            ["Rate"] = 0.5,
            ["Flag"] = true,
            ["At"] = new DateTimeOffset(2026, 1, 5, 14, 59, 59, TimeSpan.Zero),
            ["Id"] = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"),
            ["Bytes"] = new byte[] { 0, 255 },
        });
        await Table.AddEntityAsync(new TableEntity("p", "2")
        {
            ["Name"] = "O'Hara",
            ["Count"] = 0,
            ["Big"] = 4_000_000_001L,
            ["Rate"] = 100.5,
            ["Flag"] = false,
            ["At"] = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(-6)),
            ["Id"] = new Guid("00000000-213d-42c9-9a79-3e9149a57833"),
            ["Bytes"] = new byte[] { 1 },
        });
        await Table.AddEntityAsync(new TableEntity("p", "3") { ["Count"] = -1, ["Flag"] = true });

        Answered(rows, string.Join(' ', await RowsAsync(Table, filter)), filter);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Name eq")]
    [InlineData("Name is 'a'")]
    [InlineData("Name eq 'a")]
    [InlineData("Name eq 'a' and")]
    [InlineData("(Name eq 'a'")]
    [InlineData("Name eq 'a')")]
    [InlineData("Name eq 'a' Name eq 'b'")]
    [InlineData("Name eq 99999999999999999999L")]
    [InlineData("At eq datetime'soon'")]
    [InlineData("Id eq guid'1'")]
    [InlineData("Name = 'a'")]
    public async Task A_filter_that_says_nothing_is_refused(string filter) =>
        await Refused(400, TableErrorCode.InvalidInput, () => RowsAsync(Table, filter), filter);

    [Fact]
    public async Task A_filter_has_at_most_15_comparisons()
    {
        await Table.AddEntityAsync(Entity("r", "N", 14));
        static string Filter(int comparisons) =>
            string.Join(" or ", Enumerable.Range(0, comparisons).Select(i => "N eq " + i.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(["r"], await RowsAsync(Table, Filter(15)));
        await Refused(400, TableErrorCode.InvalidInput, () => RowsAsync(Table, Filter(16)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_range_of_keys_finds_what_looking_at_every_key_would(int seed)
    {
        string[] keys = ["", "a", "aa", "ab", "a|", "b", "ñ"];
        var all = keys.SelectMany(partition => keys.Select(row => new EntityName(partition, row))).ToList();
        foreach (var (partition, row) in all)
        {
            await Table.AddEntityAsync(new TableEntity(partition, row));
        }

        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var terms = Enumerable.Range(0, random.Next(1, 5)).Select(_ => KeyTerm.Choose(random, keys)).ToList();
            var word = random.Next(4) == 0 ? " or " : " and ";
            var filter = string.Join(word, terms.Select(term => term.ToString()));
            var expected = all.Where(name => word == " or " ? terms.Exists(term => term.Matches(name)) : terms.TrueForAll(term => term.Matches(name)));

            var found = new List<EntityName>();
            await foreach (var entity in Table.QueryAsync<TableEntity>(filter, maxPerPage: random.Next(1, 20)))
            {
                found.Add(new EntityName(entity.PartitionKey, entity.RowKey));
            }

            Assert.True(expected.SequenceEqual(found), $"{filter} found {string.Join(", ", found)}");
        }
    }

    private sealed record EntityName(string Partition, string Row);

    private sealed record KeyTerm(string Property, string Comparison, string Value)
    {
        private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];

        public static KeyTerm Choose(Random random, string[] keys) => new(
            random.Next(2) == 0 ? "PartitionKey" : "RowKey",
            Comparisons[random.Next(Comparisons.Length)],
            keys[random.Next(keys.Length)]);

        public bool Matches(EntityName name)
        {
            var order = string.CompareOrdinal(Property == "PartitionKey" ? name.Partition : name.Row, Value);
            return Comparison switch
            {
                "eq" => order == 0,
                "ne" => order != 0,
                "gt" => order > 0,
                "ge" => order >= 0,
                "lt" => order < 0,
                _ => order <= 0,
            };
        }

        public override string ToString() => $"{Property} {Comparison} '{Value}'";
    }
}
