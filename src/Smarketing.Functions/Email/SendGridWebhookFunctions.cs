using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Email;

/// <summary>Where SendGrid tells what became of mails, and hands over what people answer. Only what it has signed is read.</summary>
public sealed class SendGridWebhookFunctions(
    MailEventActivities events, ReplyActivities replies, SendGridWebhookOptions options, Problems problems, TimeProvider clock, ILogger<SendGridWebhookFunctions> log)
{
    /// <summary>SendGrid posts some hundreds of events at once, of about a kilobyte each.</summary>
    private const int EventBytesMax = 2 * 1024 * 1024;

    /// <summary>SendGrid takes mails of up to 30 MB with their attachments.</summary>
    private const int MailBytesMax = 32 * 1024 * 1024;

    [Function("SendGridEvents")]
    public async Task<IResult> EventsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/sendgrid/events")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (await SignedBody.CheckAsync(request, EventBytesMax, body => IsSignedAsync(request, options.EventKeys, body, cancellation)) is { } problem)
        {
            Log.PostRefused(log, "events");
            return problems.Of(request, problem);
        }

        using var read = new MemoryStream();
        await request.Body.CopyToAsync(read, cancellation);
        if (SendGridEvents.Read(read.GetBuffer().AsMemory(0, (int)read.Length), clock.GetUtcNow()) is not { } told)
        {
            return problems.Of(request, Problem.Malformed);
        }

        // SendGrid tells again what wasn't taken, for a day.
        return await events.ApplyAsync(told, client, cancellation) ? Results.NoContent() : problems.Of(request, Problem.Unexpected);
    }

    [Function("SendGridInbound")]
    public async Task<IResult> InboundAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/sendgrid/inbound")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (await SignedBody.CheckAsync(request, MailBytesMax, body => IsSignedAsync(request, options.InboundKeys, body, cancellation)) is { } problem)
        {
            Log.PostRefused(log, "inbound");
            return problems.Of(request, problem);
        }

        if (await MultipartParts.ReadAsync(request, cancellation) is not { } parts || InboundMail.Read(parts.Fields, parts.Files) is not { } mail)
        {
            return problems.Of(request, Problem.Malformed);
        }

        await replies.ReceiveAsync(mail, client, cancellation);
        return Results.NoContent();
    }

    private Task<bool> IsSignedAsync(HttpRequest request, IReadOnlyList<byte[]> keys, Stream body, CancellationToken cancellation) => SendGridSignature.IsValidAsync(
        keys, request.Headers[SendGridSignature.TimestampHeader].ToString(), request.Headers[SendGridSignature.SignatureHeader].ToString(), body, clock.GetUtcNow(), cancellation);
}
