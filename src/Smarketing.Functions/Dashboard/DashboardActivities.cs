using Smarketing.Functions.Configuration;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>Reads what the dashboard tells: each day and each fact once, whatever reports a page is made of.</summary>
public sealed class DashboardActivities(RollupActivities rollups, ReportActivities reports, SmarketingConfiguration configuration)
{
    /// <summary>To choose from; more would be no choice.</summary>
    private const int CampaignsMax = 50;

    public async Task<DashboardNumbers> ReadAsync(ReportName? report, Period period, CancellationToken cancellation)
    {
        var needed = DashboardSections.Needed(report);
        var days = rollups.ReadDaysAsync(needed, period, cancellation);
        var frame = await reports.FrameAsync(period, needed.Contains(ReportName.Reps), cancellation);
        return new DashboardNumbers(frame, await days);
    }

    /// <summary>Those of which something came in the period, the most first, and those that are configured.</summary>
    public IReadOnlyList<string> CampaignsOf(DashboardNumbers numbers) =>
    [
        .. numbers.Read<SourcesReport>(ReportName.Campaigns).Sources
            .Where(source => source.Name is { Length: > 0 } and not SourcesReport.Rest)
            .OrderByDescending(source => source.Submissions).ThenBy(source => source.Name, StringComparer.Ordinal)
            .Select(source => source.Name!).Take(CampaignsMax)
            .Union(configuration.Campaigns.Select(campaign => campaign.Id), StringComparer.Ordinal),
    ];
}
