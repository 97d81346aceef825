using System.Net.Http.Json;
using Smarketing.Local.Tests.Hosting;

namespace Smarketing.Local.Tests.Time;

public sealed class ClockPersistenceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Without_a_start_the_clock_is_the_machine_s()
    {
        var machine = new StandingMachine(Noon);
        await using var world = await OnAsync(machine, start: null);
        Assert.True(world.Host.Clock.IsRunning);
        Assert.Equal(Noon, world.Host.Clock.GetUtcNow());
        machine.Now += TimeSpan.FromHours(1);
        Assert.Equal(Noon.AddHours(1), world.Host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_fresh_folder_starts_where_it_is_told_even_in_the_past()
    {
        await using var world = await OnAsync(new StandingMachine(Noon), start: Noon.AddYears(-1));
        Assert.False(world.Host.Clock.IsRunning);
        Assert.Equal(Noon.AddYears(-1), world.Host.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task A_used_folder_starts_at_the_later_of_its_clock_and_what_it_is_told(int startDay, int expectedDay)
    {
        var machine = new StandingMachine(Noon);
        await using var world = await OnAsync(machine, start: Noon);
        await world.WindAsync("P1D");
        await RestartAsync(world, start: Noon.AddDays(startDay));
        Assert.Equal(Noon.AddDays(expectedDay), world.Host.Clock.GetUtcNow());
        Assert.False(world.Host.Clock.IsRunning);
    }

    [Fact]
    public async Task A_held_clock_stays_held_over_a_restart()
    {
        var machine = new StandingMachine(Noon);
        await using var world = await OnAsync(machine, start: Noon);
        await world.WindAsync("P14D");
        machine.Now += TimeSpan.FromDays(1);
        await RestartAsync(world, start: null);
        Assert.False(world.Host.Clock.IsRunning);
        Assert.Equal(Noon.AddDays(14), world.Host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_wound_clock_stays_ahead_of_the_machine_over_a_restart()
    {
        var machine = new StandingMachine(Noon);
        await using var world = await OnAsync(machine, start: null);
        await world.WindAsync("P14D");
        Assert.True(world.Host.Clock.IsRunning);
        machine.Now += TimeSpan.FromHours(3);
        await RestartAsync(world, start: null);
        Assert.Equal(Noon.AddDays(14).AddHours(3), world.Host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_clock_let_run_runs_after_a_restart()
    {
        var machine = new StandingMachine(Noon);
        await using var world = await OnAsync(machine, start: Noon.AddDays(-7));
        await world.Http.PostAsJsonAsync(world.At("/local/clock"), new { run = true });
        machine.Now += TimeSpan.FromHours(1);
        await RestartAsync(world, start: null);
        Assert.True(world.Host.Clock.IsRunning);
        Assert.Equal(Noon.AddDays(-7).AddHours(1), world.Host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_program_that_is_killed_in_a_wind_never_goes_back_behind_what_it_did()
    {
        await using var world = await new HostWorld().StartAsync(hourly: "0 0 * * * *");
        await world.WindAsync("PT5H");

        // What a kill leaves: the files as they are on disk, without a stop.
        await using var next = new HostWorld();
        Directory.CreateDirectory(next.Options.Data);
        foreach (var file in Directory.GetFiles(world.Options.Data, "smarketing.db*").Append(Path.Combine(world.Options.Data, "keys.json")))
        {
            await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var to = File.Create(Path.Combine(next.Options.Data, Path.GetFileName(file)));
            await from.CopyToAsync(to);
        }

        next.Options = next.Options with { Start = null };
        await next.StartAsync(hourly: "0 0 * * * *");
        Assert.Equal(HostWorld.Monday.AddHours(5), next.Host.Clock.GetUtcNow());
        await next.WindAsync("PT1H");
        Assert.Equal(["05 21:00 hourly"], next.Journal.Lines);
    }

    private static Task<HostWorld> OnAsync(TimeProvider machine, DateTimeOffset? start)
    {
        var world = new HostWorld();
        world.Options = world.Options with { Machine = machine, Start = start };
        return world.StartAsync();
    }

    private static async Task RestartAsync(HostWorld world, DateTimeOffset? start)
    {
        await world.StopAsync();
        world.Options = world.Options with { Start = start };
        await world.StartAsync();
    }
}
