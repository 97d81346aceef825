using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>The headers that keep a page to itself.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>Lets the page's forms lead to <paramref name="address"/>, too.</summary>
    public static void AllowFormsTo(IHeaderDictionary headers, Uri address) => headers.ContentSecurityPolicy = $"{Policy} {address.GetLeftPart(UriPartial.Authority)}";
}
