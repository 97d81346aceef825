using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Smarketing.Functions.Http;

/// <summary>The members of a JSON object that was sent.</summary>
/// <param name="Problem">What is wrong with the body; then there are no members.</param>
public sealed record PostedJson(IReadOnlyDictionary<string, JsonElement> Members, Problem? Problem);

/// <summary>Reads JSON objects that aren't flat, as the API takes them.</summary>
public static class RequestJson
{
    private static readonly JsonSerializerOptions Shallow = new() { MaxDepth = 8 };

    public static async Task<PostedJson> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var (body, problem) = await BodyAsync(request, cancellation);
        try
        {
            return body is null ? Refused(problem!)
                : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body, Shallow) is { } members ? new PostedJson(members, null)
                : Refused(Problem.Malformed);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // A name may hold half of a surrogate pair, which is no text at all: InvalidOperationException.
            return Refused(Problem.Malformed);
        }
    }

    /// <summary>The body as a whole, of any depth that the reader takes; or what is wrong with it.</summary>
    public static async Task<(JsonDocument? Document, Problem? Problem)> DocumentAsync(HttpRequest request, JsonDocumentOptions options, CancellationToken cancellation)
    {
        var (body, problem) = await BodyAsync(request, cancellation);
        try
        {
            return (body is null ? null : JsonDocument.Parse(body, options), problem);
        }
        catch (JsonException)
        {
            return (null, Problem.Malformed);
        }
    }

    private static async Task<(byte[]? Body, Problem? Problem)> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return (null, Problem.UnsupportedType);
        }

        try
        {
            return await RequestFields.BodyAsync(request, cancellation) is { } body ? (body, null) : (null, Problem.TooLarge);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Problem.TooLarge);
        }
        catch (IOException)
        {
            return (null, Problem.Malformed);
        }
    }

    private static PostedJson Refused(Problem problem) => new(new Dictionary<string, JsonElement>(StringComparer.Ordinal), problem);
}
