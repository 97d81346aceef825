using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Smarketing.Tables;

/// <summary>Copies the tables back from a folder. Done again, it comes to the same.</summary>
internal static class Load
{
    // The service takes 100 rows and 4 MiB in one transaction; around each row come some hundred bytes of its own.
    private const int RowsMax = 100;
    private const int LengthMax = 3 * 1024 * 1024;
    private const int TransactionsAtOnce = 16;

    public static async Task RunAsync(Order order)
    {
        var copy = new Copy(order.Folder);
        var counts = await copy.ReadAsync();

        // All of this before anything is written.
        foreach (var (table, count) in counts)
        {
            await CheckFileAsync(copy.FileOf(table), count);
        }

        foreach (var table in counts.Keys)
        {
            await CheckTargetAsync(order, table);
        }

        foreach (var table in counts.Keys)
        {
            await LoadAsync(copy.FileOf(table), order.Tables.GetTableClient(table));
        }
    }

    private static async Task CheckFileAsync(string file, long count)
    {
        var lines = File.Exists(file) ? await RowsAsync(file).LongCountAsync() : 0;
        if (lines != count)
        {
            throw new FaultException(string.Create(CultureInfo.InvariantCulture, $"{file} holds {lines:N0} rows where the copy had {count:N0}: it isn't whole."));
        }
    }

    private static async Task CheckTargetAsync(Order order, string table)
    {
        var target = order.Tables.GetTableClient(table);
        await target.CreateIfNotExistsAsync();
        if (!order.IsOver && await target.QueryAsync<TableEntity>(maxPerPage: 1, select: [nameof(TableEntity.PartitionKey)]).AnyAsync())
        {
            throw new FaultException($"The table {table} isn't empty. Where a load was broken off, --over goes on with it: rows of the same keys are replaced, all others stay.");
        }
    }

    private static async Task LoadAsync(string file, TableClient target)
    {
        var progress = new Progress(target.Name);
        var someAtOnce = new ParallelOptions { MaxDegreeOfParallelism = TransactionsAtOnce };
        await Parallel.ForEachAsync(TransactionsAsync(file), someAtOnce, async (rows, cancellation) =>
        {
            await target.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
            progress.Add(rows.Count);
        });
        progress.End();
    }

    /// <summary>The rows in the file's order, as many together as one transaction takes.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<TableEntity>> TransactionsAsync(string file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (rows, length) = (new List<TableEntity>(), 0);
        await foreach (var (row, rowLength) in RowsAsync(file, cancellation))
        {
            if (rows.Count > 0 && (rows.Count == RowsMax || length + rowLength > LengthMax || rows[0].PartitionKey != row.PartitionKey))
            {
                yield return rows;
                (rows, length) = (new List<TableEntity>(), 0);
            }

            rows.Add(row);
            length += rowLength;
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }

    private static async IAsyncEnumerable<(TableEntity Row, int Length)> RowsAsync(string file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var number = 0L;
        await foreach (var line in File.ReadLinesAsync(file, cancellation))
        {
            number++;
            var row = RowLine.Find(line) ?? throw new FaultException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of {file} isn't what a save has written."));
            yield return (row, line.Length);
        }
    }
}
