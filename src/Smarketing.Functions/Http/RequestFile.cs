using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Smarketing.Functions.Http;

/// <summary>A file that was sent, as the body or as the first file of a multipart body. What memory can't hold of it waits on disk.</summary>
public sealed class RequestFile : IAsyncDisposable
{
    private const int InMemoryMax = 1024 * 1024;

    private static readonly string[] Types =
        ["text/csv", "application/csv", "text/plain", "text/tab-separated-values", "application/vnd.ms-excel", "application/octet-stream"];

    private readonly FileBufferingReadStream? _content;

    private RequestFile(FileBufferingReadStream? content, Problem? problem)
    {
        _content = content;
        Problem = problem;
    }

    /// <summary>What is wrong with the body; then there is no content.</summary>
    public Problem? Problem { get; }

    /// <summary>All of the file; it can be read again from its beginning.</summary>
    public Stream Content => _content ?? Stream.Null;

    public static async Task<RequestFile> ReadAsync(HttpRequest request, long bytesMax, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return new RequestFile(null, Problem.UnsupportedType);
        }

        // Over the host's limit, which is made for forms.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytesMax + InMemoryMax;
        }

        try
        {
            var isMultipart = type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
            return isMultipart ? await MultipartAsync(request, type, bytesMax, cancellation)
                : Types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase) ? await BufferAsync(request.Body, bytesMax, cancellation)
                : new RequestFile(null, Problem.UnsupportedType);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new RequestFile(null, Problem.TooLarge);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return new RequestFile(null, Problem.Malformed);
        }
    }

    public ValueTask DisposeAsync() => _content?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<RequestFile> MultipartAsync(HttpRequest request, MediaTypeHeaderValue type, long bytesMax, CancellationToken cancellation)
    {
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return new RequestFile(null, Problem.Malformed);
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.GetContentDispositionHeader()?.IsFileDisposition() == true)
            {
                return await BufferAsync(section.Body, bytesMax, cancellation);
            }
        }

        return new RequestFile(null, Problem.Malformed);
    }

    private static async Task<RequestFile> BufferAsync(Stream body, long bytesMax, CancellationToken cancellation)
    {
        var content = new FileBufferingReadStream(body, InMemoryMax, bufferLimit: null, Path.GetTempPath);
        var block = new byte[64 * 1024];
        long length = 0;
        try
        {
            int read;
            while ((read = await content.ReadAsync(block, cancellation)) > 0)
            {
                length += read;
                if (length > bytesMax)
                {
                    await content.DisposeAsync();
                    return new RequestFile(null, Problem.TooLarge);
                }
            }
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }

        return new RequestFile(content, null);
    }
}
