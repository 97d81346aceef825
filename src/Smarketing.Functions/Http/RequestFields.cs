using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Smarketing.Functions.Http;

/// <summary>The fields of a posted form or flat JSON object.</summary>
/// <param name="Problem">What is wrong with the body; then there are no fields.</param>
public sealed record PostedFields(IReadOnlyList<KeyValuePair<string, string>> Fields, Problem? Problem, bool IsForm)
{
    /// <summary>The same for the same fields in the same order, to tell a repeated post by. The bytes would not do: a browser makes up a new multipart boundary each time.</summary>
    public string BodyHash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Fields)));

    /// <summary>By name, trimmed, without those that are empty; of a field that was sent twice, the first.</summary>
    public IReadOnlyDictionary<string, string> Named() =>
        Fields.Where(field => field.Value.Trim().Length > 0).GroupBy(field => field.Key).ToDictionary(same => same.Key, same => same.First().Value.Trim(), StringComparer.Ordinal);

    public string? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value is { } value && value.Trim().Length > 0 ? value.Trim() : null;
}

/// <summary>Reads posted fields: JSON, URL-encoded or multipart.</summary>
public static class RequestFields
{
    private const int BodyBytesMax = 64 * 1024;
    private const int FieldsMax = 100;
    private const int JsonDepthMax = 4;

    public static async Task<PostedFields> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return Refused(Problem.UnsupportedType, isForm: false);
        }

        var isJson = type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        var isUrlEncoded = type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        var isMultipart = type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        if (!isJson && !isUrlEncoded && !isMultipart)
        {
            return Refused(Problem.UnsupportedType, isForm: false);
        }

        try
        {
            if (await BodyAsync(request, cancellation) is not { } body)
            {
                return Refused(Problem.TooLarge, !isJson);
            }

            var fields = isJson ? Json(body) : isUrlEncoded ? UrlEncoded(body) : await MultipartAsync(type, body, cancellation);
            return fields is null || fields.Count > FieldsMax ? Refused(Problem.Malformed, !isJson) : new PostedFields(fields, null, !isJson);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refused(Problem.TooLarge, !isJson);
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException or IOException or DecoderFallbackException or FormatException or InvalidOperationException or NotSupportedException)
        {
            // A JSON text may hold half of a surrogate pair, which is no text at all: InvalidOperationException. A part may name
            // a charset that isn't read any more, such as UTF-7: NotSupportedException.
            return Refused(Problem.Malformed, !isJson);
        }
    }

    private static PostedFields Refused(Problem problem, bool isForm) => new([], problem, isForm);

    /// <summary>Null when there is more than may be.</summary>
    internal static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > BodyBytesMax)
        {
            return null;
        }

        var buffer = new byte[BodyBytesMax + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > BodyBytesMax ? null : buffer[..length];
    }

    /// <summary>Null when it isn't a flat object; a list of plain values is one value with commas.</summary>
    private static List<KeyValuePair<string, string>>? Json(byte[] body)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = JsonDepthMax });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var fields = new List<KeyValuePair<string, string>>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var isList = property.Value.ValueKind == JsonValueKind.Array;
            var values = isList ? property.Value.EnumerateArray().Select(Plain).ToList() : [Plain(property.Value)];
            if (values.Contains(null))
            {
                return null;
            }

            fields.Add(new(property.Name, string.Join(", ", values)));
        }

        return fields;
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "",
        _ => null,
    };

    private static List<KeyValuePair<string, string>> UrlEncoded(byte[] body)
    {
        using var reader = new FormReader(Strict.GetString(body)) { ValueCountLimit = FieldsMax, KeyLengthLimit = BodyBytesMax, ValueLengthLimit = BodyBytesMax };
        return Flat(reader.ReadForm());
    }

    private static async Task<List<KeyValuePair<string, string>>> MultipartAsync(MediaTypeHeaderValue type, byte[] body, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? throw new InvalidDataException("A multipart body needs a boundary.");
        var reader = new MultipartReader(boundary, new MemoryStream(body));
        var fields = new List<KeyValuePair<string, string>>();
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.AsFormDataSection() is { } field)
            {
                fields.Add(new(field.Name, await field.GetValueAsync(cancellation)));
            }
        }

        return fields;
    }

    private static List<KeyValuePair<string, string>> Flat(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form) =>
        [.. form.Select(field => new KeyValuePair<string, string>(field.Key, string.Join(", ", field.Value.AsEnumerable())))];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
