using Microsoft.DurableTask;

namespace Smarketing.Local.Tests.Durable;

/// <summary>An event against a timer, round after round: what the follow-up's alarm clock stands on.</summary>
public sealed class EventAgainstAlarmTests
{
    // The alarm clock of the follow-up: one wait stays pending across the rounds, only the alarm is cancelled.
    [Fact]
    public async Task A_wait_kept_across_rounds_of_event_against_alarm_misses_nothing()
    {
        await using var world = await new EngineWorld().Orchestrator("Rounds", RoundsAsync).StartAsync();
        await world.RunAsync("Rounds");

        await world.WindAsync(TimeSpan.FromHours(1));
        await world.RaiseAsync("Rounds", "signal", "a");
        await world.RaiseAsync("Rounds", "signal", "b");
        await world.WindAsync(TimeSpan.FromHours(1));
        await world.RaiseAsync("Rounds", "signal", "end");

        Assert.Equal("alarm a b alarm end", await world.OutputAsync<string>("Rounds"));
        Assert.Equal(0, await world.CountAsync("DurableTimers"));
    }

    private static async Task<string> RoundsAsync(TaskOrchestrationContext context)
    {
        var story = new List<string>();
        var signal = context.WaitForExternalEvent<string>("signal");
        while (story.LastOrDefault() != "end")
        {
            using var alarmEnd = new CancellationTokenSource();
            var alarm = context.CreateTimer(TimeSpan.FromHours(1), alarmEnd.Token);
            if (await Task.WhenAny(signal, alarm) == alarm)
            {
                story.Add("alarm");
                continue;
            }

            alarmEnd.Cancel();
            story.Add(await signal);
            signal = context.WaitForExternalEvent<string>("signal");
        }

        return string.Join(' ', story);
    }

    // The documentation says that an event is saved "even if the orchestrator has canceled its wait"; the worker's code
    // hands it to the newest wait all the same, and a cancelled one swallows it. The engine stands with the code, so that an
    // orchestrator that relies on the sentence fails here and not on Azure.
    [Fact]
    public async Task A_cancelled_wait_swallows_the_next_event()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Swallow", async context =>
            {
                using var end = new CancellationTokenSource();
                _ = context.WaitForExternalEvent<string>("e", end.Token);
                end.Cancel();
                await context.WaitForExternalEvent<string>("next");
                return await context.WaitForExternalEvent<string>("e");
            })
            .StartAsync();
        await world.RunAsync("Swallow");

        await world.RaiseAsync("Swallow", "e", "swallowed");
        await world.RaiseAsync("Swallow", "next", "");
        await world.RaiseAsync("Swallow", "e", "seen");

        Assert.Equal("seen", await world.OutputAsync<string>("Swallow"));
    }

    [Fact]
    public async Task A_wait_with_a_timeout_is_cancelled_when_the_time_is_up()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Timeout", async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<string>("e", TimeSpan.FromDays(3));
                }
                catch (TaskCanceledException)
                {
                    return "nothing came";
                }
            })
            .StartAsync();

        await world.RunAsync("Timeout", instanceId: "late");
        await world.RunAsync("Timeout", instanceId: "early");
        await world.RaiseAsync("early", "e", "came");
        await world.WindAsync(TimeSpan.FromDays(3));

        Assert.Equal("nothing came", await world.OutputAsync<string>("late"));
        Assert.Equal("came", await world.OutputAsync<string>("early"));
    }
}
