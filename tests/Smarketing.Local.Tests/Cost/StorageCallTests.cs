using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Cost;

/// <summary>What docs/cost.md says of a lead's storage calls, counted. Whoever makes them more must say so there.</summary>
public sealed class StorageCallTests(ITestOutputHelper output)
{
    /// <summary>Long enough for the plan, its grace, and the sweeps after it.</summary>
    private static readonly TimeSpan FollowUpLasts = TimeSpan.FromDays(18);

    /// <summary>A contact is read anew where whoever started the work drained it in between: sometimes, and once.</summary>
    private const int MayBeReadAnew = 1;

    /// <summary>The longest of the shipped tracks.</summary>
    private static readonly TimeSpan TrackLasts = TimeSpan.FromDays(60);

    [Fact]
    public async Task A_lead_that_is_no_MQL()
    {
        await using var world = await CostWorld.StartAsync();

        await world.PostAsync("webinar", new { email = "luis@gmail.com", firstName = "Luis", jobTitle = "Estudiante" });
        await world.WindAsync(TimeSpan.FromMinutes(15));

        Assert.InRange(Calls(world, "PostForm"), 1, 8);
        Assert.Equal(0, Sweeps(world));
    }

    [Fact]
    public async Task An_MQL_that_is_never_called_and_stays_with_its_rep()
    {
        await using var world = await CostWorld.StartAsync(new KeyValuePair<string, string?>("Smarketing:plan:handOverAtMiss", "0"));

        await AskForDemoAsync(world, consent: false);
        await world.WindAsync(FollowUpLasts);

        Assert.InRange(Calls(world, "PostForm"), 1, 8);
        await AssertFollowUpAsync(world, wakes: 8, ofEngine: 122, own: 72);
        Assert.Equal(0, Sweeps(world));
    }

    [Fact]
    public async Task An_MQL_that_is_never_called_and_handed_over_once()
    {
        await using var world = await CostWorld.StartAsync();

        await AskForDemoAsync(world, consent: false);
        await world.WindAsync(FollowUpLasts);

        await AssertFollowUpAsync(world, wakes: 11, ofEngine: 173, own: 101);
    }

    [Fact]
    public async Task An_MQL_that_goes_back_to_a_track()
    {
        await using var world = await CostWorld.StartAsync();

        await AskForDemoAsync(world, consent: true);
        await world.WindAsync(FollowUpLasts + TrackLasts);

        Assert.Equal(4, await world.CountAsync(nameof(NurtureOrchestrator), EventKind.ActivityScheduled));
        Assert.InRange(await EngineAsync(world, nameof(NurtureOrchestrator)), 1, 62);
        Assert.InRange(Calls(world, nameof(NurtureActivities.AdvanceNurture)), 1, 16 + MayBeReadAnew);
    }

    [Fact]
    public async Task A_day_on_which_nobody_comes()
    {
        await using var world = await CostWorld.StartAsync();
        await world.WindAsync(TimeSpan.FromDays(1));
        var before = world.Tables.Calls.Count;

        await world.WindAsync(TimeSpan.FromDays(1));

        Assert.InRange(Told("in all", [.. world.Tables.Calls.Skip(before)]), 1, 646);
    }

    private async Task AssertFollowUpAsync(CostWorld world, int wakes, int ofEngine, int own)
    {
        Assert.Equal(wakes, await world.CountAsync(nameof(FollowUpOrchestrator), EventKind.ActivityScheduled));
        Assert.InRange(await EngineAsync(world, nameof(FollowUpOrchestrator)), 1, ofEngine);
        Assert.InRange(Calls(world, nameof(FollowUpActivities.AdvanceFollowUp)), 1, own + MayBeReadAnew);
    }

    private static Task AskForDemoAsync(CostWorld world, bool consent) => world.PostAsync("demo", new
    {
        email = "lucia@alba.mx", firstName = "Lucía", lastName = "Herrera", company = "Alba", jobTitle = "Gerente de obra", phone = "+52 55 1234 5678", consent,
    });

    /// <summary>The calls of a function, and what they were in the test's output.</summary>
    private int Calls(CostWorld world, string function) => Told(function, [.. world.Tables.Calls.Where(call => call.Function == function)]);

    /// <summary>What the sweep does for contacts; that it looks for some each time is no lead's doing.</summary>
    private int Sweeps(CostWorld world) => Told("SweepOutbox", [.. world.Tables.Calls.Where(call => call is { Function: "SweepOutbox" } and not { Table: "Outbox", Operation: "Query" })]);

    private int Told(string function, List<StorageCall> calls)
    {
        output.WriteLine($"{function}: {calls.Count}");
        foreach (var same in calls.GroupBy(call => $"{call.Table} {call.Operation}").OrderBy(same => same.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  {same.Key} {same.Count()}");
        }

        return calls.Count;
    }

    /// <summary>
    /// What Durable Functions makes of a history on Azure Storage: each message is put, taken, kept and removed, and makes the history and
    /// the instance be written; an activity's is a message more.
    /// </summary>
    private static async Task<int> EngineAsync(CostWorld world, string orchestrator)
    {
        var activities = await world.CountAsync(orchestrator, EventKind.ActivityScheduled);
        var timers = await world.CountAsync(orchestrator, EventKind.TimerCreated);
        var events = await world.CountAsync(orchestrator, EventKind.EventRaised);
        return (6 * (1 + activities + timers + events)) + (3 * activities) + 2;
    }
}
