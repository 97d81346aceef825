using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What the dashboard tells, in order, of what a filter lets through. What isn't counted by a campaign or a rep is left out, and the page says so.</summary>
public static class DashboardSections
{
    private const int RowsMax = 8;
    private const int WholeRowsMax = 500;

    /// <param name="report">Whose own page it is, with all that there is; null for the dashboard.</param>
    public static IReadOnlyList<Section> Of(DashboardNumbers numbers, DashboardFilter filter, ReportName? report, DashboardSpeech speech) => report switch
    {
        null => [
            Of(ReportName.Funnel, numbers, filter, speech), Of(ReportName.Sla, numbers, filter, speech), Won(numbers, filter, speech), Work(numbers, filter, speech, isWhole: false),
            Of(ReportName.Channels, numbers, filter, speech), Of(ReportName.Campaigns, numbers, filter, speech), Of(ReportName.Reps, numbers, filter, speech),
            Of(ReportName.Recycling, numbers, filter, speech), Of(ReportName.Quality, numbers, filter, speech), Of(ReportName.Speed, numbers, filter, speech),
        ],
        ReportName.Reps => [Of(ReportName.Reps, numbers, filter, speech, isWhole: true), Work(numbers, filter, speech, isWhole: true), Won(numbers, filter, speech)],
        { } name => [Of(name, numbers, filter, speech, isWhole: true)],
    };

    /// <summary>The reports that a page is made of.</summary>
    public static IReadOnlyCollection<ReportName> Needed(ReportName? report) => report switch
    {
        null => Rollup.Reports,
        { } name => [.. new[] { name, ReportName.Campaigns }.Distinct()],
    };

    private static Section Of(ReportName name, DashboardNumbers numbers, DashboardFilter filter, DashboardSpeech speech, bool isWhole = false)
    {
        var rows = isWhole ? WholeRowsMax : RowsMax;
        return (name, filter) switch
        {
            (ReportName.Funnel, { Campaign: { } campaign }) => FunnelSection.OfCampaign(numbers.Read<SourcesReport>(ReportName.Campaigns), campaign, speech),
            (ReportName.Campaigns, { Campaign: { } campaign }) => SourcesSection.Of(numbers.Read<SourcesReport>(name), speech, rows, isWhole, campaign),
            (ReportName.Sla, { Rep: { } rep }) => SlaSection.OfRep(numbers.Read<SlaReport>(name), rep, speech),
            (ReportName.Reps, { Rep: { } rep }) => RepsSection.Of(numbers.Read<RepsReport>(name), speech, isWhole, rep),
            (_, { IsNarrow: true }) => Refused(Whole(name, numbers, speech, rows, isWhole), filter, speech),
            _ => Whole(name, numbers, speech, rows, isWhole),
        };
    }

    private static Section Whole(ReportName name, DashboardNumbers numbers, DashboardSpeech speech, int rows, bool isWhole) => name switch
    {
        ReportName.Funnel => FunnelSection.Of(numbers.Read<FunnelReport>(name), speech),
        ReportName.Sla => SlaSection.Of(numbers.Read<SlaReport>(name), speech),
        ReportName.Channels or ReportName.Campaigns => SourcesSection.Of(numbers.Read<SourcesReport>(name), speech, rows, isWhole),
        ReportName.Reps => RepsSection.Of(numbers.Read<RepsReport>(name), speech, isWhole),
        ReportName.Recycling => RecyclingSection.Of(numbers.Read<RecyclingReport>(name), speech, isWhole),
        ReportName.Quality => QualitySection.Of(numbers.Read<QualityReport>(name), speech),
        _ => SpeedSection.Of(numbers.Read<SpeedReport>(name), speech),
    };

    private static Section Won(DashboardNumbers numbers, DashboardFilter filter, DashboardSpeech speech) => WonSection.Of(numbers.Won(filter), filter, speech);

    private static Section Work(DashboardNumbers numbers, DashboardFilter filter, DashboardSpeech speech, bool isWhole)
    {
        var section = WorkSection.Of(numbers.Read<RepsReport>(ReportName.Reps), speech, isWhole, filter.Rep);
        return filter.Campaign is null ? section : Refused(section, filter, speech);
    }

    /// <summary>Its title, and why there are no numbers below it.</summary>
    private static Section Refused(Section section, DashboardFilter filter, DashboardSpeech speech) => new(section.Id, section.Title)
    {
        Report = section.Report,
        IsRefused = true,
        Instead = filter.Rep is not null
            ? speech.Say("This isn't counted by rep. Choose all reps to see it.", "Esto no se cuenta por representante. Elija todos para verlo.")
            : speech.Say("This isn't counted by campaign. Choose all campaigns to see it.", "Esto no se cuenta por campaña. Elija todas para verlo."),
    };
}
