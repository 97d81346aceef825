using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Smarketing.Functions.Http;

/// <summary>A body that is read twice: whole for its signature, and then for what it says. A large one waits in a file meanwhile.</summary>
public static class SignedBody
{
    private const int InMemoryMax = 64 * 1024;

    /// <summary>What is wrong with the post; null where nothing is, and then the body stands at its beginning.</summary>
    /// <param name="isSignedAsync">Reads the body to its end.</param>
    public static async Task<Problem?> CheckAsync(HttpRequest request, long bytesMax, Func<Stream, Task<bool>> isSignedAsync)
    {
        if (request.ContentLength > bytesMax)
        {
            return Problem.PostTooLarge;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = bytesMax;
        }

        request.EnableBuffering(InMemoryMax, bytesMax);
        try
        {
            if (!await isSignedAsync(request.Body))
            {
                return Problem.NotSigned;
            }

            request.Body.Position = 0;
            return null;
        }
        catch (BadHttpRequestException failure)
        {
            return failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problem.PostTooLarge : Problem.Malformed;
        }
        catch (IOException)
        {
            // More than may be buffered came without saying so first, or the connection broke, and then nobody reads the answer.
            return Problem.PostTooLarge;
        }
    }
}
