using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.Local.Tests.Tables;

/// <remarks>The filters of the app's stores: what <see cref="TableFilter"/> builds, and what two of them add to it.</remarks>
public abstract partial class TableClientContract
{
    [Fact]
    public async Task The_filters_of_the_stores_find_their_rows()
    {
        const string Quoted = "O'Hara";
        string[] rows = ["", "mail|1", "outbox", "outbox|", "outbox|1", "outbox|2", "outbox}", "Outbox|1", "timeline|1"];
        foreach (var partition in new[] { "2026-01-05", "2026-01-06", "2026-01-07", Quoted })
        {
            await SubmitAsync([.. rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, row)))]);
        }

        Assert.Equal(rows.Order(StringComparer.Ordinal), await RowsAsync(Table, TableFilter.Partition(Quoted)));
        Assert.Equal(["outbox|", "outbox|1", "outbox|2"], await RowsAsync(Table, TableFilter.Prefix(Quoted, "outbox|")));
        Assert.Equal(["outbox}", "timeline|1"], await RowsAsync(Table, TableFilter.Beyond(Quoted, "outbox|2")));
        Assert.Equal(["outbox|1", "outbox|2"], await RowsAsync(Table, TableFilter.Between(Quoted, "outbox|", "outbox}")));
        Assert.Equal(["2026-01-05", "2026-01-06"], await PartitionsAsync(TableFilter.Partitions("2026-01-05", "2026-01-07")));
        Assert.Equal(["2026-01-07", Quoted], await PartitionsAsync(TableFilter.BeyondPartition("2026-01-06")));
        Assert.Empty(await RowsAsync(Table, TableFilter.Partition("o'hara")));
    }

    [Fact]
    public async Task The_filters_of_the_stores_take_further_conditions()
    {
        foreach (var day in new[] { "2026-01-05", "2026-01-06", "2026-01-07" })
        {
            await Table.AddEntityAsync(new TableEntity(day, day) { ["IsTold"] = day == "2026-01-05" });
            await Table.AddEntityAsync(new TableEntity("funnel", day));
        }

        Assert.Equal(["2026-01-06"], await RowsAsync(Table, $"{TableFilter.Partitions("2026-01-05", "2026-01-07")} and IsTold eq false"));
        Assert.Equal(
            ["2026-01-05", "2026-01-06"],
            await RowsAsync(Table, $"{TableFilter.Partition("funnel")} and RowKey ge '2026-01-05' and RowKey le '2026-01-06'"));
    }

    private async Task<IEnumerable<string>> PartitionsAsync(string filter)
    {
        var partitions = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var entity in Table.QueryAsync<TableEntity>(filter))
        {
            partitions.Add(entity.PartitionKey);
        }

        return partitions;
    }
}
