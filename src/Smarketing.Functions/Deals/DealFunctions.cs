using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Deals;

/// <summary>A deal owner's link: GET shows, and only a POST from the page changes anything.</summary>
public sealed class DealFunctions(DealActivities deals, DealPages pages, SmarketingConfiguration configuration, Problems problems)
{
    /// <summary>In the address of the page that a browser is sent to after an answer was recorded.</summary>
    private const string Saved = "saved";

    [Function("Deal")]
    public async Task<IResult> DealAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "deals/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var view = await deals.FindAsync(token, cancellation);
        var language = RequestLanguage.Of(request) ?? pages.LanguageOf(view.Contact);
        if (view is not { Link: { } link, Contact: { } contact })
        {
            return problems.Of(request, view.IsForged ? Problem.NoSuchLink : Problem.DealLinkOver, language);
        }

        return HttpMethods.IsPost(request.Method)
            ? await AnswerAsync(request, link, contact, client, language, cancellation)
            : await ShowAsync(request, contact, language, cancellation);
    }

    private async Task<IResult> ShowAsync(HttpRequest request, Contact contact, string language, CancellationToken cancellation)
    {
        var isSaved = request.Query.ContainsKey(Saved);
        if (isSaved || !contact.Deal!.IsOver)
        {
            return await pages.ShowAsync(contact, language, isSaved ? DealNotice.Recorded : DealNotice.None, StatusCodes.Status200OK, cancellation);
        }

        return RequestLanguage.IsBrowser(request)
            ? await pages.ShowAsync(contact, language, DealNotice.Over, StatusCodes.Status410Gone, cancellation)
            : problems.Of(request, Problem.DealLinkOver, language);
    }

    private async Task<IResult> AnswerAsync(
        HttpRequest request, DealLink link, Contact contact, DurableTaskClient client, string language, CancellationToken cancellation)
    {
        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem, language);
        }

        var isPerson = posted.IsForm && RequestLanguage.IsBrowser(request);
        var fields = posted.Named();
        var (answer, errors) = DealAnswer.Read(fields, contact.Deal!.Money?.Currency ?? configuration.Deals.Currency, DealTexts.In(language));
        if (answer is null)
        {
            return isPerson
                ? await pages.ShowAsync(contact, language, DealNotice.None, StatusCodes.Status400BadRequest, cancellation, errors, fields)
                : problems.Of(request, Problem.Fields, language, errors: errors);
        }

        var (reply, now) = await deals.SayAsync(link, contact, answer, client, cancellation);
        return reply switch
        {
            DealReply.Over => problems.Of(request, Problem.DealLinkOver, language),
            DealReply.TooLate when isPerson => await pages.ShowAsync(now, language, DealNotice.TooLate, StatusCodes.Status409Conflict, cancellation),
            DealReply.TooLate => problems.Of(
                request, Problem.AnswerStands, language,
                more: new Dictionary<string, object?>(StringComparer.Ordinal) { ["stage"] = now.Stage, ["deal"] = DealView.Of(now.Deal) }),
            _ when isPerson => new SeeOther(reply == DealReply.Recorded ? $"{request.Path}?{Saved}" : request.Path),
            _ => Replies.Json(new { Recorded = reply == DealReply.Recorded, now.Stage, Deal = DealView.Of(now.Deal) }),
        };
    }
}
