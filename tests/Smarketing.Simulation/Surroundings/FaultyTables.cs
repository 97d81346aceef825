using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Smarketing.Simulation.Plans;

namespace Smarketing.Simulation.Surroundings;

/// <summary>Tables whose calls go wrong where the world's plan says so.</summary>
internal sealed partial class FaultyTables(TableServiceClient inner, Troubles troubles, Life life) : TableServiceClient
{
    public override TableClient GetTableClient(string tableName) => new Table(this, tableName, inner.GetTableClient(tableName));

    public override Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        inner.CreateTableIfNotExistsAsync(tableName, cancellationToken);

    private async Task<T> WriteAsync<T>(StorageFault? fault, Func<Task<T>> write)
    {
        await life.GoOnAsync();
        switch (fault)
        {
            case null:
                return await write();
            case StorageFault.Refused:
                throw Busy();
            case StorageFault.AnswerLost:
                await write();
                throw Busy();
            case StorageFault.TriedAgain:
                await write();
                return await write();
            case StorageFault.CrashAfter:
                await write();
                return await life.DieAsync<T>();
            default:
                return await life.DieAsync<T>();
        }
    }

    private async Task<T> ReadAsync<T>(StorageFault? fault, Func<Task<T>> read)
    {
        await life.GoOnAsync();
        return fault switch
        {
            null or StorageFault.TriedAgain => await read(),
            StorageFault.Refused or StorageFault.AnswerLost => throw Busy(),
            _ => await life.DieAsync<T>(),
        };
    }

    private static RequestFailedException Busy() => new(503, "The server is busy.", "ServerBusy", innerException: null);

    [GeneratedRegex("PartitionKey (eq|ge) '(?<key>[^']*)'")]
    private static partial Regex Partition();

    private sealed class Table(FaultyTables tables, string name, TableClient inner) : TableClient
    {
        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            tables.ReadAsync(Fault("read", partitionKey, rowKey), () => inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken));

        public override AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            new Pages<T>(tables, Fault("query", Partition().Match(filter ?? "").Groups["key"].Value), inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken));

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(WriteFault("add", entity.PartitionKey, entity.RowKey), () => inner.AddEntityAsync(entity, cancellationToken));

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(WriteFault("upsert", entity.PartitionKey, entity.RowKey), () => inner.UpsertEntityAsync(entity, mode, cancellationToken));

        public override Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(WriteFault("update", entity.PartitionKey, entity.RowKey), () => inner.UpdateEntityAsync(entity, ifMatch, mode, cancellationToken));

        public override Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(WriteFault("delete", partitionKey, rowKey), () => inner.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellationToken));

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
        {
            var actions = transactionActions.ToList();
            return tables.WriteAsync(WriteFault("transaction", actions[0].Entity.PartitionKey, actions[0].Entity.RowKey), () => inner.SubmitTransactionAsync(actions, cancellationToken));
        }

        private StorageFault? Fault(string what, string partitionKey, string? rowKey = null) => tables.Of(name, what, isWrite: false, partitionKey, rowKey);

        private StorageFault? WriteFault(string what, string partitionKey, string rowKey) => tables.Of(name, what, isWrite: true, partitionKey, rowKey);
    }

    /// <summary>The dead ask for nothing.</summary>
    private StorageFault? Of(string table, string what, bool isWrite, string partitionKey, string? rowKey) =>
        life.Ended.IsCompleted ? null : troubles.OnCall(table, what, isWrite, partitionKey, rowKey, rowKey?.Split('|')[^1]);

    private sealed class Pages<T>(FaultyTables tables, StorageFault? fault, AsyncPageable<T> inner) : AsyncPageable<T>
        where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            await tables.ReadAsync(fault, () => Task.FromResult(true));
            await foreach (var page in inner.AsPages(continuationToken, pageSizeHint))
            {
                yield return page;
            }
        }
    }
}
