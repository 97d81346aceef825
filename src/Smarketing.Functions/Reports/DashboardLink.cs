using Smarketing.Functions.Links;

namespace Smarketing.Functions.Reports;

/// <summary>The link that both teams share: to what they look at together.</summary>
public static class DashboardLink
{
    public const int DaysMax = 366;

    public static string Address(string publicBaseUrl, SignedLink links, string teamId, DateTimeOffset expiresAt) =>
        $"{publicBaseUrl}{Path(links.Make(LinkPurpose.Dashboard, teamId, expiresAt))}";

    public static string Path(string token) => $"/dashboard/{token}";

    public static string ReportPath(string token, ReportName report) => $"{Path(token)}/reports/{Words.Of(report)}";

    public static string PlanPath(string token) => $"{Path(token)}/plan";

    public static string ObstaclesPath(string token) => $"{Path(token)}/obstacles";

    public static string AgreementPath(string token) => $"{Path(token)}/agreement";
}
