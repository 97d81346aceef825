using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Import;

/// <summary>Keeps imports: the job, the rows of its file that are still to be taken, and those that failed. One import is one partition.</summary>
public sealed class ImportStore(TableServiceClient tables)
{
    /// <summary>So many others may win the race for one job before a change gives up and is tried again as a whole.</summary>
    private const int AttemptsMax = 100;

    /// <summary>What the table service takes in one transaction.</summary>
    private const int ActionsMax = 100;

    private readonly TableClient _imports = tables.GetTableClient(TableNames.Imports);

    public Task CreateAsync(ImportJob job, CancellationToken cancellation) => _imports.AddEntityAsync(RowOf(job), cancellation);

    /// <summary>Of all imports that aren't forgotten yet.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation) =>
        await _imports.QueryAsync<TableEntity>(TableFilter.Equal(nameof(TableEntity.RowKey), ImportKeys.Job), select: [nameof(TableEntity.PartitionKey)], cancellationToken: cancellation)
            .Select(row => row.PartitionKey).ToListAsync(cancellation);

    public async Task<ImportJob?> FindAsync(string jobId, CancellationToken cancellation) => (await ReadAsync(jobId, cancellation))?.Job;

    /// <summary>The job as it stands after <paramref name="change"/>, which is made from the newest state again when somebody else was faster; null where there is none.</summary>
    public async Task<ImportJob?> ChangeAsync(string jobId, Func<ImportJob, ImportJob?> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await ReadAsync(jobId, cancellation) is not { } stored || change(stored.Job) is not { } changed)
            {
                return (await ReadAsync(jobId, cancellation))?.Job;
            }

            try
            {
                await _imports.UpdateEntityAsync(RowOf(changed), stored.ETag, TableUpdateMode.Replace, cancellation);
                return changed;
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 412 && attempt < AttemptsMax)
            {
                // Somebody else has changed the job first, or it was forgotten.
            }
        }
    }

    public Task AddBatchAsync(string jobId, int batch, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => SaveAsync(jobId, ImportKeys.Rows(batch), rows, cancellation);

    public async Task<IReadOnlyList<ImportRow>> BatchAsync(string jobId, int batch, CancellationToken cancellation)
    {
        var row = await _imports.GetEntityIfExistsAsync<TableEntity>(jobId, ImportKeys.Rows(batch), cancellationToken: cancellation);
        return row.HasValue ? RowsOf(row.Value!) : [];
    }

    public Task RemoveBatchAsync(string jobId, int batch, CancellationToken cancellation) => _imports.DeleteEntityAsync(jobId, ImportKeys.Rows(batch), cancellationToken: cancellation);

    public Task SaveFailedAsync(string jobId, int batch, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => SaveAsync(jobId, ImportKeys.Failed(batch), rows, cancellation);

    /// <summary>The rows that failed, in the file's order, a batch at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportRow>> FailedAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in _imports.QueryAsync<TableEntity>(TableFilter.Prefix(jobId, ImportKeys.FailedPrefix), cancellationToken: cancellation))
        {
            yield return RowsOf(row);
        }
    }

    /// <summary>Deletes all of the file's rows that are left.</summary>
    public Task RemoveRowsAsync(string jobId, CancellationToken cancellation) => DeleteAsync(TableFilter.Prefix(jobId, ImportKeys.RowsPrefix), cancellation);

    public Task ForgetAsync(string jobId, CancellationToken cancellation) => DeleteAsync(TableFilter.Partition(jobId), cancellation);

    private async Task DeleteAsync(string filter, CancellationToken cancellation)
    {
        var keys = new List<TableEntity>();
        await foreach (var row in _imports.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            keys.Add(new TableEntity(row.PartitionKey, row.RowKey));
        }

        foreach (var some in keys.Chunk(ActionsMax))
        {
            await _imports.SubmitTransactionAsync(some.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, key, ETag.All)), cancellation);
        }
    }

    private Task SaveAsync(string jobId, string rowKey, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => _imports.UpsertEntityAsync(
        StoredText.Row(jobId, rowKey, JsonSerializer.Serialize(rows, StoredJson.Compact.IReadOnlyListImportRow)), TableUpdateMode.Replace, cancellation);

    private async Task<Stored?> ReadAsync(string jobId, CancellationToken cancellation)
    {
        var row = await _imports.GetEntityIfExistsAsync<TableEntity>(jobId, ImportKeys.Job, cancellationToken: cancellation);
        return row.HasValue ? new Stored(JsonSerializer.Deserialize(StoredText.Read(row.Value!), StoredJson.Compact.ImportJob)!, row.Value!.ETag) : null;
    }

    private static TableEntity RowOf(ImportJob job) => StoredText.Row(job.Id, ImportKeys.Job, JsonSerializer.Serialize(job, StoredJson.Compact.ImportJob));

    private static IReadOnlyList<ImportRow> RowsOf(TableEntity row) => JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.IReadOnlyListImportRow)!;

    private sealed record Stored(ImportJob Job, ETag ETag);
}

/// <summary>The rows of an import's partition, whose key is the job's id.</summary>
public static class ImportKeys
{
    public const string Job = "job";
    public const string RowsPrefix = "rows|";
    public const string FailedPrefix = "failed|";

    public static string Rows(int batch) => string.Create(CultureInfo.InvariantCulture, $"{RowsPrefix}{batch:D7}");

    public static string Failed(int batch) => string.Create(CultureInfo.InvariantCulture, $"{FailedPrefix}{batch:D7}");

    public static string Instance(string jobId) => $"import-{jobId}";
}
