using Microsoft.AspNetCore.Http;

namespace Smarketing.Local.Http;

/// <summary>Turns requests away until everything has started: nothing may be accepted that couldn't be kept.</summary>
internal sealed class StartingGate
{
    private volatile bool _isOpen;

    public void Open() => _isOpen = true;

    public Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (_isOpen)
        {
            return next(http);
        }

        http.Response.Headers.RetryAfter = "1";
        return HostProblem.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, HostProblem.PrefersSpanish(http.Request) ? "El programa está arrancando." : "The program is starting.");
    }
}
