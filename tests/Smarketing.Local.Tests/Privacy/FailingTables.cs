using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>Tables that take so many writes and then no more, as if the program had died there.</summary>
internal sealed class FailingTables(TableServiceClient inner) : TableServiceClient
{
    /// <summary>The writes that still succeed; null for all.</summary>
    public int? WritesLeft { get; set; }

    /// <summary>What somebody else does just before the next write, once; where its answer is lost, before it is sent again.</summary>
    public Func<Task>? BeforeNextWrite { get; set; }

    /// <summary>Whether the next write is done and its answer lost, so that the client sends it again.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>Whether the next transaction of more than two rows is refused.</summary>
    public bool FailsNextTransactionOfMany { get; set; }

    public override TableClient GetTableClient(string tableName) => new Table(this, inner.GetTableClient(tableName));

    public override Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        inner.CreateTableIfNotExistsAsync(tableName, cancellationToken);

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        if (LosesNextAnswer)
        {
            LosesNextAnswer = false;
            await write();
        }

        if (BeforeNextWrite is { } other)
        {
            BeforeNextWrite = null;
            await other();
        }

        return WritesLeft-- is null or > 0 ? await write() : throw new RequestFailedException(503, "The program is gone.");
    }

    private Task<Response<IReadOnlyList<Response>>> SubmitAsync(TableClient inner, List<TableTransactionAction> actions, CancellationToken cancellation)
    {
        if (FailsNextTransactionOfMany && actions.Count > 2)
        {
            FailsNextTransactionOfMany = false;
            throw new RequestFailedException(500, "The transaction was not understood.");
        }

        return WriteAsync(() => inner.SubmitTransactionAsync(actions, cancellation));
    }

    private sealed class Table(FailingTables tables, TableClient inner) : TableClient
    {
        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);

        public override AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken);

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(() => inner.AddEntityAsync(entity, cancellationToken));

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(() => inner.UpsertEntityAsync(entity, mode, cancellationToken));

        public override Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(() => inner.UpdateEntityAsync(entity, ifMatch, mode, cancellationToken));

        public override Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
            tables.WriteAsync(() => inner.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellationToken));

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
            tables.SubmitAsync(inner, [.. transactionActions], cancellationToken);
    }
}
