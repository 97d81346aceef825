namespace Smarketing.Functions.Reports;

/// <summary>What facts come to, report by report.</summary>
public static class Rollup
{
    /// <summary>Raised when reports count something anew: then all days are rolled up again.</summary>
    public const int Version = 2;

    public static readonly IReadOnlyList<ReportName> Reports = Enum.GetValues<ReportName>();

    public static Tally Of(ReportName report, IEnumerable<Fact> facts)
    {
        var tally = new TallyBuilder();
        foreach (var fact in facts)
        {
            Add(report, fact, tally);
        }

        return tally.ToTally();
    }

    public static Tally Sum(IEnumerable<Tally> tallies)
    {
        var sum = new TallyBuilder();
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return sum.ToTally();
    }

    public static void Add(ReportName report, Fact fact, TallyBuilder tally)
    {
        switch (report)
        {
            case ReportName.Funnel:
                FunnelReport.Count(fact, tally);
                break;
            case ReportName.Sla:
                SlaReport.Count(fact, tally);
                break;
            case ReportName.Channels:
                SourcesReport.CountChannels(fact, tally);
                break;
            case ReportName.Campaigns:
                SourcesReport.CountCampaigns(fact, tally);
                break;
            case ReportName.Reps:
                RepsReport.Count(fact, tally);
                break;
            case ReportName.Recycling:
                RecyclingReport.Count(fact, tally);
                break;
            case ReportName.Quality:
                QualityReport.Count(fact, tally);
                break;
            default:
                SpeedReport.Count(fact, tally);
                break;
        }
    }

    /// <summary>Small enough for a row, whatever campaigns somebody has made up in a day.</summary>
    public static Tally Bounded(ReportName report, Tally tally) => report == ReportName.Campaigns ? SourcesReport.Bounded(tally) : tally;

    /// <summary>The report that a tally of its own makes.</summary>
    public static Report Read(ReportName report, Tally tally, ReportFrame frame) => report switch
    {
        ReportName.Funnel => FunnelReport.Of(tally, frame),
        ReportName.Sla => SlaReport.Of(tally, frame),
        ReportName.Channels or ReportName.Campaigns => SourcesReport.Of(report, tally, frame),
        ReportName.Reps => RepsReport.Of(tally, frame),
        ReportName.Recycling => RecyclingReport.Of(tally, frame),
        ReportName.Quality => QualityReport.Of(tally, frame),
        _ => SpeedReport.Of(tally, frame),
    };
}
