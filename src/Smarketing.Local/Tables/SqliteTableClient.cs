using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables.Filters;

namespace Smarketing.Local.Tables;

/// <summary>One table on the local database; each call is one read, or one write that is on disk when it completes.</summary>
public sealed partial class SqliteTableClient : TableClient
{
    private const int MaximumPerPage = 1000;

    private readonly SqliteTableServiceClient _service;

    internal SqliteTableClient(SqliteTableServiceClient service, string name)
    {
        _service = service;
        Name = name;
    }

    public override string Name { get; }

    public override Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        _service.CreateTableAsync(Name, cancellationToken);

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        _service.CreateTableIfNotExistsAsync(Name, cancellationToken);

    public override Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        _service.DeleteTableAsync(Name, cancellationToken);

    public override async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        await FindAsync(partitionKey, rowKey, cancellationToken) is { } entity
            ? Response.FromValue(entity.To<T>(select?.ToArray()), new TableResponse(200))
            : throw TableErrors.EntityNotFound();

    public override async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        StoredEntity? entity;
        try
        {
            entity = await FindAsync(partitionKey, rowKey, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            entity = null;
        }

        return entity is null
            ? new AbsentResponse<T>(new TableResponse(404))
            : Response.FromValue(entity.To<T>(select?.ToArray()), new TableResponse(200));
    }

    public override async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        await WriteAsync(EntityWrite.Of(TableTransactionActionType.Add, entity, default), cancellationToken);

    public override async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        await WriteAsync(
            EntityWrite.Of(
                mode == TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace, entity, default),
            cancellationToken);

    public override async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
        }

        var action = mode == TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace;
        return await WriteAsync(EntityWrite.Of(action, entity, ifMatch), cancellationToken);
    }

    /// <remarks>Like the real client's, it succeeds with the status 404 when there is no such entity.</remarks>
    public override async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        try
        {
            await WriteAsync(EntityWrite.Deletion(EntityKey.Checked(partitionKey, rowKey), ifMatch), cancellationToken);
            return new TableResponse(204);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return new TableResponse(404);
        }
    }

    public override async Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return await DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    public override async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var writes = EntityTransaction.Of(transactionActions);
        var etag = await _service.WriteAsync(session => Apply(session, writes), cancellationToken);
        Response[] responses = [.. writes.Select(write => write.Action == TableTransactionActionType.Delete
            ? new TableResponse(204)
            : new TableResponse(204, etag))];
        return Response.FromValue<IReadOnlyList<Response>>(responses, new TableResponse(202));
    }

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        var selected = select?.ToArray();
        return new TablePages<T>(ReadPageAsync, maxPerPage, cancellationToken);

        async Task<Page<T>> ReadPageAsync(string? token, int? size)
        {
            if (size is < 1 or > MaximumPerPage)
            {
                throw TableErrors.InvalidInput($"A page has 1 to {MaximumPerPage} entities.");
            }

            var start = ContinuationToken.Read(token);
            var parsed = FilterParser.Parse(filter);
            EntityKey? next = null;
            var found = await _service.ReadAsync(
                session => TableReader.Page(session, TableReader.IdOf(session, Name), parsed, start, size ?? MaximumPerPage, out next),
                cancellationToken);
            return Page<T>.FromValues([.. found.Select(entity => entity.To<T>(selected))], ContinuationToken.Write(next), new TableResponse(200));
        }
    }

    private async Task<StoredEntity?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var key = new EntityKey(partitionKey, rowKey);
        return await _service.ReadAsync(session => TableReader.Find(session, TableReader.IdOf(session, Name), key), cancellation);
    }

    private async Task<Response> WriteAsync(EntityWrite write, CancellationToken cancellation)
    {
        var etag = await _service.WriteAsync(
            session =>
            {
                var table = TableWriter.Open(session, Name, _service.Now());
                table.Apply(write);
                return table.ETag;
            },
            cancellation);
        return new TableResponse(204, etag);
    }

    private ETag Apply(DatabaseSession session, IReadOnlyList<EntityWrite> writes)
    {
        var index = 0;
        try
        {
            var table = TableWriter.Open(session, Name, _service.Now());
            for (; index < writes.Count; index++)
            {
                table.Apply(writes[index]);
            }

            return table.ETag;
        }
        catch (RequestFailedException failure)
        {
            throw TableErrors.InTransaction(index, failure);
        }
    }
}
