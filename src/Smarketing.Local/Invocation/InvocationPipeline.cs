using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Local.Invocation;

/// <summary>Runs an invocation through the app's middlewares, the first registered outermost, and then the function.</summary>
public sealed class InvocationPipeline
{
    private readonly FunctionExecutionDelegate _run;
    private readonly IServiceProvider _services;

    public InvocationPipeline(IEnumerable<IFunctionsWorkerMiddleware> middlewares, IServiceProvider services)
    {
        _services = services;
        FunctionExecutionDelegate run = InvokeAsync;
        foreach (var middleware in middlewares.Reverse())
        {
            var next = run;
            run = context => middleware.Invoke(context, next);
        }

        _run = run;
    }

    /// <summary>Runs an invocation in the scope of services that it brings; returns what the function returned.</summary>
    public async Task<object?> RunAsync(LocalFunctionContext context)
    {
        await _run(context);
        return context.Result;
    }

    /// <summary>Runs a function that no request brings, in a scope of its own; returns what it returned.</summary>
    public async Task<object?> RunAsync(LocalFunction function, object? trigger, CancellationToken cancellation)
    {
        await using var scope = _services.CreateAsyncScope();
        return await RunAsync(new LocalFunctionContext(function, scope.ServiceProvider, trigger, cancellation));
    }

    /// <summary>
    /// Runs an orchestrator for one episode. It has no scope of services: an episode that ends waiting is dropped where
    /// it stands, and would never close it.
    /// </summary>
    public Task<object?> RunEpisodeAsync(LocalFunction function, object context) =>
        RunAsync(new LocalFunctionContext(function, _services, context, CancellationToken.None));

    private static async Task InvokeAsync(FunctionContext context)
    {
        var invocation = (LocalFunctionContext)context;
        invocation.Result = await invocation.Function.InvokeAsync(invocation);
    }
}
