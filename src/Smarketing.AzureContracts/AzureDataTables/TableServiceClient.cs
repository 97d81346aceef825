#nullable disable
using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using DeclarationsOnly = Microsoft.Azure.Functions.Worker.DeclarationsOnly;

namespace Azure.Data.Tables;

public class TableServiceClient
{
    public TableServiceClient(string connectionString) => throw DeclarationsOnly.Failure();

    public TableServiceClient(string connectionString, TableClientOptions options = null) => throw DeclarationsOnly.Failure();

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) => throw DeclarationsOnly.Failure();

    protected TableServiceClient()
    {
    }

    public virtual string AccountName => throw DeclarationsOnly.Failure();

    public virtual Uri Uri => throw DeclarationsOnly.Failure();

    public virtual TableClient GetTableClient(string tableName) => throw DeclarationsOnly.Failure();

    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual AsyncPageable<TableItem> QueryAsync(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual AsyncPageable<TableItem> QueryAsync(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Pageable<TableItem> Query(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Pageable<TableItem> Query(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public virtual Pageable<TableItem> Query(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();
}
