using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>303: look there with GET. The framework's redirects are 301, 302, 307 and 308 only.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
