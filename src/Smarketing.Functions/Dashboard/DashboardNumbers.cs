using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What was read for the dashboard.</summary>
public sealed record DashboardNumbers(ReportFrame Frame, IReadOnlyDictionary<ReportName, IReadOnlyList<DayTally>> Days)
{
    public T Read<T>(ReportName name)
        where T : Report => (T)Rollup.Read(name, Rollup.Sum(Days[name].Select(day => day.Tally)), Frame);

    /// <summary>The deals that a rep won, that came by a campaign, or all.</summary>
    public WonByDay Won(DashboardFilter filter)
    {
        var currency = Frame.Configuration.Deals.Currency;
        return filter.Campaign is { } campaign
            ? WonByDay.OfCampaign(Days[ReportName.Campaigns], campaign, Frame, currency)
            : WonByDay.Of(Days[ReportName.Reps], filter.Rep, Frame, currency);
    }
}
