using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Qualification;

/// <summary>Shows what the rules make of somebody, for whoever has the key.</summary>
public sealed class QualificationFunctions(SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private const string FormField = "form";

    /// <summary>Takes what a form would be posted, and the form's id; stores nothing.</summary>
    [Function("PreviewQualification")]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/qualification/preview")] HttpRequest request, CancellationToken cancellation)
    {
        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var language = RequestLanguage.Of(request) ?? configuration.Company.Language;
        if (!configuration.Forms.TryGetValue(posted[FormField] ?? "", out var form))
        {
            var texts = QualificationTexts.In(language);
            return problems.Of(request, Problem.Fields, errors: new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                [FormField] = [posted[FormField] is null ? IntakeTexts.In(language).Required : texts.NoSuchForm(configuration.Forms.Keys)],
            });
        }

        var fields = SubmissionReader.Canonical(posted.Fields.Where(field => field.Key != FormField));
        var languages = PostLanguages.Of(fields, form, RequestLanguage.Of(request), configuration.Company.Language);
        var (submission, errors) = SubmissionReader.Read(form, fields, id: "preview", languages, clock.GetUtcNow());
        return submission is null
            ? problems.Of(request, Problem.Fields, languages.OfAnswer, errors: errors)
            : Replies.Json(QualificationView.Of(Reception.Preview(submission, configuration.Rules)));
    }
}
