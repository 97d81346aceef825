using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>What the service answered, to a request or to one part of a transaction.</summary>
internal sealed class RestResponse(int status, IReadOnlyDictionary<string, string> headers, string body) : Response
{
    /// <summary>The key under which the client's exception looks for the index of the action that failed.</summary>
    private const string FailedEntity = "FailedEntity";

    public string Body => body;

    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public override void Dispose() => ContentStream?.Dispose();

    /// <summary>This answer, if it is none of a refusal.</summary>
    public RestResponse Accepted() => status < 400 ? this : throw Refusal();

    /// <remarks>Inside a transaction the message begins with the index of the action that failed, and a colon.</remarks>
    public RequestFailedException Refusal()
    {
        var (code, message) = ReadError();
        var refusal = new RequestFailedException(status, message, code, innerException: null);
        if (int.TryParse(message.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            refusal.Data[FailedEntity] = index.ToString(CultureInfo.InvariantCulture);
        }

        return refusal;
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    private (string? Code, string Message) ReadError()
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = document.RootElement.GetProperty("odata.error");
            return (error.GetProperty("code").GetString(), error.GetProperty("message").GetProperty("value").GetString() ?? "");
        }
        catch (JsonException)
        {
            return (null, body);
        }
    }
}
