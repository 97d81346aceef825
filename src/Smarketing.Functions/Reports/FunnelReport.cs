using Smarketing.Functions.Contacts;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Reports;

/// <summary>How many came to each stage, how many of them went on, and how long that took.</summary>
public sealed record FunnelReport(ReportFrame Frame, IReadOnlyList<FunnelReport.Step> Stages, int Recycled, int DealsLost) : Report(ReportName.Funnel, Frame)
{
    public static void Count(Fact fact, TallyBuilder tally)
    {
        if (fact is { Kind: "deal" } && fact.Text("outcome") == "lost")
        {
            tally.Add("lost");
        }

        if (fact.Kind != "stage")
        {
            return;
        }

        var reached = fact.StagesReached().ToList();
        foreach (var stage in reached)
        {
            tally.Add("entered", stage);
        }

        if (fact.Text("from") is not { } from)
        {
            return;
        }

        if (reached.Count > 0 && fact.Minutes("minutes") is { } minutes)
        {
            tally.AddTime(minutes, "time", from);
        }
        else if (reached.Count == 0 && fact.Text("to") == Words.Of(Stage.Lead))
        {
            tally.Add("recycled");
        }
    }

    public static FunnelReport Of(Tally tally, ReportFrame frame)
    {
        var steps = Figures.AllStages.Select(stage =>
        {
            var entered = tally.Count("entered", Words.Of(stage));
            var next = stage == Stage.Customer ? null : Words.Of(stage + 1);
            return new Step(
                stage, entered, Planned(stage, frame),
                next is null ? null : Figures.Share(tally.Count("entered", next), entered),
                Figures.Median(tally.Time("time", Words.Of(stage))));
        });
        return new FunnelReport(frame, [.. steps], tally.Count("recycled"), tally.Count("lost"));
    }

    /// <summary>What marketing has promised goes before what the goal takes.</summary>
    private static decimal? Planned(Stage stage, ReportFrame frame)
    {
        var (months, configuration) = (frame.Period.Months(), frame.Configuration);
        int? promised = stage switch
        {
            Stage.Lead => configuration.Promise.LeadsPerMonth,
            Stage.Mql => configuration.Promise.MqlsPerMonth,
            _ => null,
        };
        return promised is { } perMonth ? decimal.Round(perMonth * months, 1) : configuration.Goal?.In(months, stage, PlanTerms.Of(configuration));
    }

    public override IEnumerable<IEnumerable<object?>> ToRows() =>
        [["stage", "entered", "planned", "conversion", "medianTime"], .. Stages.Select(step => new object?[] { Words.Of(step.Stage), step.Entered, step.Planned, step.Conversion, step.MedianTime })];

    /// <param name="Entered">Came to the stage in the period, or passed it.</param>
    /// <param name="Planned">What is promised for the period, or what the goal takes; null where neither is known.</param>
    /// <param name="Conversion">Of those who came to the stage in the period, the share that came to the next one: both as counted in it.</param>
    /// <param name="MedianTime">Of those who went on: how long they had been there.</param>
    public sealed record Step(Stage Stage, int Entered, decimal? Planned, decimal? Conversion, string? MedianTime);
}
