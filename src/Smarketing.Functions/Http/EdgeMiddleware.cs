using System.Globalization;
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
                await problems.Of(http.Request, Problem.Unexpected).ExecuteAsync(http);
            }
        }
    }
}
