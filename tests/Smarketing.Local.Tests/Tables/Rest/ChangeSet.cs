using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>
/// A transaction as one multipart request, as
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions says.
/// </summary>
internal static class ChangeSet
{
    // They need differ from what an entity holds, and from one another; not from one request to the next.
    private const string Batch = "batch_5c1ea0d4-2a0c-4f51-b0a7-90f3bd6f2f6d";
    private const string Changes = "changeset_a9d3bb0f-76a5-4f0c-8df1-1d6d1f0e54c2";
    private const string Status = "HTTP/1.1 ";

    public static HttpContent Write(TableEndpoint endpoint, string table, IEnumerable<TableTransactionAction> actions)
    {
        var text = new StringBuilder();
        Line(text, $"--{Batch}");
        Line(text, $"Content-Type: multipart/mixed; boundary={Changes}");
        Line(text);
        foreach (var action in actions)
        {
            Line(text, $"--{Changes}");
            Line(text, "Content-Type: application/http");
            Line(text, "Content-Transfer-Encoding: binary");
            Line(text);
            Write(text, endpoint, table, action);
        }

        Line(text, $"--{Changes}--");
        Line(text, $"--{Batch}--");
        var content = new StringContent(text.ToString(), Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/mixed; boundary={Batch}");
        return content;
    }

    /// <summary>The answer to each action, or the one to the action that failed.</summary>
    public static IReadOnlyList<RestResponse> Read(string body)
    {
        var answers = new List<RestResponse>();
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Status, StringComparison.Ordinal))
            {
                answers.Add(Read(lines.AsSpan(i)));
            }
        }

        return answers;
    }

    private static void Write(StringBuilder text, TableEndpoint endpoint, string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        var (method, resource) = action.ActionType switch
        {
            TableTransactionActionType.Add => (HttpMethod.Post, table),
            TableTransactionActionType.Delete => (HttpMethod.Delete, EntityAddress.Of(table, entity)),
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => (HttpMethod.Patch, EntityAddress.Of(table, entity)),
            _ => (HttpMethod.Put, EntityAddress.Of(table, entity)),
        };
        Line(text, $"{method} {endpoint.Address(resource).AbsoluteUri} HTTP/1.1");
        Line(text, $"Accept: {TableEndpoint.Json}");
        Line(text, $"DataServiceVersion: {TableEndpoint.DataServiceVersion}");
        if (Condition(action) is { } condition)
        {
            Line(text, $"If-Match: {condition}");
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Line(text);
            return;
        }

        Line(text, "Prefer: return-no-content");
        Line(text, "Content-Type: application/json");
        Line(text);
        Line(text, EntityJson.Write(entity));
    }

    private static string? Condition(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Delete => action.ETag == default ? ETag.All.ToString() : action.ETag.ToString(),
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace => action.ETag == default ? null : action.ETag.ToString(),
        _ => null,
    };

    private static RestResponse Read(ReadOnlySpan<string> lines)
    {
        var status = int.Parse(lines[0].AsSpan(Status.Length, 3), CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var i = 1;
        for (; i < lines.Length && lines[i].Split(": ", 2) is [var name, var value]; i++)
        {
            headers[name] = value;
        }

        var body = new StringBuilder();
        for (; i < lines.Length && !lines[i].StartsWith("--", StringComparison.Ordinal); i++)
        {
            body.Append(lines[i]);
        }

        return new RestResponse(status, headers, body.ToString());
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append("\r\n");
}
