using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>The headers that keep a page to itself.</summary>
public static class SecurityHeaders
{
    /// <summary>A mail carries its own styles, since a mail program fetches none, and nothing else.</summary>
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>For a mail that is shown as a page.</summary>
    public static void AllowInlineStyles(IHeaderDictionary headers) => headers.ContentSecurityPolicy = MailPolicy;

    /// <summary>Lets the page's forms lead to <paramref name="address"/>, too.</summary>
    public static void AllowFormsTo(IHeaderDictionary headers, Uri address) => headers.ContentSecurityPolicy = $"{Policy} {address.GetLeftPart(UriPartial.Authority)}";
}
