using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Smarketing.Tables;

/// <summary>Copies the app's tables into a folder.</summary>
internal static class Save
{
    public static async Task RunAsync(Order order)
    {
        var copy = new Copy(order.Folder);
        copy.Begin();
        var startedAt = TimeProvider.System.GetUtcNow();
        await CheckAllAreThereAsync(order);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in AppTables.InOrder)
        {
            counts[name] = await SaveAsync(order.Tables.GetTableClient(name), copy.FileOf(name));
        }

        await copy.FinishAsync(startedAt, counts);
    }

    /// <summary>The app makes all of its tables when it starts: where one is missing, it was lost, or this is another's account.</summary>
    private static async Task CheckAllAreThereAsync(Order order)
    {
        var found = await order.Tables.QueryAsync().Select(table => table.Name).ToHashSetAsync(StringComparer.Ordinal);
        var missing = AppTables.InOrder.Where(table => !found.Contains(table)).ToList();
        if (missing.Count == AppTables.InOrder.Count)
        {
            throw new FaultException("None of the app's tables is there: is this its account?");
        }

        if (missing.Count > 0)
        {
            throw new FaultException($"Nothing was saved, since of the app's tables these are not there: {string.Join(", ", missing)}.");
        }
    }

    private static async Task<long> SaveAsync(TableClient table, string file)
    {
        var progress = new Progress(table.Name);
        await using var stream = Copy.Create(file);
        await foreach (var row in RowsAsync(table))
        {
            await stream.WriteAsync(RowLine.Of(row));
            progress.Add(1);
        }

        // The manifest, which says that this is whole, must not reach the disk before it.
        stream.Flush(flushToDisk: true);
        progress.End();
        return progress.Count;
    }

    /// <summary>
    /// All rows. A contact is one partition, and its rows belong together: the app may change it between two answers, so a partition that an answer
    /// has cut is asked for anew from its beginning. Only one that is longer than an answer comes in several.
    /// </summary>
    private static async IAsyncEnumerable<TableEntity> RowsAsync(TableClient table, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (string? from = ""; from is not null;)
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from}");
            from = null;
            await foreach (var answer in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).AsPages())
            {
                from = CutBy(answer);
                foreach (var row in answer.Values.TakeWhile(row => row.PartitionKey != from))
                {
                    yield return row;
                }

                if (from is not null)
                {
                    break;
                }
            }
        }
    }

    /// <summary>The partition that goes on, or may go on, after this answer; null where it is all that the answer holds.</summary>
    private static string? CutBy(Azure.Page<TableEntity> answer) =>
        answer.ContinuationToken is not null && answer.Values is [var first, .., var last] && first.PartitionKey != last.PartitionKey ? last.PartitionKey : null;
}
