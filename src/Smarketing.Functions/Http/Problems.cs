using System.Globalization;
using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.Http;

/// <summary>Answers that say what is wrong with a request: a page for a person, application/problem+json for a program (RFC 9457).</summary>
public sealed class Problems(SmarketingConfiguration configuration)
{
    private const string TypePrefix = "urn:smarketing:problem:";

    /// <summary>So long storage is left alone that could take nothing.</summary>
    private static readonly TimeSpan UnavailableFor = TimeSpan.FromMinutes(1);

    /// <summary>429, saying when to try again.</summary>
    public IResult TooMany(HttpRequest request, TimeSpan wait) => Later(request, Problem.TooMany, wait);

    /// <summary>503, saying when to try again.</summary>
    public IResult Unavailable(HttpRequest request) => Later(request, Problem.Unavailable, UnavailableFor);

    /// <param name="fallbackLanguage">Where the caller asks for none; null for the company's.</param>
    /// <param name="more">Further members of the JSON answer.</param>
    public IResult Of(
        HttpRequest request, Problem problem, string? fallbackLanguage = null, string? detail = null, IReadOnlyDictionary<string, string[]>? errors = null,
        IReadOnlyDictionary<string, object?>? more = null)
    {
        var language = RequestLanguage.Of(request) ?? fallbackLanguage ?? configuration.Company.Language;
        var text = problem.In(language);
        if (RequestLanguage.IsBrowser(request))
        {
            return Page.Show<ProblemPage, ProblemPageModel>(
                new ProblemPageModel(language, configuration.Company.Name, text.Title, detail ?? text.Detail), problem.Status);
        }

        var extensions = new Dictionary<string, object?>(more ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        if (errors is { Count: > 0 })
        {
            extensions["errors"] = errors;
        }

        return Results.Problem(detail ?? text.Detail, statusCode: problem.Status, title: text.Title, type: TypePrefix + problem.Type, extensions: extensions);
    }

    private IResult Later(HttpRequest request, Problem problem, TimeSpan wait)
    {
        request.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Of(request, problem);
    }
}
