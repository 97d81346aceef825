using Microsoft.AspNetCore.Http;

namespace Smarketing.Local.Http;

/// <summary>Keeps other sites, open in the same browser, from posting to a program that asks for no key.</summary>
internal static class SameSite
{
    public static bool IsFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
