using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Simulation.Tests;

/// <summary>Tables that say they have stored some rows, and haven't.</summary>
/// <param name="isLost">By the table and the row's key.</param>
internal sealed class LosingTables(TableServiceClient inner, Func<string, string, bool> isLost) : TableServiceClient
{
    public override TableClient GetTableClient(string tableName) => new Table(tableName, inner.GetTableClient(tableName), isLost);

    public override Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        inner.CreateTableIfNotExistsAsync(tableName, cancellationToken);

    private sealed class Table(string name, TableClient inner, Func<string, string, bool> isLost) : TableClient
    {
        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);

        public override AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken);

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
            isLost(name, entity.RowKey) ? Stored() : inner.AddEntityAsync(entity, cancellationToken);

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
            isLost(name, entity.RowKey) ? Stored() : inner.UpsertEntityAsync(entity, mode, cancellationToken);

        public override Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
            isLost(name, entity.RowKey) ? Stored() : inner.UpdateEntityAsync(entity, ifMatch, mode, cancellationToken);

        public override Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
            inner.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellationToken);

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
        {
            var kept = transactionActions.Where(action => !isLost(name, action.Entity.RowKey)).ToList();
            return kept.Count > 0 ? inner.SubmitTransactionAsync(kept, cancellationToken) : Task.FromResult(Response.FromValue<IReadOnlyList<Response>>([], response: null!));
        }

        private static Task<Response> Stored() => Task.FromResult<Response>(null!);
    }
}
