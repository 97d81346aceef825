using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Sla;

/// <summary>The planner, for programs.</summary>
public sealed class PlanFunctions(PlanActivities plans, SmarketingConfiguration configuration, Problems problems)
{
    [Function("Plan")]
    public async Task<IResult> PlanAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sla/plan")] HttpRequest request, CancellationToken cancellation)
    {
        var posted = await RequestJson.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var language = RequestLanguage.Of(request) ?? configuration.Company.Language;
        var answer = await plans.AnswerAsync(PlanFields.Of(posted.Members), isPercent: false, language, cancellation);
        return answer.Plan is { } plan ? Replies.Json(plan) : problems.Of(request, Problem.Fields, language, errors: answer.Errors);
    }
}
