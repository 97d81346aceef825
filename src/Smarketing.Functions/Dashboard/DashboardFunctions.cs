using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Http;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>The link that both teams share, and the numbers that it leads to.</summary>
public sealed class DashboardFunctions(DashboardReplies replies, DashboardPages shared, ReportActivities reports, DashboardActivities dashboard, Problems problems)
{
    [Function("Dashboard")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard/{token}")] HttpRequest request, string token, CancellationToken cancellation) =>
        AnswerAsync(request, token, report: null, cancellation);

    [Function("DashboardReport")]
    public async Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard/{token}/reports/{name}")] HttpRequest request, string token, string name, CancellationToken cancellation)
    {
        var isCsv = name.EndsWith(DashboardAddress.CsvEnd, StringComparison.Ordinal);
        if (Words.Find<ReportName>(isCsv ? name[..^DashboardAddress.CsvEnd.Length] : name) is not { } report)
        {
            return shared.WhyNot(request, token) ?? problems.Of(request, Problem.NoSuchReport, shared.LanguageOf(request));
        }

        return isCsv ? await FileAsync(request, token, report, cancellation) : await AnswerAsync(request, token, report, cancellation);
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, string token, ReportName? report, CancellationToken cancellation)
    {
        if (shared.WhyNot(request, token) is { } refusal)
        {
            return refusal;
        }

        var question = replies.Read(request, reports.Today);
        if (question.Errors.Count > 0)
        {
            return replies.Refuse(request, token, report, question, reports.Today);
        }

        var numbers = await dashboard.ReadAsync(report, question.Filter.Period, cancellation);
        return replies.Show(request, token, report, question, numbers, dashboard.CampaignsOf(numbers));
    }

    private async Task<IResult> FileAsync(HttpRequest request, string token, ReportName report, CancellationToken cancellation)
    {
        if (shared.WhyNot(request, token) is { } refusal)
        {
            return refusal;
        }

        var question = replies.Read(request, reports.Today);
        return question.Errors.Count > 0 || question.Filter.IsNarrow
            ? replies.RefuseFile(request, question)
            : ReportReplies.Csv(await reports.AnswerAsync(report, question.Filter.Period, cancellation));
    }
}
