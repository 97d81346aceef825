using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Functions.Pages;

/// <summary>What all pages share.</summary>
public static class PageFunctions
{
    [Function("Stylesheet")]
    public static IResult Assets([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request, string file)
    {
        if (!string.Equals(file, Stylesheet.FileName, StringComparison.Ordinal))
        {
            return Results.NotFound();
        }

        request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Stylesheet.Content, Stylesheet.ContentType);
    }
}
