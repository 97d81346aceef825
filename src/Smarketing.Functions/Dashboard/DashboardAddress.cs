using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>The addresses below the link that both teams share.</summary>
/// <param name="Language">That the reader's address names, which the next ones are to name, too; null where it named none.</param>
public sealed record DashboardAddress(string Token, string? Language)
{
    public string Plan => Of(DashboardLink.PlanPath(Token));

    public string Agreement => Of(DashboardLink.AgreementPath(Token));

    public string Obstacles => Of(DashboardLink.ObstaclesPath(Token));

    /// <param name="report">Null for the dashboard itself.</param>
    public string Path(ReportName? report) => report is { } name ? DashboardLink.ReportPath(Token, name) : DashboardLink.Path(Token);

    public string Of(ReportName? report, DashboardFilter filter) => Of(
        Path(report), ("from", FactKeys.Day(filter.Period.From)), ("to", FactKeys.Day(filter.Period.To)), ("campaign", filter.Campaign), ("rep", filter.Rep));

    /// <summary>The whole report of the period: a file has no narrower one.</summary>
    public string Csv(ReportName report, Period period) => Of($"{Path(report)}{CsvEnd}", ("from", FactKeys.Day(period.From)), ("to", FactKeys.Day(period.To)));

    internal const string CsvEnd = ".csv";

    private string Of(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var parts = new List<string>();
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        if (Language is not null)
        {
            parts.Add($"lang={Language}");
        }

        return parts.Count > 0 ? $"{path}?{string.Join('&', parts)}" : path;
    }
}
