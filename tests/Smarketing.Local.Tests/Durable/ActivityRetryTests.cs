using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Automatic retry on failure" and "Custom retry handlers".</summary>
public sealed class ActivityRetryTests
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
}
