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
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return Refused(Problem.UnsupportedType);
        }

        try
        {
            return await RequestFields.BodyAsync(request, cancellation) is not { } body ? Refused(Problem.TooLarge)
                : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body, Shallow) is { } members ? new PostedJson(members, null)
                : Refused(Problem.Malformed);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refused(Problem.TooLarge);
        }
        catch (Exception failure) when (failure is JsonException or IOException or InvalidOperationException)
        {
            // A name may hold half of a surrogate pair, which is no text at all: InvalidOperationException.
            return Refused(Problem.Malformed);
        }
    }

    private static PostedJson Refused(Problem problem) => new(new Dictionary<string, JsonElement>(StringComparer.Ordinal), problem);
}
