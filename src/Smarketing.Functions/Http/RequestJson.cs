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
    private const int DepthMax = 8;

    public static async Task<PostedJson> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var (document, problem) = await DocumentAsync(request, new JsonDocumentOptions { MaxDepth = DepthMax }, cancellation);
        using (document)
        {
            return document is null ? Refused(problem!)
                : document.RootElement.ValueKind != JsonValueKind.Object ? Refused(Problem.Malformed)
                : new PostedJson(MembersOf(document.RootElement.Clone()), null);
        }
    }

    /// <summary>The body as a whole, of any depth that the reader takes; or what is wrong with it.</summary>
    public static async Task<(JsonDocument? Document, Problem? Problem)> DocumentAsync(HttpRequest request, JsonDocumentOptions options, CancellationToken cancellation)
    {
        var (body, problem) = await BodyAsync(request, cancellation);
        if (body is null)
        {
            return (null, problem);
        }

        try
        {
            var document = JsonDocument.Parse(body, options);
            ReadTexts(document.RootElement);
            return (document, null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (null, Problem.Malformed);
        }
    }

    /// <summary>
    /// The parser leaves the texts for later. One may hold half of a surrogate pair, or bytes that aren't UTF-8, which is no text at all:
    /// InvalidOperationException, here rather than wherever it is asked for.
    /// </summary>
    private static void ReadTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            element.GetString();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                ReadTexts(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                ReadTexts(member.Value);
            }
        }
    }

    /// <summary>Of two of one name the last counts.</summary>
    private static Dictionary<string, JsonElement> MembersOf(JsonElement whole)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in whole.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
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
