using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Intake;

/// <summary>Where landing pages post their forms.</summary>
public sealed class IntakeFunctions(
    IntakeActivities intake, IntakeReplies replies, SmarketingConfiguration configuration, TimeProvider clock, ILogger<IntakeFunctions> log)
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

        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return replies.Refused(request, problem);
        }

        var fields = SubmissionReader.Canonical(posted.Fields);
        if (SpamGuard.Suspect(declared, fields, clock.GetUtcNow()) is { } why)
        {
            Log.SpamDropped(log, declared.Id, why);
            var looksTaken = new Receipt(ContactId.Derived(form, posted.BodyHash), clock.GetUtcNow(), ContactId: "");
            return replies.Accepted(request, posted.IsForm, declared, looksTaken, replies.LanguageOf(request, declared));
        }

        return await ReceiveAsync(request, declared, posted, fields, client, cancellation);
    }

    private async Task<IResult> ReceiveAsync(
        HttpRequest request, Form form, PostedFields posted, IReadOnlyDictionary<string, string> fields, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!IdempotencyKey.TryRead(request, out var key))
        {
            return replies.Refused(request, Problem.Malformed, IdempotencyKey.TooLong);
        }

        var post = new PostIdentity(key, posted.BodyHash);
        var language = replies.LanguageOf(request, form);
        var (submission, errors) = SubmissionReader.Read(form, fields, ContactId.Derived(form.Id, key ?? post.BodyHash), language, clock.GetUtcNow());
        if (submission is null)
        {
            return replies.FieldsRefused(request, posted.IsForm, form, fields, errors, language);
        }

        var (state, receipt) = await intake.ReceiveAsync(submission, post, client, cancellation);
        return receipt is null
            ? replies.Refused(request, state == KeyState.InProgress ? Problem.InProgress : Problem.OtherBody)
            : replies.Accepted(request, posted.IsForm, form, receipt, submission.Person.Language);
    }

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
            headers.AccessControlMaxAge = "3600";
        }
    }
}
