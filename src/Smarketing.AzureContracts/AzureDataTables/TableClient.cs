#nullable disable
using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using DeclarationsOnly = Microsoft.Azure.Functions.Worker.DeclarationsOnly;

namespace Azure.Data.Tables;

public class TableClient
{
    public TableClient(string connectionString, string tableName) => throw DeclarationsOnly.Failure();

    public TableClient(string connectionString, string tableName, TableClientOptions options = null) => throw DeclarationsOnly.Failure();

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null) => throw DeclarationsOnly.Failure();

    protected TableClient()
    {
    }

    public virtual string Name => throw DeclarationsOnly.Failure();

    public virtual string AccountName => throw DeclarationsOnly.Failure();

    public virtual Uri Uri => throw DeclarationsOnly.Failure();

    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual AsyncPageable<T> QueryAsync<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();

    public virtual AsyncPageable<T> QueryAsync<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response Delete(CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response<T> GetEntity<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();

    public virtual NullableResponse<T> GetEntityIfExists<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Response UpsertEntity<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Response UpdateEntity<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Response DeleteEntity(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Pageable<T> Query<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();

    public virtual Pageable<T> Query<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => throw DeclarationsOnly.Failure();
}
