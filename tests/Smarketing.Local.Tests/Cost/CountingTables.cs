using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Smarketing.Local.Tests.Cost;

/// <param name="Function">The function in whose course the call was made.</param>
internal sealed record StorageCall(string? Function, string Table, string Operation);

/// <summary>Counts the calls that a table service is paid for: one for each operation on a row, each transaction and each page of a query.</summary>
internal sealed class CountingTables(TableServiceClient inner) : TableServiceClient, IFunctionsWorkerMiddleware
{
    private readonly AsyncLocal<string?> _function = new();

    public ConcurrentQueue<StorageCall> Calls { get; } = new();

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        _function.Value = context.FunctionDefinition.Name;
        await next(context);
    }

    public override TableClient GetTableClient(string tableName) => new Table(this, tableName, inner.GetTableClient(tableName));

    public override Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        inner.CreateTableIfNotExistsAsync(tableName, cancellationToken);

    private void Count(string table, [CallerMemberName] string operation = "") =>
        Calls.Enqueue(new StorageCall(_function.Value, table, operation[..^"Async".Length]));

    private sealed class Table(CountingTables tables, string name, TableClient inner) : TableClient
    {
        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        {
            tables.Count(name);
            return inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);
        }

        public override AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            new CountedPages<T>(inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken), () => tables.Count(name, nameof(QueryAsync)));

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        {
            tables.Count(name);
            return inner.AddEntityAsync(entity, cancellationToken);
        }

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            tables.Count(name);
            return inner.UpsertEntityAsync(entity, mode, cancellationToken);
        }

        public override Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            tables.Count(name);
            return inner.UpdateEntityAsync(entity, ifMatch, mode, cancellationToken);
        }

        public override Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
        {
            tables.Count(name);
            return inner.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellationToken);
        }

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
        {
            tables.Count(name);
            return inner.SubmitTransactionAsync(transactionActions, cancellationToken);
        }
    }

    private sealed class CountedPages<T>(AsyncPageable<T> pages, Action count) : AsyncPageable<T>
        where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            await foreach (var page in pages.AsPages(continuationToken, pageSizeHint))
            {
                count();
                yield return page;
            }
        }
    }
}
