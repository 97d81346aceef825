using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Smarketing.Functions.Http;

/// <summary>The fields of a large multipart post as the bytes that were sent, and the names of its files, whose content is passed over.</summary>
public sealed record MultipartParts(IReadOnlyDictionary<string, byte[]> Fields, IReadOnlyList<string> Files)
{
    private const int FieldBytesMax = 256 * 1024;
    private const int PartsMax = 200;

    /// <summary>Null where it isn't multipart. A field that is longer than can be of use is cut.</summary>
    public static async Task<MultipartParts?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        try
        {
            var (fields, files) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), new List<string>());
            var reader = new MultipartReader(boundary, request.Body);
            while (fields.Count + files.Count < PartsMax && await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (section.AsFileSection() is { } file)
                {
                    files.Add(file.FileName);
                }
                else if (section.AsFormDataSection() is { } field)
                {
                    fields.TryAdd(field.Name, await BytesAsync(section.Body, cancellation));
                }
            }

            return new MultipartParts(fields, files);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task<byte[]> BytesAsync(Stream body, CancellationToken cancellation)
    {
        var buffer = new byte[FieldBytesMax];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return buffer[..length];
    }
}
