using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Error handling in Durable Functions": calls, failures and their details.</summary>
public sealed class ActivityTests
{
    // "Any exception thrown in an activity is marshalled back to the orchestrator and thrown as a TaskFailedException"; its
    // details tell type, message, stack and inner failure.
    [Fact]
    public async Task A_failed_activity_throws_in_the_orchestrator_with_all_details()
    {
        TaskFailedException? caught = null;
        await using var world = await new EngineWorld()
            .Activity<int, int>("Fail", int (_) => throw new InvalidOperationException("outer", new FormatException("inner")))
            .Orchestrator("Catch", async context =>
            {
                caught = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync<int>("Fail", 1));
                return true;
            })
            .StartAsync();

        await world.RunAsync("Catch");

        Assert.True(await world.OutputAsync<bool>("Catch"));
        Assert.Equal(("Fail", 0), (caught!.TaskName, caught.TaskId));
        Assert.Equal("Task 'Fail' (#0) failed with an unhandled exception: outer", caught.Message);
        Assert.Equal(("System.InvalidOperationException", "outer"), (caught.FailureDetails.ErrorType, caught.FailureDetails.ErrorMessage));
        Assert.Contains(nameof(A_failed_activity_throws_in_the_orchestrator_with_all_details), caught.FailureDetails.StackTrace, StringComparison.Ordinal);
        Assert.Equal("System.FormatException", caught.FailureDetails.InnerFailure!.ErrorType);
        Assert.True(caught.FailureDetails.IsCausedBy<InvalidOperationException>());
    }

    [Fact]
    public async Task Uncaught_it_fails_the_instance_with_the_activitys_failure_as_the_cause()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("Fail", int (_) => throw new InvalidOperationException("boom"))
            .Orchestrator("Let", async context => await context.CallActivityAsync<int>("Fail", 1))
            .StartAsync();

        await world.RunAsync("Let");
        var failure = await world.FailureAsync("Let");

        Assert.Equal("Microsoft.DurableTask.TaskFailedException", failure.ErrorType);
        Assert.Equal(("System.InvalidOperationException", "boom"), (failure.InnerFailure!.ErrorType, failure.InnerFailure.ErrorMessage));
    }

    [Fact]
    public async Task An_unknown_activity_fails_at_once_whatever_the_retries()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Call", async context => await context.CallActivityAsync<int>(
                "Nobody", 1, TaskOptions.FromRetryPolicy(new RetryPolicy(9, TimeSpan.FromMinutes(1)))))
            .StartAsync();

        await world.RunAsync("Call");

        Assert.Equal("There is no activity 'Nobody'.", (await world.FailureAsync("Call")).InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task An_input_that_the_activity_cannot_read_is_a_failure()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("Number", number => number)
            .Orchestrator("Call", async context => await context.CallActivityAsync<int>("Number", "text"))
            .StartAsync();

        await world.RunAsync("Call");

        Assert.Equal("System.Text.Json.JsonException", (await world.FailureAsync("Call")).InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task An_activity_knows_its_instance_and_its_name()
    {
        await using var world = await new EngineWorld()
            .Activity<int, string>("Who", (_, call) => Task.FromResult($"{call.Name} of {call.InstanceId}"))
            .Orchestrator("Ask", async context => await context.CallActivityAsync<string>("Who", 1))
            .StartAsync();

        await world.RunAsync("Ask", instanceId: "me");

        Assert.Equal("Who of me", await world.OutputAsync<string>("me"));
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        var running = 0;
        var counts = new ConcurrentBag<int>();
        var full = new TaskCompletionSource();
        await using var world = new EngineWorld(new DurableEngineOptions { ActivityParallelism = 3 });
        await world
            .Activity<int, int>("Work", async (input, _) =>
            {
                if (Interlocked.Increment(ref running) == 3)
                {
                    full.TrySetResult();
                }

                await full.Task;
                counts.Add(Volatile.Read(ref running));
                Interlocked.Decrement(ref running);
                return input;
            })
            .Orchestrator("Fan", async context =>
                (await Task.WhenAll(Enumerable.Range(0, 30).Select(number => context.CallActivityAsync<int>("Work", number)))).Length)
            .StartAsync();

        await world.RunAsync("Fan");

        Assert.Equal(30, await world.OutputAsync<int>("Fan"));
        Assert.Equal(3, counts.Max());
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused()
    {
        var functions = new DurableFunctions();
        functions.AddActivity("Work", typeof(int), (input, _) => Task.FromResult(input));
        functions.AddOrchestrator("Flow", _ => Task.FromResult<object?>(null));

        Assert.Throws<ArgumentException>(() => functions.AddActivity("work", typeof(int), (input, _) => Task.FromResult(input)));
        Assert.Throws<ArgumentException>(() => functions.AddOrchestrator("FLOW", _ => Task.FromResult<object?>(null)));
    }
}
