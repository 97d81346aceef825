using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Smarketing.Local.Tables;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>The tables of an account, by plain REST; what it makes of the answers is what the real client makes of them.</summary>
internal sealed class RestTableServiceClient(TableEndpoint endpoint) : TableServiceClient
{
    private const string NextTable = "x-ms-continuation-NextTableName";

    public override TableClient GetTableClient(string tableName) => new RestTableClient(this, endpoint, tableName);

    public override async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        Response.FromValue(new TableItem(tableName), (await CreateAsync(tableName, cancellationToken)).Accepted());

    public override async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var answer = await CreateAsync(tableName, cancellationToken);
        return Response.FromValue(new TableItem(tableName), answer.Status == 409 ? answer : answer.Accepted());
    }

    public override async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        var answer = await endpoint.SendAsync(HttpMethod.Delete, $"Tables('{tableName}')", cancellation: cancellationToken);
        return answer.Status == 404 ? answer : answer.Accepted();
    }

    public override AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        return new TablePages<TableItem>(ReadPageAsync, maxPerPage, cancellationToken);

        async Task<Page<TableItem>> ReadPageAsync(string? token, int? size)
        {
            var query = new QueryText("Tables").With("$filter", filter).With("$top", size).With("NextTableName", token);
            var answer = (await endpoint.SendAsync(HttpMethod.Get, query.ToString(), cancellation: cancellationToken)).Accepted();
            using var document = JsonDocument.Parse(answer.Body);
            var names = document.RootElement.GetProperty("value").EnumerateArray().Select(table => table.GetProperty("TableName").GetString()!);
            return Page<TableItem>.FromValues([.. names.Select(name => new TableItem(name))], answer.Headers.TryGetValue(NextTable, out var next) ? next : null, answer);
        }
    }

    private Task<RestResponse> CreateAsync(string tableName, CancellationToken cancellation) => endpoint.SendAsync(
        HttpMethod.Post, "Tables", TableEndpoint.JsonContent(new JsonObject { ["TableName"] = tableName }.ToJsonString()), cancellation: cancellation);
}
