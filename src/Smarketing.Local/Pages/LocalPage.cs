using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Smarketing.Local.Http;

namespace Smarketing.Local.Pages;

/// <summary>Writes the local program's own pages, in the reader's language.</summary>
internal static class LocalPage
{
    // A sample landing page's answer may send the browser on to the company's own site, so forms may end anywhere.
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self' https: http:; base-uri 'none'; frame-ancestors 'none'";

    public static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Renders a page, which gets its texts beside <paramref name="parameters"/>.</summary>
    public static Task WriteAsync<TPage>(HttpContext http, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        parameters.Add("Texts", LocalTexts.For(http.Request));
        SetHeaders(http.Response, PagePolicy);
        return new RazorComponentResult<TPage>(parameters) { PreventStreamingRendering = true }.ExecuteAsync(http);
    }

    public static void SetHeaders(HttpResponse response, string contentPolicy)
    {
        response.Headers.ContentSecurityPolicy = contentPolicy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.Vary = $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}";
    }
}
