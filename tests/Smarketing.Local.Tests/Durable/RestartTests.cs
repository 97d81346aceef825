using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Smarketing.Local.Tests.Durable;

/// <summary>"At-least-once execution guarantees for activities", exactly-once history, and one turn at a time.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task An_activity_that_the_stop_interrupted_has_not_failed_but_runs_again()
    {
        var calls = 0;
        var began = new TaskCompletionSource();
        await using var world = await new EngineWorld()
            .Activity<int, int>("Work", async (input, call) =>
            {
                if (Interlocked.Increment(ref calls) == 1)
                {
                    began.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.Cancellation);
                }

                return input;
            })
            .Orchestrator("Call", async context => await context.CallActivityAsync<int>("Work", 7))
            .StartAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Call", new StartOrchestrationOptions("one"));
        await began.Task;

        await world.RestartAsync();
        await world.IdleAsync();

        Assert.Equal(7, await world.OutputAsync<int>("one"));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_stop_waits_for_an_activity_that_is_about_to_end()
    {
        var calls = 0;
        var began = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var world = new EngineWorld(new() { StopPatience = TimeSpan.FromSeconds(30) });
        await world
            .Activity<int, int>("Work", async (input, _) =>
            {
                Interlocked.Increment(ref calls);
                began.SetResult();
                await release.Task;
                return input;
            })
            .Orchestrator("Call", async context => await context.CallActivityAsync<int>("Work", 7))
            .StartAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Call", new StartOrchestrationOptions("one"));
        await began.Task;

        var restart = world.RestartAsync();
        release.SetResult();
        await restart;
        await world.IdleAsync();

        Assert.Equal(7, await world.OutputAsync<int>("one"));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Whatever_was_asked_of_a_stopped_engine_is_done_after_the_next_start()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("e"))
            .StartAsync();
        await world.Engine.DisposeAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("one"));
        await world.Client.RaiseEventAsync("one", "e", "kept");

        await world.StartAsync();
        await world.IdleAsync();

        Assert.Equal("kept", await world.OutputAsync<string>("one"));
    }

    // Different instances run in parallel, one instance never twice at once: a second turn beside the first would see the
    // same messages and take the same steps again.
    [Fact]
    public async Task Under_a_storm_of_events_no_instance_has_two_turns_at_once()
    {
        const int Instances = 8;
        const int Events = 60;
        var inside = new ConcurrentDictionary<string, int>();
        var twice = 0;
        await using var world = await new EngineWorld()
            .Activity<int, int>("Work", number => number)
            .Orchestrator("Storm", async context =>
            {
                var sum = 0;
                for (var i = 0; i < Events; i++)
                {
                    var number = await context.WaitForExternalEvent<int>("n");
                    twice += inside.AddOrUpdate(context.InstanceId, 1, (_, count) => count + 1) > 1 ? 1 : 0;
                    Thread.SpinWait(200);
                    inside.AddOrUpdate(context.InstanceId, 0, (_, count) => count - 1);
                    sum += await context.CallActivityAsync<int>("Work", number);
                }

                return sum;
            })
            .StartAsync();
        for (var instance = 0; instance < Instances; instance++)
        {
            await world.RunAsync("Storm", instanceId: $"s{instance}");
        }

        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var raises = Enumerable.Range(0, Instances * Events).Select(n => (Instance: n % Instances, Number: n / Instances)).ToArray();
        new Random(seed).Shuffle(raises);
        await Task.WhenAll(raises.Select(raise => Task.Run(() => world.Client.RaiseEventAsync($"s{raise.Instance}", "n", raise.Number))));
        await world.IdleAsync();

        Assert.Equal(0, twice);
        for (var instance = 0; instance < Instances; instance++)
        {
            Assert.Equal(Events * (Events - 1) / 2, await world.OutputAsync<int>(string.Create(CultureInfo.InvariantCulture, $"s{instance}")));
        }
    }

    // A sleeper is rows: its instance, its history, one alarm. Nothing of it waits in memory or in a queue.
    [Fact]
    public async Task A_sleeping_instance_leaves_no_message_and_no_activity_behind()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("Work", number => number)
            .Orchestrator("Sleep", async context =>
            {
                await context.CallActivityAsync<int>("Work", 1);
                await context.CreateTimer(TimeSpan.FromDays(365), CancellationToken.None);
                return true;
            })
            .StartAsync();

        await world.RunAsync("Sleep");

        Assert.Equal(0, await world.CountAsync("DurableInbox"));
        Assert.Equal(0, await world.CountAsync("DurableActivities"));
        Assert.Equal(1, await world.CountAsync("DurableTimers"));
        Assert.Equal(4, await world.CountAsync("DurableHistory"));
    }
}
