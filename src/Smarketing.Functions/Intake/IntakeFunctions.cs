using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Intake;

/// <summary>Where landing pages post their forms.</summary>
public sealed class IntakeFunctions(
    IntakeActivities intake, ScreeningActivities screening, PostLimits limits, IntakeReplies replies, SmarketingConfiguration configuration, TimeProvider clock)
{
    [Function("PostForm")]
    public async Task<IResult> PostFormAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = "api/forms/{form}")] HttpRequest request,
        string form,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (!configuration.Forms.TryGetValue(form, out var declared))
        {
            return replies.Refused(request, Problem.NoSuchForm);
        }

        AllowOrigin(request, declared);
        if (HttpMethods.IsOptions(request.Method))
        {
            return Results.NoContent();
        }

        if (limits.Take(request) is { } wait)
        {
            return replies.TooMany(request, wait);
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return replies.Refused(request, problem);
        }

        return IdempotencyKey.TryRead(request, out var key)
            ? await ScreenAsync(request, declared, posted, new PostIdentity(key, posted.BodyHash), client, cancellation)
            : replies.Refused(request, Problem.Malformed, IdempotencyKey.TooLong);
    }

    /// <summary>A post that no person made is answered like any other, so that whoever made it learns nothing.</summary>
    private async Task<IResult> ScreenAsync(HttpRequest request, Form form, PostedFields posted, PostIdentity post, DurableTaskClient client, CancellationToken cancellation)
    {
        var fields = SubmissionReader.Canonical(posted.Fields);
        var languages = replies.LanguagesOf(request, form, fields);
        var id = ContactId.Derived(form.Id, post.Key ?? post.BodyHash);
        if (await screening.IsSpamAsync(form, fields, post, cancellation))
        {
            return replies.Accepted(request, posted.IsForm, form, LooksTaken(id), languages.OfPerson);
        }

        var (submission, errors) = SubmissionReader.Read(form, fields, id, languages, clock.GetUtcNow());
        if (submission is null)
        {
            await screening.RememberAsync(form, fields, limits.ClientOf(request), cancellation);
            return replies.FieldsRefused(request, posted.IsForm, form, fields, errors, languages.OfAnswer);
        }

        if (limits.Take(submission.Address) is { } wait)
        {
            return replies.TooMany(request, wait);
        }

        return await screening.VerifyAsync(submission, fields, post, limits.ClientOf(request), cancellation) is { } verified
            ? await ReceiveAsync(request, posted.IsForm, verified, post, client, cancellation)
            : replies.Accepted(request, posted.IsForm, form, LooksTaken(id), languages.OfPerson);
    }

    private async Task<IResult> ReceiveAsync(
        HttpRequest request, bool isForm, Submission submission, PostIdentity post, DurableTaskClient client, CancellationToken cancellation)
    {
        var (state, receipt) = await intake.ReceiveAsync(submission, post, client, cancellation);
        if (receipt is null)
        {
            return replies.Refused(request, state == KeyState.InProgress ? Problem.InProgress : Problem.OtherBody);
        }

        if (receipt.IsRepeat)
        {
            await screening.CountRepeatAsync(submission.Form, post, cancellation);
        }

        return replies.Accepted(request, isForm, submission.Form, receipt, submission.Person.Language);
    }

    private Receipt LooksTaken(string id) => new(id, clock.GetUtcNow(), ContactId: "");

    /// <summary>CORS: a page may post from the origins that its form declares.</summary>
    private static void AllowOrigin(HttpRequest request, Form form)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.Vary = "Origin";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && form.Allows(origin))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowMethods = "POST";
            headers.AccessControlAllowHeaders = $"Content-Type, {IdempotencyKey.Header}";
            headers.AccessControlExposeHeaders = "Retry-After";
            headers.AccessControlMaxAge = "3600";
        }
    }
}
