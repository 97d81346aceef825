using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.Intake;

/// <summary>What a landing page, or the person before it, is answered.</summary>
public sealed class IntakeReplies(SmarketingConfiguration configuration, Problems problems)
{
    public PostLanguages LanguagesOf(HttpRequest request, Form form, IReadOnlyDictionary<string, string> fields) =>
        PostLanguages.Of(fields, form, RequestLanguage.Of(request), configuration.Company.Language);

    public IResult Refused(HttpRequest request, Problem problem, string? detail = null) => problems.Of(request, problem, detail: detail);

    public IResult TooMany(HttpRequest request, TimeSpan wait) => problems.TooMany(request, wait);

    /// <summary>202 with a receipt; a browser is sent on to the form's own page, or thanked.</summary>
    public IResult Accepted(HttpRequest request, bool isForm, Form form, Receipt receipt, string language)
    {
        if (!isForm || !RequestLanguage.IsBrowser(request))
        {
            return Replies.Json(new { receipt.Submission, receipt.Received }, StatusCodes.Status202Accepted);
        }

        return form.Redirect is { } redirect
            ? new SeeOther(redirect.ToString())
            : Page.Show<ThankYouPage, ThankYouPageModel>(new ThankYouPageModel(language, configuration.Company.Name), StatusCodes.Status202Accepted);
    }

    /// <summary>400 with each field's errors; a browser gets the form again, with what was typed.</summary>
    public IResult FieldsRefused(
        HttpRequest request, bool isForm, Form form, IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, string[]> errors, string language)
    {
        if (!isForm || !RequestLanguage.IsBrowser(request))
        {
            return problems.Of(request, Problem.Fields, language, errors: errors);
        }

        var names = form.Required.Concat(fields.Keys).Concat(errors.Keys).Distinct(StringComparer.Ordinal);
        var typed = names.Select(name => new TypedField(name, fields.GetValueOrDefault(name, ""))
        {
            Errors = errors.GetValueOrDefault(name) ?? [],
            IsRequired = form.Required.Contains(name),
        });
        if (form.Redirect is { } redirect)
        {
            // A browser holds the redirect that follows the corrected post to the same policy as the form.
            SecurityHeaders.AllowFormsTo(request.HttpContext.Response.Headers, redirect);
        }

        return Page.Show<FormProblemPage, FormProblemPageModel>(
            new FormProblemPageModel(language, configuration.Company.Name, request.Path, form.Consent.In(language)) { Fields = [.. typed] }, StatusCodes.Status400BadRequest);
    }
}
