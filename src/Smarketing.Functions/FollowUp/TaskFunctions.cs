using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;
using Smarketing.Functions.Leaves;

namespace Smarketing.Functions.FollowUp;

/// <summary>A rep's link: GET shows, and only a POST from the page changes anything.</summary>
public sealed class TaskFunctions(TaskActivities tasks, TaskPages pages, LeaveActivities leaves, Problems problems, TimeProvider clock)
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
            return await ShowAsync(request, view, language, cancellation);
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem, language);
        }

        var fields = posted.Named();
        var (answer, errors) = TaskAnswer.Read(fields, attempt.Kind, tasks.MomentOf(contact.FollowUp!), TaskAnswerTexts.In(language));
        if (answer is null)
        {
            return posted.IsForm && RequestLanguage.IsBrowser(request)
                ? await pages.ShowAsync(view, language, TaskNotice.None, StatusCodes.Status400BadRequest, cancellation, errors, fields)
                : problems.Of(request, Problem.Fields, language, errors: errors);
        }

        var result = await AnswerAsync(link, contact, answer, client, cancellation);
        return posted.IsForm && RequestLanguage.IsBrowser(request)
            ? await ReplyToPersonAsync(request, view with { Contact = result.Contact }, result, answer.Away is not null, language, cancellation)
            : ReplyToProgram(request, result, language);
    }

    /// <summary>The leave last: with it the link is over, and what else was answered stands.</summary>
    private async Task<TaskResult> AnswerAsync(TaskLink link, Contact contact, TaskAnswer answer, DurableTaskClient client, CancellationToken cancellation)
    {
        var result = await tasks.AnswerAsync(link, contact, answer, client, cancellation);
        return answer.Away is { } until && tasks.RepOf(link) is { } rep && result.Reply is FollowUpReply.Recorded or FollowUpReply.Unchanged
            ? result with { IsRecorded = await leaves.BeginAsync(rep, until, client, cancellation) || result.IsRecorded }
            : result;
    }

    private async Task<IResult> ShowAsync(HttpRequest request, TaskView view, string language, CancellationToken cancellation)
    {
        var isSaved = request.Query.ContainsKey(Saved);
        if (view.State == TaskLinkState.Open || isSaved)
        {
            return await pages.ShowAsync(view, language, isSaved ? TaskNotice.Recorded : TaskNotice.None, StatusCodes.Status200OK, cancellation);
        }

        return RequestLanguage.IsBrowser(request)
            ? await pages.ShowAsync(view, language, TaskNotice.Over, StatusCodes.Status410Gone, cancellation)
            : problems.Of(request, Problem.LinkOver, language);
    }

    private async Task<IResult> ReplyToPersonAsync(HttpRequest request, TaskView view, TaskResult result, bool isAway, string language, CancellationToken cancellation) => result.Reply switch
    {
        FollowUpReply.Recorded or FollowUpReply.Unchanged when isAway => new SeeOther(pages.WorkLinkOf(view)),
        FollowUpReply.Recorded or FollowUpReply.Unchanged => new SeeOther(result.IsRecorded ? $"{request.Path}?{Saved}" : request.Path),
        FollowUpReply.NoAttemptLeft => await pages.ShowAsync(
            view, language, TaskNotice.None, StatusCodes.Status400BadRequest, cancellation,
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["callBackAt"] = [TaskAnswerTexts.In(language).NoAttemptLeft] }),
        FollowUpReply.TooLate => await pages.ShowAsync(view, language, TaskNotice.TooLate, StatusCodes.Status409Conflict, cancellation),
        _ => await pages.ShowAsync(view, language, TaskNotice.Over, StatusCodes.Status410Gone, cancellation),
    };

    private IResult ReplyToProgram(HttpRequest request, TaskResult result, string language)
    {
        var followUp = ContactView.FollowUpOf(result.Contact.FollowUp!, clock.GetUtcNow());
        return result.Reply switch
        {
            FollowUpReply.Recorded or FollowUpReply.Unchanged => Replies.Json(new { Recorded = result.IsRecorded, result.Contact.Stage, FollowUp = followUp }),
            FollowUpReply.NoAttemptLeft => problems.Of(
                request, Problem.Fields, language, errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { ["callBackAt"] = [TaskAnswerTexts.In(language).NoAttemptLeft] }),
            FollowUpReply.TooLate => problems.Of(
                request, Problem.AnswerStands, language,
                more: new Dictionary<string, object?>(StringComparer.Ordinal) { ["stage"] = result.Contact.Stage, ["followUp"] = followUp }),
            _ => problems.Of(request, Problem.LinkOver, language),
        };
    }
}
