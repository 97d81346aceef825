using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Smarketing.Local.Http;

/// <summary>What a caller goes on sending after it was answered that it is too much.</summary>
internal static class RefusedBody
{
    /// <summary>
    /// Lets Kestrel read and drop it, for the 5 seconds that it takes for that. With its limit in force it would close the connection
    /// on the caller, who is still writing and would read of a reset instead of the answer.
    /// </summary>
    public static async Task DropAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }
}
