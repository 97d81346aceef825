using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Smarketing.Local.Tables;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>One table, by plain REST; what it refuses by itself, and forgives, is what the real client does.</summary>
internal sealed class RestTableClient(TableServiceClient service, TableEndpoint endpoint, string name) : TableClient
{
    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";

    public override string Name => name;

    public override Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) => service.CreateTableAsync(name, cancellationToken);

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        service.CreateTableIfNotExistsAsync(name, cancellationToken);

    public override Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => service.DeleteTableAsync(name, cancellationToken);

    public override async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        Entity<T>((await ReadAsync(partitionKey, rowKey, select, cancellationToken)).Accepted());

    public override async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        var answer = await ReadAsync(partitionKey, rowKey, select, cancellationToken);
        return answer.Status == 404 ? new AbsentResponse<T>(answer) : Entity<T>(answer.Accepted());
    }

    public override async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
    {
        RequireKeys(entity);
        return (await endpoint.SendAsync(HttpMethod.Post, name, TableEndpoint.JsonContent(EntityJson.Write(entity)), cancellation: cancellationToken)).Accepted();
    }

    public override Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        WriteAsync(entity, mode, ifMatch: null, cancellationToken);

    public override Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        ifMatch == default
            ? throw new ArgumentException("Value cannot be empty.", nameof(ifMatch))
            : WriteAsync(entity, mode, ifMatch.ToString(), cancellationToken);

    public override async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        var condition = ifMatch == default ? ETag.All : ifMatch;
        var answer = await endpoint.SendAsync(
            HttpMethod.Delete, EntityAddress.Of(name, partitionKey, rowKey), ifMatch: condition.ToString(), cancellation: cancellationToken);
        return answer.Status == 404 ? answer : answer.Accepted();
    }

    public override Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    public override async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("A transaction has at least one action.");
        }

        using var changes = ChangeSet.Write(endpoint, name, actions);
        var answer = (await endpoint.SendAsync(HttpMethod.Post, "$batch", changes, cancellation: cancellationToken)).Accepted();
        var answers = ChangeSet.Read(answer.Body);
        return answers.FirstOrDefault(part => part.Status >= 400) is { } failed
            ? throw new TableTransactionFailedException(failed.Refusal())
            : Response.FromValue<IReadOnlyList<Response>>(answers, answer);
    }

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        var selected = Selected(select);
        return new TablePages<T>(ReadPageAsync, maxPerPage, cancellationToken);

        async Task<Page<T>> ReadPageAsync(string? token, int? size)
        {
            // A key of the continuation has no space: the service encodes it.
            var next = token?.Split(' ', 2);
            var query = new QueryText($"{name}()").With("$filter", filter).With("$top", size).With("$select", selected)
                .With("NextPartitionKey", next?[0]).With("NextRowKey", next is [_, { Length: > 0 } row] ? row : null);
            var answer = (await endpoint.SendAsync(HttpMethod.Get, query.ToString(), cancellation: cancellationToken)).Accepted();
            using var document = JsonDocument.Parse(answer.Body);
            var entities = document.RootElement.GetProperty("value").EnumerateArray().Select(EntityJson.Read<T>).ToList();
            return Page<T>.FromValues(entities, Continuation(answer), answer);
        }
    }

    private static string? Continuation(Response answer) => answer.Headers.TryGetValue(NextPartition, out var partition)
        ? $"{partition} {(answer.Headers.TryGetValue(NextRow, out var row) ? row : "")}"
        : null;

    private static Response<T> Entity<T>(RestResponse answer)
        where T : class
    {
        using var document = JsonDocument.Parse(answer.Body);
        return Response.FromValue(EntityJson.Read<T>(document.RootElement), answer);
    }

    private static string? Selected(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    private static void RequireKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (entity.PartitionKey is null || entity.RowKey is null)
        {
            throw new ArgumentNullException(nameof(entity), "An entity has both of its keys.");
        }
    }

    private Task<RestResponse> ReadAsync(string partitionKey, string rowKey, IEnumerable<string>? select, CancellationToken cancellation) =>
        endpoint.SendAsync(
            HttpMethod.Get, new QueryText(EntityAddress.Of(name, partitionKey, rowKey)).With("$select", Selected(select)).ToString(), cancellation: cancellation);

    private async Task<Response> WriteAsync(ITableEntity entity, TableUpdateMode mode, string? ifMatch, CancellationToken cancellation)
    {
        RequireKeys(entity);
        var answer = await endpoint.SendAsync(
            mode == TableUpdateMode.Merge ? HttpMethod.Patch : HttpMethod.Put,
            EntityAddress.Of(name, entity),
            TableEndpoint.JsonContent(EntityJson.Write(entity)),
            ifMatch,
            cancellation);
        return answer.Accepted();
    }
}
