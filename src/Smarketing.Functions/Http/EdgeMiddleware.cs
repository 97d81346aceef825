using System.Globalization;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Smarketing.Functions.Http;

/// <summary>What every answer has in common: the security headers, the culture, and a problem in place of an exception.</summary>
public sealed class EdgeMiddleware(Problems problems, ILogger<EdgeMiddleware> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        SecurityHeaders.Set(http.Response.Headers);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception failure)
        {
            Log.RequestFailed(log, context.FunctionDefinition.Name, failure);
            if (!http.Response.HasStarted)
            {
                http.Response.Clear();
                SecurityHeaders.Set(http.Response.Headers);

                // What storage can't take now it may take later: whoever sent it is asked to try again.
                var answer = failure is RequestFailedException { Status: StatusCodes.Status503ServiceUnavailable } ? problems.Unavailable(http.Request) : problems.Of(http.Request, Problem.Unexpected);
                await answer.ExecuteAsync(http);
            }
        }
    }
}
