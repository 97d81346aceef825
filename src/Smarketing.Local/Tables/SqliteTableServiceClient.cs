using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Data.Sqlite;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Tables;

/// <summary>
/// The Table service on the local database, with the service's own rules. What the app doesn't use says so with a
/// <see cref="NotSupportedException"/>.
/// </summary>
public sealed partial class SqliteTableServiceClient : TableServiceClient
{
    private readonly LocalDatabase _database;
    private readonly TimeProvider _clock;
    private readonly Task _ready;

    public SqliteTableServiceClient(LocalDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
        _ready = database.WriteAsync(TableSchema.Create);
    }

    public override TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new SqliteTableClient(this, tableName);
    }

    public override async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        await TryCreateAsync(tableName, cancellationToken)
            ? Response.FromValue(new TableItem(tableName), new TableResponse(204))
            : throw TableErrors.TableAlreadyExists();

    public override async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var created = await TryCreateAsync(tableName, cancellationToken);
        return Response.FromValue(new TableItem(tableName), new TableResponse(created ? 204 : 409));
    }

    /// <remarks>Like the real client's, it succeeds with the status 404 when there is no such table.</remarks>
    public override async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var deleted = await WriteAsync(session => TableSchema.TryRemove(session, tableName), cancellationToken);
        return new TableResponse(deleted ? 204 : 404);
    }

    public override AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        if (filter is not null)
        {
            throw Unsupported("QueryAsync with a filter");
        }

        return new TablePages<TableItem>(ReadAllAsync, maxPerPage, cancellationToken);

        async Task<Page<TableItem>> ReadAllAsync(string? token, int? size)
        {
            var names = await ReadAsync(TableSchema.Names, cancellationToken);
            return Page<TableItem>.FromValues([.. names.Select(name => new TableItem(name))], continuationToken: null, new TableResponse(200));
        }
    }

    internal DateTimeOffset Now() => _clock.GetUtcNow();

    internal async Task<T> WriteAsync<T>(Func<DatabaseSession, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await _ready;
        try
        {
            return await _database.WriteAsync(work);
        }
        catch (SqliteException failure) when (DiskFault.Is(failure))
        {
            throw TableErrors.Unavailable(failure);
        }
    }

    internal async Task<T> ReadAsync<T>(Func<DatabaseSession, T> query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await _ready;
        return await _database.ReadAsync(query);
    }

    private async Task<bool> TryCreateAsync(string tableName, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        if (!TableName.IsMatch(tableName) || tableName.Equals("tables", StringComparison.OrdinalIgnoreCase))
        {
            throw TableErrors.InvalidTableName(tableName);
        }

        return await WriteAsync(session => TableSchema.TryAdd(session, tableName, Now().UtcTicks), cancellation);
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{2,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TableName { get; }
}
