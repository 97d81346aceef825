using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Intake;

/// <summary>Where landing pages post their forms.</summary>
public sealed class IntakeFunctions(
    IntakeActivities intake, IdempotencyStore keys, OutboxDrain outbox, SmarketingConfiguration configuration, TimeProvider clock, ILogger<IntakeFunctions> log)
{
    private const string IdempotencyHeader = "Idempotency-Key";
    private const int KeyLengthMax = 200;

    [Function("PostForm")]
    public async Task<IResult> PostFormAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = "api/forms/{form}")] HttpRequest request,
        string form,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (!configuration.Forms.TryGetValue(form, out var declared))
        {
            return Replies.Problem(request, Problem.NoSuchForm, configuration.Company.Language);
        }

        AllowOrigin(request, declared);
        if (HttpMethods.IsOptions(request.Method))
        {
            return Results.NoContent();
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return Replies.Problem(request, problem, configuration.Company.Language);
        }

        if (posted[FieldNames.Honeypot] is not null)
        {
            Log.SpamDropped(log, declared.Id, "honeypot");
            return Accepted(request, posted, declared, new Receipt(ContactId.Derived(form, Hash(posted)), clock.GetUtcNow(), ""));
        }

        return await ReceiveAsync(request, declared, posted, client, cancellation);
    }

    private async Task<IResult> ReceiveAsync(HttpRequest request, Form form, PostedFields posted, DurableTaskClient client, CancellationToken cancellation)
    {
        var key = request.Headers[IdempotencyHeader].ToString();
        var bodyHash = Hash(posted);
        var fields = SubmissionReader.Canonical(posted.Fields);
        var language = RequestLanguage.Of(request) ?? configuration.Company.Language;
        var (submission, errors) = SubmissionReader.Read(form, fields, ContactId.Derived(form.Id, key.Length > 0 ? key : bodyHash), language, clock.GetUtcNow());
        if (submission is null)
        {
            return IntakePages.FieldProblem(request, posted, form, fields, errors, language);
        }

        if (key.Length > KeyLengthMax)
        {
            return Replies.Problem(request, Problem.Malformed, language, $"{IdempotencyHeader} may have {KeyLengthMax} characters.");
        }

        var state = key.Length > 0 ? await keys.ClaimAsync(form.Id, key, bodyHash, cancellation) : KeyState.Claimed;
        if (state is KeyState.InProgress or KeyState.OtherBody)
        {
            return Replies.Problem(request, state == KeyState.InProgress ? Problem.InProgress : Problem.OtherBody, language);
        }

        // A key that was answered comes to the same submission, which is stored once.
        var receipt = await intake.ReceiveAsync(submission, cancellation);
        if (key.Length > 0 && state == KeyState.Claimed)
        {
            await keys.AnswerAsync(form.Id, key, bodyHash, cancellation);
        }

        await outbox.DrainBrieflyAsync(receipt.ContactId, client);
        return Accepted(request, posted, form, receipt);
    }

    private static IResult Accepted(HttpRequest request, PostedFields posted, Form form, Receipt receipt)
    {
        if (!posted.IsForm || !RequestLanguage.IsBrowser(request))
        {
            return Results.Json(new { submission = receipt.Submission, received = receipt.Received }, statusCode: StatusCodes.Status202Accepted);
        }

        return form.Redirect is { } redirect ? new SeeOther(redirect.ToString()) : IntakePages.Thanks(request, posted, form);
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
            headers.AccessControlAllowHeaders = $"Content-Type, {IdempotencyHeader}";
            headers.AccessControlMaxAge = "3600";
        }
    }

    private static string Hash(PostedFields posted) => Convert.ToHexStringLower(SHA256.HashData(posted.Body));
}
