using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Digests;

/// <summary>What a digest tells of: the period's reports, and those of its month so far.</summary>
/// <param name="SlaOfMonth">Its pace is that of the day on which the period ended.</param>
/// <param name="Fastest">The first attempt that came soonest after its MQL; null where there was none.</param>
public sealed record DigestFigures(
    SlaReport Sla, SlaReport SlaOfMonth, RepsReport Reps, RepsReport RepsOfMonth, SourcesReport Campaigns, FastestAttempt? Fastest)
{
    private const string Clock = "clock";

    /// <summary>Whether there is nothing to tell.</summary>
    public bool AreEmpty => Sla is { Marketing.Mqls: 0, Sales: { Assigned: 0, Attempts: 0, Breaches.Count: 0, Ended: 0 } } && Campaigns.Sources.Count == 0 && Reps.Reps.All(rep => rep.DealsWon + rep.DealsLost == 0);

    /// <param name="tallies">By report: what the period comes to, and the month so far.</param>
    public static DigestFigures Of(IReadOnlyDictionary<ReportName, (Tally Period, Tally Month)> tallies, DueDigest digest, ReportFrame frame)
    {
        var ofPeriod = frame with { Period = digest.Period, Today = digest.Period.To };
        var ofMonth = ofPeriod with { Period = Period.MonthOf(digest.Period.To) };
        var (sla, reps) = (tallies[ReportName.Sla], tallies[ReportName.Reps]);
        return new DigestFigures(
            SlaReport.Of(sla.Period, ofPeriod), SlaReport.Of(sla.Month, ofMonth), RepsReport.Of(reps.Period, ofPeriod), RepsReport.Of(reps.Month, ofMonth),
            SourcesReport.Of(ReportName.Campaigns, tallies[ReportName.Campaigns].Period, ofPeriod), FastestOf(sla.Period, frame));
    }

    private static FastestAttempt? FastestOf(Tally sla, ReportFrame frame) => frame.Configuration.Team.Reps
        .Select(rep => (rep.Name, Minutes: sla.Time(Clock, rep.Id).Quantile(0)))
        .Where(rep => rep.Minutes is not null)
        .OrderBy(rep => rep.Minutes)
        .Select(rep => new FastestAttempt(rep.Name, rep.Minutes!.Value))
        .FirstOrDefault();
}

/// <param name="Minutes">By the clock, from the MQL to the attempt.</param>
public sealed record FastestAttempt(string Rep, double Minutes);
