using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Sla;

/// <summary>The planner to play with, behind the link that both teams share. Nothing is stored.</summary>
public sealed class PlanPageFunctions(PlanActivities plans, DashboardPages dashboard, SmarketingConfiguration configuration, Problems problems)
{
    [Function("PlanPage")]
    public async Task<IResult> PlanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "dashboard/{token}/plan")] HttpRequest request, string token, CancellationToken cancellation)
    {
        if (dashboard.WhyNot(request, token) is { } refusal)
        {
            return refusal;
        }

        var model = new PlanPageModel
        {
            Language = dashboard.LanguageOf(request),
            CompanyName = configuration.Company.Name,
            Currency = configuration.Deals.Currency,
            Typed = PlanPageModel.ExampleFor(await plans.CapacityAsync(cancellation)),
        };
        if (!HttpMethods.IsPost(request.Method))
        {
            return Page.Show<PlanPage, PlanPageModel>(model);
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        return posted.Problem is { } problem ? problems.Of(request, problem, model.Language) : await AnswerAsync(model with { Typed = posted.Named() }, cancellation);
    }

    private async Task<IResult> AnswerAsync(PlanPageModel model, CancellationToken cancellation)
    {
        var fields = PlanFields.OfForm(model.Typed);
        var answer = await plans.AnswerAsync(fields, isPercent: true, model.Language, cancellation);
        return Page.Show<PlanPage, PlanPageModel>(
            model with
            {
                Plan = answer.Plan,
                HistoricRates = fields.ContainsKey(PlanReader.Rates) ? answer.Rates : null,
                Errors = answer.Errors.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)error.Value, StringComparer.Ordinal),
            },
            answer.Plan is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
