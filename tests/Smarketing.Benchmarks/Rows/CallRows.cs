using Smarketing.Functions.FollowUp;
using Smarketing.Local.Durable;
using Smarketing.Local.Tests.Cost;

namespace Smarketing.Benchmarks.Rows;

/// <summary>Storage calls on Azure, as docs/cost.md tells them.</summary>
internal static class CallRows
{
    private static readonly TimeSpan FollowUpLasts = TimeSpan.FromDays(18);

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        bench.Tell("calls: a lead");
        await using var lead = await CostWorld.StartAsync();
        await lead.PostAsync("webinar", new { email = "luis@gmail.com", jobTitle = "Estudiante" });
        await lead.WindAsync(TimeSpan.FromMinutes(15));
        var ofLead = lead.Tables.Calls.Count(call => call.Function == "PostForm");
        var ofSweep = lead.Tables.Calls.Count(call => call is { Function: "SweepOutbox" } and not { Table: "Outbox", Operation: "Query" });

        bench.Tell("calls: an MQL that nobody calls");
        await using var mql = await CostWorld.StartAsync(new KeyValuePair<string, string?>("Smarketing:plan:handOverAtMiss", "0"));
        await mql.PostAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía", jobTitle = "Gerente", phone = "+52 55 1234 5678" });
        await mql.WindAsync(FollowUpLasts);
        var wakes = await mql.CountAsync(nameof(FollowUpOrchestrator), EventKind.ActivityScheduled);
        var steps = 1 + wakes + await mql.CountAsync(nameof(FollowUpOrchestrator), EventKind.TimerCreated) + await mql.CountAsync(nameof(FollowUpOrchestrator), EventKind.EventRaised);
        var formula = (6 * steps) + (3 * wakes) + 2;
        var own = mql.Tables.Calls.Count(call => call.Function == nameof(FollowUpActivities.AdvanceFollowUp)) / (double)wakes;
        return
        [
            BenchRow.Of("Azure: storage calls of a lead that is no MQL", $"{ofLead}, and {ofSweep} by the sweep", "8", ofLead + ofSweep <= 8),
            BenchRow.Of("Azure: the durable engine's for an MQL that nobody calls, kept by its rep", $"{formula} by the formula", "130", formula <= 130),
            BenchRow.Of("Azure: our own for it", $"{Bench.Text(own, "N1")} a wake", "9 a wake", own <= 9),
        ];
    }
}
