using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.FollowUp;

/// <summary>A rep's link: GET shows, and only a POST from the page changes anything.</summary>
public sealed class TaskFunctions(TaskActivities tasks, TaskPages pages, Problems problems, TimeProvider clock)
{
    /// <summary>In the address of the page that a browser is sent to after an answer was recorded.</summary>
    private const string Saved = "saved";

    [Function("Task")]
    public async Task<IResult> TaskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "tasks/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var view = await tasks.FindAsync(token, cancellation);
        var language = RequestLanguage.Of(request) ?? tasks.LanguageOf(view);
        if (view.State == TaskLinkState.Forged)
        {
            return problems.Of(request, Problem.NoSuchLink, language);
        }

        if (view is not { Link: { } link, Contact: { } contact, Attempt: { } attempt })
        {
            return problems.Of(request, Problem.LinkOver, language);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return view.State == TaskLinkState.Over ? problems.Of(request, Problem.LinkOver, language) : await pages.ShowAsync(view, language, request.Query.ContainsKey(Saved) ? TaskNotice.Recorded : TaskNotice.None, cancellation);
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem, language);
        }

        var fields = posted.Fields.Where(field => field.Value.Trim().Length > 0).GroupBy(field => field.Key).ToDictionary(same => same.Key, same => same.First().Value.Trim(), StringComparer.Ordinal);
        var (answer, errors) = TaskAnswer.Read(fields, attempt.Kind, TaskAnswerTexts.In(language));
        if (answer is null)
        {
            return posted.IsForm && RequestLanguage.IsBrowser(request)
                ? await pages.ShowAsync(view, language, TaskNotice.None, cancellation, errors, fields)
                : problems.Of(request, Problem.Fields, language, errors: errors);
        }

        var result = await tasks.AnswerAsync(link, contact, answer, client, cancellation);
        return ReplyTo(request, posted.IsForm, result, language);
    }

    private IResult ReplyTo(HttpRequest request, bool isForm, TaskResult result, string language)
    {
        var followUp = ContactViewOf(result);
        switch (result.Reply)
        {
            case FollowUpReply.Recorded or FollowUpReply.Unchanged:
                return isForm && RequestLanguage.IsBrowser(request)
                    ? new SeeOther(result.IsRecorded ? $"{request.Path}?{Saved}" : request.Path)
                    : Replies.Json(new { Recorded = result.IsRecorded, result.Contact.Stage, FollowUp = followUp });
            case FollowUpReply.TooLate:
                return problems.Of(request, Problem.AnswerStands, language, more: new Dictionary<string, object?>(StringComparer.Ordinal) { ["stage"] = result.Contact.Stage, ["followUp"] = followUp });
            default:
                return problems.Of(request, Problem.LinkOver, language);
        }
    }

    private object ContactViewOf(TaskResult result) => Contacts.ContactView.FollowUpOf(result.Contact.FollowUp!, clock.GetUtcNow());
}
