using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Local.Tests.Hosting;

namespace Smarketing.Local.Tests.Timers;

public sealed class TimerFunctionTests
{
    [Fact]
    public async Task Winding_runs_every_occurrence_at_its_own_time()
    {
        await using var world = await new HostWorld().StartAsync(hourly: "0 0 * * * *");
        await world.WindAsync("P1D");
        Assert.Equal(
            Enumerable.Range(1, 24).Select(hour => HostWorld.Monday.AddHours(hour).ToString("dd HH:mm", CultureInfo.InvariantCulture) + " hourly"),
            world.Journal.Lines);
    }

    [Theory]
    [InlineData("15:00", "15:59", "")]
    [InlineData("15:00", "16:00", "05 16:00 hourly past due")]
    [InlineData("15:30", "16:30", "05 16:30 hourly past due")]
    [InlineData("15:30", "22:10", "05 22:10 hourly past due")]
    public async Task Downtime_gives_one_run_past_due_where_an_occurrence_was_missed(string stopped, string started, string run)
    {
        var machine = new StandingMachine(At(stopped));
        await using var world = new HostWorld();
        world.Options = world.Options with { Start = null, Machine = machine };
        await world.StartAsync(hourly: "0 0 * * * *");
        await world.StopAsync();
        machine.Now = At(started);
        await world.StartAsync(hourly: "0 0 * * * *");
        await world.WindAsync("PT0S");
        Assert.Equal(run, string.Join(';', world.Journal.Lines));
        await world.WindAsync("PT1H");
        Assert.DoesNotContain("past due", world.Journal.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_in_a_fresh_folder_has_missed_nothing()
    {
        await using var world = await new HostWorld().StartAsync(hourly: "0 0 * * * *");
        await world.WindAsync("PT0S");
        Assert.Empty(world.Journal.Lines);
    }

    [Fact]
    public async Task A_timer_may_run_at_each_start()
    {
        await using var world = new HostWorld { Functions = [typeof(Starter)] };
        await world.StartAsync();
        await world.WindAsync("PT0S");
        await world.StopAsync();
        await world.StartAsync();
        await world.WindAsync("PT0S");
        Assert.Equal(["started", "started"], world.Journal.Lines);
    }

    [Fact]
    public async Task A_timer_that_fails_is_run_again_at_its_next_occurrence_and_holds_up_no_other()
    {
        await using var world = new HostWorld { Functions = [typeof(SampleFunctions), typeof(Failing)] };
        await world.StartAsync(hourly: "0 0 * * * *");
        var wound = await world.WindAsync("PT2H");
        Assert.Equal(2, world.Journal.Lines.Count(line => line == "failing"));
        Assert.Equal(2, world.Journal.Lines.Count(line => line.EndsWith("hourly", StringComparison.Ordinal)));
        Assert.Equal(4, wound.GetProperty("done").GetInt32());
    }

    private static DateTimeOffset At(string time) => new(new DateOnly(2026, 1, 5), TimeOnly.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private sealed class Starter(Journal journal)
    {
        [Function("Starter")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => journal.Write(timer.IsPastDue ? "past due" : "started");
    }

    private sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
            journal.Write(timer.IsPastDue ? "past due" : "failing");
            throw new InvalidOperationException();
        }
    }
}
