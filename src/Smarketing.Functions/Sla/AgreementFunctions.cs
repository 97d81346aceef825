using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Sla;

/// <summary>The agreement of both teams: for programs, and as a page to print.</summary>
public sealed class AgreementFunctions(AgreementActivities agreements, DashboardPages dashboard, SmarketingConfiguration configuration, Problems problems)
{
    [Function("ShowAgreement")]
    public async Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/sla/agreement")] HttpRequest request, CancellationToken cancellation)
    {
        var language = dashboard.LanguageOf(request);
        if (request.Query["lang"].ToString() is not ("" or "es" or "en"))
        {
            var errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["lang"] = [AgreementPageTexts.In(language).NotALanguage] };
            return problems.Of(request, Problem.Fields, language, errors: errors);
        }

        return await AnswerAsync(request, language, leadsOn: false, cancellation);
    }

    [Function("AgreementPage")]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard/{token}/agreement")] HttpRequest request, string token, CancellationToken cancellation) =>
        dashboard.WhyNot(request, token) ?? await AnswerAsync(request, dashboard.LanguageOf(request), leadsOn: true, cancellation);

    private async Task<IResult> AnswerAsync(HttpRequest request, string language, bool leadsOn, CancellationToken cancellation)
    {
        var id = request.Query["version"].ToString();
        if (await agreements.FindAsync(id.Length > 0 ? id : null, cancellation) is not { } found)
        {
            return problems.Of(request, Problem.NoSuchAgreement, language);
        }

        if (RequestLanguage.IsBrowser(request))
        {
            return Page.Show<AgreementPage, AgreementPageModel>(
                new AgreementPageModel { Version = found.Version, Language = language, TimeZone = configuration.Company.Zone, Marks = found.Marks, LeadsOn = leadsOn });
        }

        var agreement = found.Version.In(language);
        return Replies.Json(new { Version = found.Version.Id, found.Version.Since, agreement.Language, agreement.Title, agreement.Company, agreement.Sections, Versions = found.Marks });
    }
}
