using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Local.Tests.Hosting;
using Smarketing.Local.Time;

namespace Smarketing.Local.Tests.Time;

public sealed class ClockLoopTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_due_is_begun_while_earlier_work_is_still_under_way()
    {
        var clock = new LocalClock(new StandingMachine(Noon));
        var work = new BusyWork(Noon, Noon.AddHours(1));
        await using var loop = Start(clock, work);
        Assert.Equal(Noon, await work.NextBegunAsync());
        clock.MoveTo(Noon.AddHours(1));
        Assert.Equal(Noon.AddHours(1), await work.NextBegunAsync());
    }

    [Fact]
    public async Task Work_that_tells_that_it_is_due_sooner_is_asked_again()
    {
        var clock = new LocalClock(new StandingMachine(Noon));
        var work = new BusyWork(Noon.AddDays(1));
        await using var loop = Start(clock, work);
        work.Add(Noon);
        Assert.Equal(Noon, await work.NextBegunAsync());
    }

    [Fact]
    public async Task A_failure_is_tried_again_and_stops_no_other_work()
    {
        var clock = new LocalClock(new StandingMachine(Noon));
        var failing = new BusyWork(Noon) { FailuresLeft = 1 };
        var other = new BusyWork(Noon);
        await using var loop = Start(clock, failing, other);
        Assert.Equal(Noon, await other.NextBegunAsync());
        Assert.Equal(Noon, await failing.NextBegunAsync());
        Assert.Equal(0, failing.FailuresLeft);
    }

    [Fact]
    public async Task While_the_clock_is_held_only_what_is_due_at_that_instant_is_begun()
    {
        var machine = new StandingMachine(Noon);
        var clock = new LocalClock(machine);
        clock.HoldAt(Noon);
        var work = new BusyWork(Noon, Noon.AddTicks(1));
        await using var loop = Start(clock, work);
        Assert.Equal(Noon, await work.NextBegunAsync());
        machine.Now = Noon.AddDays(1);
        work.Add(Noon);
        Assert.Equal(Noon, await work.NextBegunAsync());
        Assert.Equal(Noon.AddTicks(1), await work.NextDueAsync(CancellationToken.None));
    }

    private static ClockLoop Start(LocalClock clock, params IDueWork[] works)
    {
        var loop = new ClockLoop(clock, new ClockWork(works), NullLogger<ClockLoop>.Instance);
        loop.Start();
        return loop;
    }
}
