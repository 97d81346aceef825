using System.Runtime.CompilerServices;
using System.Text;
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
            var table = order.Tables.GetTableClient(name);
            counts[name] = await SaveAsync(table, copy.FileOf(name), name == AppTables.Contacts ? new MergeTargets(table, startedAt) : null);
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

    /// <returns>How many rows the file holds.</returns>
    private static async Task<long> SaveAsync(TableClient table, string file, MergeTargets? merges)
    {
        var progress = new Progress(table.Name);
        await WriteAsync(file, LinesAsync(table, merges, progress));
        if (merges is not null && await merges.ReadAgainAsync() is { Count: > 0 } newer)
        {
            var part = Copy.PartOf(file);
            File.Move(file, part);
            await WriteAsync(file, WithNewerAsync(part, newer, progress));
            File.Delete(part);
        }

        progress.End();
        return progress.Count;
    }

    private static async Task WriteAsync(string file, IAsyncEnumerable<ReadOnlyMemory<byte>> lines)
    {
        await using var stream = Copy.Create(file);
        await foreach (var line in lines)
        {
            await stream.WriteAsync(line);
        }

        // The manifest, which says that this is whole, must not reach the disk before it.
        stream.Flush(flushToDisk: true);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(TableClient table, MergeTargets? merges, Progress progress)
    {
        await foreach (var row in RowsAsync(table))
        {
            merges?.Note(row);
            yield return RowLine.Of(row);
            progress.Add(1);
        }
    }

    /// <summary>A partition that is newer is so as a whole: of what it was, nothing stays.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> WithNewerAsync(
        string file, IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> newer, Progress progress)
    {
        await foreach (var line in File.ReadLinesAsync(file))
        {
            if (newer.ContainsKey(RowLine.Find(line)!.PartitionKey))
            {
                progress.Add(-1);
            }
            else
            {
                yield return Encoding.UTF8.GetBytes($"{line}\n");
            }
        }

        foreach (var line in newer.Values.SelectMany(lines => lines))
        {
            yield return line;
            progress.Add(1);
        }
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
