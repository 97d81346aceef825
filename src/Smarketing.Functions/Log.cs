using Microsoft.Extensions.Logging;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions;

/// <summary>Everything that the app logs. A contact is named by its id only.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Contact {ContactId}: {Effect} of {RowKey} failed and stays for the sweep")]
    public static partial void EffectFailed(ILogger log, string contactId, string rowKey, string effect, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Contact {ContactId}: what follows from a change is left to go on by itself or to the sweep")]
    public static partial void OutboxLeft(ILogger log, string contactId, Exception failure);

    [LoggerMessage(5, LogLevel.Error, "Contact {ContactId}: the outbox could not be swept")]
    public static partial void SweepFailed(ILogger log, string contactId, Exception failure);

    [LoggerMessage(44, LogLevel.Warning, "The outbox has work of {Contacts} contacts that the sweep could not do")]
    public static partial void OutboxHasWork(ILogger log, int contacts);

    [LoggerMessage(42, LogLevel.Warning, "Contact {ContactId}: attempt {Attempt} was seen {Minutes} minutes late")]
    public static partial void AttemptSeenLate(ILogger log, string contactId, int attempt, int minutes);

    [LoggerMessage(43, LogLevel.Warning, "Contact {ContactId}: a mail ({Kind}) was not taken by the provider")]
    public static partial void MailNotTaken(ILogger log, string contactId, string kind);

    [LoggerMessage(45, LogLevel.Warning, "A mail to the team ({Kind}) was not taken by the provider")]
    public static partial void TeamMailNotTaken(ILogger log, string kind);

    [LoggerMessage(47, LogLevel.Error, "Contact {ContactId}: a mail ({Kind}) was not sent, since there is no {Template} in the content any more")]
    public static partial void MailWithoutContent(ILogger log, string contactId, string kind, string template);

    /// <param name="reason">SendGrid's status, or why it was not reached: nothing of the mail itself.</param>
    [LoggerMessage(46, LogLevel.Warning, "SendGrid puts off a mail ({Kind}): {Reason}")]
    public static partial void MailPutOff(ILogger log, string kind, string reason);

    [LoggerMessage(48, LogLevel.Warning, "{FollowUps} follow-ups could not be given to reps together, and are given one by one")]
    public static partial void GivenOneByOne(ILogger log, int followUps, Exception failure);

    [LoggerMessage(6, LogLevel.Warning, "Webhook {Endpoint}: message {MessageId} was not taken ({Result})")]
    public static partial void WebhookFailed(ILogger log, string endpoint, string messageId, string result);

    [LoggerMessage(7, LogLevel.Error, "Contact {ContactId}: the erasure is left to the sweep")]
    public static partial void ErasureLeft(ILogger log, string contactId, Exception failure);

    [LoggerMessage(8, LogLevel.Warning, "SendGrid won't erase a recipient ({Status}): its key needs the scope recipients.erasejob.create; ask there by hand for contact {ContactId}")]
    public static partial void ProviderKeepsData(ILogger log, int status, string contactId);

    [LoggerMessage(49, LogLevel.Error, "{Id} could not be woken, and holds up nobody else")]
    public static partial void WakeFailed(ILogger log, string id, Exception failure);

    [LoggerMessage(21, LogLevel.Warning, "Rep {RepId} is away: what is open is left to go on by itself or to the next look")]
    public static partial void LeaveLeft(ILogger log, string repId, Exception failure);

    [LoggerMessage(22, LogLevel.Error, "Contact {ContactId}: the follow-up of a rep who is away could not be moved and waits for the next look")]
    public static partial void MoveFailed(ILogger log, string contactId, Exception failure);

    [LoggerMessage(31, LogLevel.Error, "Contact {ContactId}: what became of mails could not be stored and will be told again")]
    public static partial void MailEventsFailed(ILogger log, string contactId, Exception failure);

    [LoggerMessage(32, LogLevel.Warning, "A post to {Endpoint} was refused: its signature or time is not right")]
    public static partial void PostRefused(ILogger log, string endpoint);

    [LoggerMessage(3, LogLevel.Error, "The request to {Function} failed")]
    public static partial void RequestFailed(ILogger log, string function, Exception failure);

    [LoggerMessage(4, LogLevel.Information, "Form {Form}: a post was taken for spam ({Why}) and not stored")]
    public static partial void SpamDropped(ILogger log, string form, SpamReason why);

    [LoggerMessage(41, LogLevel.Information, "Past rows deleted: {Keys} keys, {Refusals} days of refusals, {Notices} notices, {Mails} mails of the team")]
    public static partial void PastRowsDeleted(ILogger log, int keys, int refusals, int notices, int mails);

    [LoggerMessage(9, LogLevel.Warning, "The CAPTCHA service {Service} gave no verdict: its posts are kept, and marked")]
    public static partial void CaptchaUnknown(ILogger log, CaptchaService service);
}
