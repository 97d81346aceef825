using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tables;

public sealed partial class SqliteTableServiceClient
{
    public override string AccountName => throw Unsupported();

    public override Uri Uri => throw Unsupported();

    public override Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        throw Unsupported();

    public override Response DeleteTable(string tableName, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Pageable<TableItem> Query(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        throw Unsupported();

    public override Pageable<TableItem> Query(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        throw Unsupported();

    public override Pageable<TableItem> Query(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw Unsupported();

    public override AsyncPageable<TableItem> QueryAsync(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw Unsupported();

    public override AsyncPageable<TableItem> QueryAsync(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw Unsupported();

    private static NotSupportedException Unsupported([CallerMemberName] string member = "") =>
        new($"The local TableServiceClient has no {member}: it has what the app uses.");
}
