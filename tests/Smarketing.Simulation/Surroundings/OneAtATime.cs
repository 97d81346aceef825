using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Smarketing.Simulation.Surroundings;

/// <summary>
/// Runs one function after the other, in the order in which they ask, so that a world takes the same course whenever it is
/// run. Orchestrators pass: they do nothing but replay, and one that ends waiting never comes back from here.
/// </summary>
internal sealed class OneAtATime : IFunctionsWorkerMiddleware, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "orchestrationTrigger") ? next(context) : InTurnAsync(() => next(context));

    public async Task InTurnAsync(Func<Task> work)
    {
        await _turn.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
