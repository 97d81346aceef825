using Azure.Data.Tables;

namespace Smarketing.Local.Tests.Tables;

public abstract partial class TableClientContract
{
    /// <summary>The first and last values of each type, and those that a number's text may lose.</summary>
    private static readonly Dictionary<string, object> Extremes = new(StringComparer.Ordinal)
    {
        ["LastInt"] = int.MaxValue,
        ["FirstLong"] = long.MinValue,
        ["BeyondDouble"] = (1L << 53) + 1,
        ["LastDouble"] = double.MaxValue,
        ["SmallestDouble"] = double.Epsilon,
        ["LongDouble"] = 1.0 / 3,
        ["LargeWholeDouble"] = 1e22,
        ["NotANumber"] = double.NaN,
        ["FirstInstant"] = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ["LastInstant"] = DateTimeOffset.MaxValue,
        ["EmptyGuid"] = Guid.Empty,
        ["NoBytes"] = Array.Empty<byte>(),
        ["Text"] = " {\"a\": [1]}\r\n\t'' %27 & ñ 😀 e\u0301 ",
    };

    [Fact]
    public async Task A_property_of_every_type_comes_back_as_it_was()
    {
        var guid = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833");
        var entity = new TableEntity("p", "r")
        {
            ["Text"] = "¡Señora Núñez! \"😀\" \n \\ '",
            ["Empty"] = "",
            ["Small"] = int.MinValue,
            ["Large"] = long.MaxValue,
            ["SmallLarge"] = 5L,
            ["Rate"] = 0.1,
            ["WholeRate"] = 2.0,
            ["Flag"] = true,
            ["Id"] = guid,
            ["At"] = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(-6)).AddTicks(1),
            ["Bytes"] = new byte[] { 0, 1, 255 },
        };
        await Table.AddEntityAsync(entity);

        var read = await GetAsync("r");

        Assert.Equal("¡Señora Núñez! \"😀\" \n \\ '", read["Text"]);
        Assert.Equal("", read["Empty"]);
        Assert.Equal(int.MinValue, read["Small"]);
        Assert.Equal(long.MaxValue, read["Large"]);
        Assert.Equal(5L, read["SmallLarge"]);
        Assert.Equal(0.1, read["Rate"]);
        Assert.Equal(2.0, read["WholeRate"]);
        Assert.Equal(true, read["Flag"]);
        Assert.Equal(guid, read["Id"]);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 15, 0, 0, TimeSpan.Zero).AddTicks(1), read["At"]);
        Assert.Equal(TimeSpan.Zero, read.GetDateTimeOffset("At")!.Value.Offset);
        Assert.Equal([0, 1, 255], read.GetBinary("Bytes"));
        Assert.Equal(("p", "r"), (read.PartitionKey, read.RowKey));
    }

    [Fact]
    public async Task A_null_is_no_property()
    {
        await Table.AddEntityAsync(Entity("r", "Name", null));

        Assert.False((await GetAsync("r")).ContainsKey("Name"));
    }

    [Fact]
    public async Task The_ends_of_every_type_come_back_as_they_were()
    {
        await Table.AddEntityAsync(Entity("alone", Extremes));
        await SubmitAsync(new TableTransactionAction(TableTransactionActionType.UpsertMerge, Entity("together", Extremes)), Add("other"));

        foreach (var row in new[] { "alone", "together" })
        {
            var read = await GetAsync(row);
            Assert.All(Extremes, extreme => Assert.Equal(extreme.Value, read[extreme.Key]));
        }
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task An_infinite_number_is_not_written(double value)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Table.AddEntityAsync(Entity("r", "Rate", value)));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SubmitAsync(new TableTransactionAction(TableTransactionActionType.Add, Entity("r", "Rate", value))));

        Assert.Empty(await RowsAsync(Table));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_234_567)]
    [InlineData(9_999_999)]
    public async Task An_instant_keeps_its_100_nanoseconds(int ticks)
    {
        var instant = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)).AddTicks(ticks);
        await Table.AddEntityAsync(Entity("r", "At", instant));

        Assert.Equal(instant.ToUniversalTime().Ticks, (await GetAsync("r")).GetDateTimeOffset("At")!.Value.Ticks);
    }

    [Fact]
    public async Task What_has_no_type_of_its_own_in_the_service_comes_back_as_its_next_of_kin()
    {
        var instant = new DateTime(2026, 1, 5, 15, 0, 0, DateTimeKind.Utc);
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["At"] = instant, ["Data"] = new BinaryData(new byte[] { 1, 2 }) });

        var read = await GetAsync("r");

        Assert.Equal(new DateTimeOffset(instant), read["At"]);
        Assert.Equal(new byte[] { 1, 2 }, read["Data"]);
    }

    [Fact]
    public async Task A_property_takes_the_type_of_its_new_value()
    {
        foreach (var value in new object[] { 1, "one", 1L, 1.0, true })
        {
            await Table.UpsertEntityAsync(Entity("r", "V", value));
            Assert.Equal(value, (await GetAsync("r"))["V"]);
        }
    }

    [Fact]
    public async Task The_Timestamp_is_the_services_to_write()
    {
        var entity = Entity("r", "N", 1);
        entity.Timestamp = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Table.AddEntityAsync(entity);

        Assert.NotEqual(entity.Timestamp, (await GetAsync("r")).Timestamp);
    }

    private static TableEntity Entity(string row, Dictionary<string, object> properties)
    {
        var entity = Entity(row);
        foreach (var (name, value) in properties)
        {
            entity[name] = value;
        }

        return entity;
    }
}
