using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Orchestrator function code constraints": an orchestrator may await its context and nothing else.</summary>
public sealed class ForeignAwaitTests
{
    // "Orchestrator code must never start any async operation except by its context": such an await could not be repeated.
    [Theory]
    [InlineData("never completes")]
    [InlineData("task run")]
    [InlineData("configure await")]
    public async Task An_await_that_is_not_of_the_context_fails_the_instance_and_says_so(string kind)
    {
        var never = new TaskCompletionSource();
        using var elsewhere = new ManualResetEventSlim();
        await using var world = await new EngineWorld()
            .Activity<int, int>("A", number => number)
            .Orchestrator("Foreign", async context =>
            {
                switch (kind)
                {
                    case "never completes":
                        await never.Task;
                        break;
                    case "task run":
                        await Task.Run(elsewhere.Wait, CancellationToken.None);
                        await context.CallActivityAsync<int>("A", 1);
                        break;
                    default:
                        await context.CallActivityAsync<int>("A", 1).ConfigureAwait(false);
                        await context.CallActivityAsync<int>("A", 2);
                        break;
                }

                return true;
            })
            .StartAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Foreign", new StartOrchestrationOptions("f"));

        var ended = await world.Client.WaitForInstanceCompletionAsync("f").WaitAsync(TimeSpan.FromSeconds(30));
        elsewhere.Set();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("awaited something that is not of its context", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    // A wait of the context is open beside the foreign one: only when that resumes the code, long after the turn, is it seen.
    [Fact]
    public async Task A_foreign_await_beside_a_wait_of_the_context_is_noticed_when_it_resumes()
    {
        var foreign = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var world = await new EngineWorld()
            .Orchestrator("Beside", async context =>
            {
                var wait = context.WaitForExternalEvent<int>("e");
                await foreign.Task;
                return await wait;
            })
            .StartAsync();
        await world.RunAsync("Beside");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await world.GetAsync("Beside")).RuntimeStatus);

        foreign.SetResult();
        var ended = await world.Client.WaitForInstanceCompletionAsync("Beside").WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("Smarketing.Local.Durable.ForeignAwaitException", ended.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task A_yield_on_the_orchestrators_own_thread_is_harmless()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("A", number => number)
            .Orchestrator("Yield", async context =>
            {
                await Task.Yield();
                return await context.CallActivityAsync<int>("A", 1);
            })
            .StartAsync();

        await world.RunAsync("Yield");

        Assert.Equal(1, await world.OutputAsync<int>("Yield"));
    }
}
