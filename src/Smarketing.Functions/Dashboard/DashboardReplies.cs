using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Dashboard;

/// <summary>The dashboard and its reports as pages.</summary>
public sealed class DashboardReplies(DashboardPages shared, SmarketingConfiguration configuration, Problems problems)
{
    private static readonly string[] Fields = ["from", "to", "campaign", "rep"];

    public DashboardQuestion Read(HttpRequest request, DateOnly today)
    {
        var (query, language) = (request.Query, shared.LanguageOf(request));
        return DashboardQuestion.Read(
            query["from"], query["to"], query["campaign"], query["rep"], today, [.. Reps.Select(rep => rep.Id)], DashboardTexts.In(language), ReportTexts.In(language));
    }

    public IResult Show(HttpRequest request, string token, ReportName? report, DashboardQuestion question, DashboardNumbers numbers, IReadOnlyList<string> campaigns)
    {
        var filter = question.Filter;
        var model = Model(request, token, report, question, numbers.Frame.Today);
        var speech = new DashboardSpeech(model.Language, configuration.Company.Zone, configuration.Agreement);
        return Page.Show<DashboardPage, DashboardPageModel>(model with
        {
            Campaigns = filter.Campaign is { } asked ? [.. campaigns.Union([asked], StringComparer.Ordinal)] : campaigns,
            Sections = DashboardSections.Of(numbers, filter, report, speech),
            Typed = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["from"] = FactKeys.Day(filter.Period.From), ["to"] = FactKeys.Day(filter.Period.To), ["campaign"] = filter.Campaign ?? "", ["rep"] = filter.Rep ?? "",
            },
        });
    }

    /// <summary>The form as it was sent, and what is wrong with it.</summary>
    public IResult Refuse(HttpRequest request, string token, ReportName? report, DashboardQuestion question, DateOnly today) => RequestLanguage.WantsJson(request)
        ? problems.Of(request, Problem.Fields, shared.LanguageOf(request), errors: question.Errors)
        : Page.Show<DashboardPage, DashboardPageModel>(Model(request, token, report, question, today), StatusCodes.Status400BadRequest);

    public IResult RefuseFile(HttpRequest request, DashboardQuestion question)
    {
        var language = shared.LanguageOf(request);
        var whole = DashboardTexts.In(language).NoFilterInFile;
        return question.Errors.Count > 0
            ? problems.Of(request, Problem.Fields, language, errors: question.Errors)
            : problems.Of(request, Problem.Fields, language, whole, new Dictionary<string, string[]>(StringComparer.Ordinal) { [question.Filter.Rep is null ? "campaign" : "rep"] = [whole] });
    }

    /// <summary>Whoever may have work: the manager takes it when everybody is away.</summary>
    private IReadOnlyList<(string Id, string Name)> Reps => [.. configuration.Team.Reps.Select(rep => (rep.Id, rep.Name)), (Manager.Id, configuration.Team.Manager.Name)];

    private DashboardPageModel Model(HttpRequest request, string token, ReportName? report, DashboardQuestion question, DateOnly today) => new()
    {
        Language = shared.LanguageOf(request),
        CompanyName = configuration.Company.Name,
        Address = new DashboardAddress(token, request.Query["lang"].ToString() is "es" or "en" ? request.Query["lang"].ToString() : null),
        Report = report,
        Filter = question.Filter,
        Today = today,
        Campaigns = [.. configuration.Campaigns.Select(campaign => campaign.Id)],
        Reps = Reps,
        Typed = Fields.ToDictionary(field => field, field => request.Query[field].ToString(), StringComparer.Ordinal),
        Errors = question.Errors.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)error.Value, StringComparer.Ordinal),
    };
}
