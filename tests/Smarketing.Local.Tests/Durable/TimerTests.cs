using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Timers in Durable Functions" and the documentation of CreateTimer.</summary>
public sealed class TimerTests
{
    private static EngineWorld Sleepers(ConcurrentQueue<string>? woken = null, DurableEngineOptions? options = null) => new EngineWorld(options)
        .Activity<string, string>("Note", id =>
        {
            woken?.Enqueue(id);
            return id;
        })
        .Orchestrator("Sleep", async context =>
        {
            await context.CreateTimer(context.GetInput<DateTime>(), CancellationToken.None);
            await context.CallActivityAsync("Note", context.InstanceId);
            return context.CurrentUtcDateTime;
        });

    [Fact]
    public async Task Nothing_fires_a_moment_before_it_is_due()
    {
        await using var world = await Sleepers().StartAsync();
        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddHours(4));

        Assert.Equal(0, await world.WindAsync(TimeSpan.FromHours(4) - TimeSpan.FromTicks(1)));
        Assert.Equal(1, await world.WindAsync(TimeSpan.FromTicks(1)));

        Assert.Equal(EngineWorld.Monday.UtcDateTime.AddHours(4), await world.OutputAsync<DateTime>("Sleep"));
    }

    [Fact]
    public async Task A_timer_of_ten_years_fires_once_and_on_time()
    {
        await using var world = await Sleepers().StartAsync();
        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddYears(10));

        Assert.Equal(1, await world.WindAsync(TimeSpan.FromDays(365 * 11)));

        Assert.Equal(EngineWorld.Monday.UtcDateTime.AddYears(10), await world.OutputAsync<DateTime>("Sleep"));
    }

    [Fact]
    public async Task A_timer_survives_the_restart_of_the_program()
    {
        await using var world = await Sleepers().StartAsync();
        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(30));

        await world.RestartAsync();
        await world.WindAsync(TimeSpan.FromDays(30));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await world.GetAsync("Sleep")).RuntimeStatus);
    }

    [Fact]
    public async Task An_instant_in_the_past_is_due_at_once()
    {
        await using var world = await Sleepers().StartAsync();
        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(-1));

        Assert.Equal(1, await world.WindAsync(TimeSpan.Zero));

        Assert.Equal(EngineWorld.Monday.UtcDateTime, await world.OutputAsync<DateTime>("Sleep"));
    }

    // After a downtime all that was missed is due: the earliest first, though they were set in another order.
    [Fact]
    public async Task Alarms_missed_while_the_program_was_off_are_taken_in_order_of_their_due_time()
    {
        var woken = new ConcurrentQueue<string>();
        var oneByOne = new DurableEngineOptions { EpisodeParallelism = 1, ActivityParallelism = 1 };
        await using var world = await Sleepers(woken, oneByOne).StartAsync();
        var days = Enumerable.Range(1, 30).OrderBy(day => day * 7 % 31).ToList();
        foreach (var day in days)
        {
            await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(day), day.ToString("d2", CultureInfo.InvariantCulture));
        }

        await world.RestartAsync();
        world.Clock.MoveTo(EngineWorld.Monday.AddYears(1));
        var done = await world.Engine.RunDueAsync(world.Clock.GetUtcNow(), CancellationToken.None);

        Assert.Equal(30, done);
        Assert.Equal(days.Order().Select(day => day.ToString("d2", CultureInfo.InvariantCulture)), woken);
        Assert.Equal(0, await world.CountAsync("DurableTimers"));
    }

    [Fact]
    public async Task Next_due_is_the_earliest_alarm_and_null_without_any()
    {
        await using var world = await Sleepers().StartAsync();
        Assert.Null(await world.Engine.NextDueAsync(CancellationToken.None));

        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(9), "b");
        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(3), "a");

        Assert.Equal(EngineWorld.Monday.AddDays(3), await world.Engine.NextDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_running_clock_is_told_of_an_alarm_sooner_than_the_one_it_sleeps_for_and_of_no_other()
    {
        await using var world = await Sleepers().StartAsync();
        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(5), "first");
        await world.Engine.NextDueAsync(CancellationToken.None);
        var told = 0;
        world.Engine.DueSooner += () => told++;

        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(9), "later");
        Assert.Equal(0, told);

        await world.RunAsync("Sleep", EngineWorld.Monday.UtcDateTime.AddDays(1), "sooner");
        Assert.Equal(1, told);
    }

    // What an alarm causes at its instant belongs to that instant: activities, and alarms that are due already.
    [Fact]
    public async Task All_that_an_alarm_causes_is_done_when_it_is_reported_done()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("Slow", async (input, _) =>
            {
                await Task.Yield();
                return input;
            })
            .Orchestrator("Cascade", async context =>
            {
                var now = EngineWorld.Monday.UtcDateTime.AddHours(1);
                await context.CreateTimer(now, CancellationToken.None);
                await context.CallActivityAsync<int>("Slow", 1);
                await context.CreateTimer(now, CancellationToken.None);
                return await context.CallActivityAsync<int>("Slow", 2);
            })
            .StartAsync();
        await world.RunAsync("Cascade");

        world.Clock.MoveTo(EngineWorld.Monday.AddHours(1));
        Assert.Equal(2, await world.Engine.RunDueAsync(world.Clock.GetUtcNow(), CancellationToken.None));

        Assert.Equal(2, await world.OutputAsync<int>("Cascade"));
    }

    // "Use a CancellationTokenSource to cancel a durable timer if your code will not wait for it."
    [Fact]
    public async Task A_cancelled_timer_throws_leaves_no_alarm_and_does_not_hold_up_the_end()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Cancel", async context =>
            {
                using var end = new CancellationTokenSource();
                var timer = context.CreateTimer(TimeSpan.FromDays(1), end.Token);
                await context.WaitForExternalEvent<string>("stop");
                end.Cancel();
                return await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer) is not null;
            })
            .StartAsync();
        await world.RunAsync("Cancel");
        Assert.Equal(1, await world.CountAsync("DurableTimers"));

        await world.RaiseAsync("Cancel", "stop", "");

        Assert.True(await world.OutputAsync<bool>("Cancel"));
        Assert.Equal(0, await world.CountAsync("DurableTimers"));
    }

    [Fact]
    public async Task A_timer_cancelled_in_the_turn_that_set_it_never_becomes_an_alarm()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Never", async context =>
            {
                using var end = new CancellationTokenSource();
                _ = context.CreateTimer(TimeSpan.FromDays(1), end.Token);
                end.Cancel();
                return await context.WaitForExternalEvent<string>("go");
            })
            .StartAsync();

        await world.RunAsync("Never");
        Assert.Equal(0, await world.CountAsync("DurableTimers"));

        await world.RaiseAsync("Never", "go", "on");
        Assert.Equal("on", await world.OutputAsync<string>("Never"));
    }

    [Fact]
    public async Task More_alarms_than_one_batch_at_one_instant_all_fire()
    {
        await using var world = new EngineWorld(new() { AlarmsPerBatch = 7 });
        world.Orchestrator("Sleep", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return true;
        });
        await world.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            await world.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", new StartOrchestrationOptions($"s{i}"));
        }

        await world.IdleAsync();

        Assert.Equal(50, await world.WindAsync(TimeSpan.FromHours(1)));
        Assert.Equal(0, await world.CountAsync("DurableTimers"));
    }
}
