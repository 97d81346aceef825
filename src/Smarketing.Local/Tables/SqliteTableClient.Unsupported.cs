using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tables;

public sealed partial class SqliteTableClient
{
    public override string AccountName => throw Unsupported();

    public override Uri Uri => throw Unsupported();

    public override Response<TableItem> Create(CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response Delete(CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response<T> GetEntity<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) => throw Unsupported();

    public override NullableResponse<T> GetEntityIfExists<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response AddEntity<T>(T entity, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response UpsertEntity<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response UpdateEntity<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response DeleteEntity(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        throw Unsupported();

    public override Response<IReadOnlyList<Response>> SubmitTransaction(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Pageable<T> Query<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        throw Unsupported();

    public override Pageable<T> Query<T>(
        Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        throw Unsupported();

    public override AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        throw Unsupported();

    private static NotSupportedException Unsupported([CallerMemberName] string member = "") =>
        new($"The local TableClient has no {member}: it has what the app uses, the asynchronous members among them.");
}
