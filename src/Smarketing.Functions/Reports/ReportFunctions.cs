using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Reports;

/// <summary>The reports, for whoever has the key, and the timer that closes days.</summary>
public sealed class ReportFunctions(ReportActivities reports, RollupActivities rollups, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    /// <summary>Every hour, since days end at the company's midnight, and facts come late.</summary>
    [Function("CloseDays")]
    public Task CloseAsync([TimerTrigger("0 20 * * * *")] TimerInfo timer, CancellationToken cancellation) => rollups.CloseAsync(clock.GetUtcNow(), cancellation);

    [Function("ShowReport")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/reports/{name}")] HttpRequest request, string name, CancellationToken cancellation)
    {
        if (Words.Find<ReportName>(name) is not { } report)
        {
            return problems.Of(request, Problem.NoSuchReport);
        }

        var texts = ReportTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var asked = ReportQuestion.Read(request.Query["from"], request.Query["to"], request.Query["format"], reports.Today, texts);
        if (asked.Errors.Count > 0)
        {
            return problems.Of(request, Problem.Fields, errors: asked.Errors);
        }

        var answer = await reports.AnswerAsync(report, asked.Period, cancellation);
        return asked.IsCsv ? ReportReplies.Csv(answer) : Replies.Json(answer);
    }
}
