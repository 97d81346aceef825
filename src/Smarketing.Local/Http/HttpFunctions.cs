using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Smarketing.Local.Invocation;

namespace Smarketing.Local.Http;

/// <summary>Maps the HTTP-triggered functions to endpoints.</summary>
public sealed partial class HttpFunctions(InvocationPipeline pipeline, FunctionKey key, ILogger<HttpFunctions> logger)
{
    // The real worker's key for the request, by which its middlewares find it.
    private const string RequestItem = "HttpRequestContext";

    public void Map(IEndpointRouteBuilder endpoints, FunctionCatalog catalog, string routePrefix)
    {
        foreach (var function in catalog.Functions)
        {
            if (function.Trigger is HttpTriggerAttribute trigger)
            {
                Map(endpoints, function, trigger, routePrefix);
            }
        }
    }

    private void Map(IEndpointRouteBuilder endpoints, LocalFunction function, HttpTriggerAttribute trigger, string routePrefix)
    {
        var needsKey = trigger.AuthLevel switch
        {
            AuthorizationLevel.Anonymous => false,
            AuthorizationLevel.Function or AuthorizationLevel.Admin => true,
            _ => throw new UnsupportedFunctionException(function.Name, $"the authorization level {trigger.AuthLevel} has no meaning here"),
        };
        var pattern = $"/{routePrefix}/{trigger.Route ?? function.Name}".Replace("//", "/", StringComparison.Ordinal);
        RequestDelegate handle = http => HandleAsync(http, function, needsKey);
        var endpoint = trigger.Methods is { Length: > 0 } methods
            ? endpoints.MapMethods(pattern, WithHead(methods), handle)
            : endpoints.Map(pattern, handle);
        endpoint.WithDisplayName(function.Name);
    }

    private static string[] WithHead(string[] methods) =>
        [.. methods.Append(methods.Contains("get", StringComparer.OrdinalIgnoreCase) ? "head" : methods[0])
            .Select(method => method.ToUpperInvariant())
            .Distinct(StringComparer.Ordinal)];

    private async Task HandleAsync(HttpContext http, LocalFunction function, bool needsKey)
    {
        if (needsKey && !key.IsIn(http.Request))
        {
            await HostProblem.WriteAsync(http, StatusCodes.Status401Unauthorized);
            return;
        }

        var context = new LocalFunctionContext(function, http.RequestServices, http.Request, http.RequestAborted);
        context.Items.Add(RequestItem, http);
        try
        {
            // As in the real worker, the result is written after the middlewares; anything else leaves the response as it is.
            if (await pipeline.RunAsync(context) is IResult result)
            {
                await result.ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (RouteValueException)
        {
            await HostProblem.WriteAsync(http, StatusCodes.Status404NotFound);
        }
        catch (BadHttpRequestException fault)
        {
            await HostProblem.WriteAsync(http, fault.StatusCode);
        }
        catch (Exception failure)
        {
            LogFailure(function.Name, failure);
            await HostProblem.WriteAsync(http, StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(10, LogLevel.Error, "The function {Function} has failed")]
    private partial void LogFailure(string function, Exception failure);
}
