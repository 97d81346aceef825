using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Http;

/// <summary>Answers what the host itself could not store as the app answers what a function could not: it may be sent again.</summary>
internal sealed partial class DiskGate(ILogger<DiskGate> logger)
{
    private const string RetryAfterSeconds = "60";

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (DiskFault.Is(failure) || failure is RequestFailedException { Status: StatusCodes.Status503ServiceUnavailable })
        {
            LogFailure(failure);
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            await HostProblem.WriteAsync(
                http, StatusCodes.Status503ServiceUnavailable, HostProblem.PrefersSpanish(http.Request) ? "No se puede guardar nada: ¿está lleno el disco?" : "Nothing can be stored: is the disk full?");
        }
    }

    [LoggerMessage(11, LogLevel.Error, "A request of the local program could not be done, since nothing can be stored")]
    private partial void LogFailure(Exception failure);
}
