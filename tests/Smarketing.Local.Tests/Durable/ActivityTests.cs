using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Error handling in Durable Functions": failures, retries with back-off, and their exhaustion.</summary>
public sealed class ActivityTests
{
    private static EngineWorld Failing(RetryPolicy policy, List<DateTimeOffset> attempts, Exception? failure = null, int untilAttempt = int.MaxValue)
    {
        var world = new EngineWorld();
        return world
            .Activity<int, int>("Fail", _ =>
            {
                attempts.Add(world.Clock.GetUtcNow());
                return attempts.Count < untilAttempt ? throw failure ?? new InvalidOperationException("boom") : attempts.Count;
            })
            .Orchestrator("Try", async context => await context.CallActivityAsync<int>("Fail", 1, TaskOptions.FromRetryPolicy(policy)));
    }

    private static IEnumerable<double> Pauses(List<DateTimeOffset> attempts)
        => attempts.Zip(attempts.Skip(1), (earlier, later) => (later - earlier).TotalMinutes);

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

    // The pause is the first interval times the coefficient to the number of retries, at most the maximum interval.
    [Fact]
    public async Task Retries_back_off_up_to_the_longest_pause_and_then_give_up()
    {
        var attempts = new List<DateTimeOffset>();
        var policy = new RetryPolicy(6, TimeSpan.FromMinutes(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5));
        await using var world = await Failing(policy, attempts).StartAsync();

        await world.RunAsync("Try");
        await world.WindAsync(TimeSpan.FromDays(1));

        Assert.Equal([1, 2, 4, 5, 5], Pauses(attempts));
        Assert.Equal("boom", (await world.FailureAsync("Try")).InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task A_retry_that_succeeds_is_the_result()
    {
        var attempts = new List<DateTimeOffset>();
        await using var world = await Failing(new RetryPolicy(5, TimeSpan.FromMinutes(10)), attempts, untilAttempt: 3).StartAsync();

        await world.RunAsync("Try");
        await world.WindAsync(TimeSpan.FromDays(1));

        Assert.Equal(3, await world.OutputAsync<int>("Try"));
        Assert.Equal([10, 10], Pauses(attempts));
    }

    // "No further attempts will be made at executing a task after this retry timeout expires."
    [Fact]
    public async Task No_retry_begins_after_the_retry_timeout()
    {
        var attempts = new List<DateTimeOffset>();
        var policy = new RetryPolicy(100, TimeSpan.FromMinutes(10), retryTimeout: TimeSpan.FromMinutes(25));
        await using var world = await Failing(policy, attempts).StartAsync();

        await world.RunAsync("Try");
        await world.WindAsync(TimeSpan.FromDays(1));

        Assert.Equal(4, attempts.Count);
    }

    [Fact]
    public async Task A_pause_between_retries_survives_a_restart()
    {
        var attempts = new List<DateTimeOffset>();
        await using var world = await Failing(new RetryPolicy(3, TimeSpan.FromHours(1)), attempts, untilAttempt: 2).StartAsync();

        await world.RunAsync("Try");
        await world.RestartAsync();
        await world.WindAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, await world.OutputAsync<int>("Try"));
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public async Task HandleFailure_decides_whether_a_failure_is_worth_a_retry(bool worthIt, int expectedAttempts)
    {
        var attempts = new List<DateTimeOffset>();
        var asked = new List<string>();
        var policy = new RetryPolicy(3, TimeSpan.FromMinutes(1))
        {
            HandleFailure = failure =>
            {
                asked.Add(failure.ErrorType);
                return worthIt;
            },
        };
        await using var world = await Failing(policy, attempts, new TimeoutException("late")).StartAsync();

        await world.RunAsync("Try");
        await world.WindAsync(TimeSpan.FromHours(1));

        Assert.Equal(expectedAttempts, attempts.Count);
        Assert.All(asked, type => Assert.Equal("System.TimeoutException", type));
    }

    // "The retry handler is orchestrator code": it may wait on the context's timers, and runs again on each replay.
    [Fact]
    public async Task A_retry_handler_makes_its_own_pauses_and_decides_when_to_stop()
    {
        var attempts = 0;
        var seen = new ConcurrentDictionary<int, (string Error, TimeSpan Total)>();
        await using var world = await new EngineWorld()
            .Activity<int, int>("Fail", int (_) => throw new InvalidOperationException($"boom {Interlocked.Increment(ref attempts)}"))
            .Orchestrator("Try", async context => await context.CallActivityAsync<int>("Fail", 1, TaskOptions.FromRetryHandler(async retry =>
            {
                seen[retry.LastAttemptNumber] = (retry.LastFailure.ErrorMessage, retry.TotalRetryTime);
                await retry.OrchestrationContext.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return retry.LastAttemptNumber < 3;
            })))
            .StartAsync();

        await world.RunAsync("Try");
        await world.WindAsync(TimeSpan.FromDays(1));

        Assert.Equal("boom 3", (await world.FailureAsync("Try")).InnerFailure!.ErrorMessage);
        Assert.Equal(("boom 1", TimeSpan.Zero), seen[1]);
        Assert.Equal(("boom 3", TimeSpan.FromHours(2)), seen[3]);
        Assert.Equal(3, attempts);
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
