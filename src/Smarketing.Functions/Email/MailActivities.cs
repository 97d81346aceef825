using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>Sends the mail of an effect so that one cause brings one mail, whatever breaks in between.</summary>
public sealed class MailActivities(
    MailStore mails, MailComposer composer, IEmailSender sender, ContactStore contacts, SmarketingConfiguration configuration, TimeProvider clock,
    ILogger<MailActivities> log)
{
    /// <summary>A claim younger than this may be another's who is just sending.</summary>
    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(1);

    /// <summary>After so long without an answer a rep is mailed once more.</summary>
    private static readonly TimeSpan SecondTryAfter = TimeSpan.FromMinutes(10);

    /// <summary>True when nothing is left to do; false when it must be looked at again later.</summary>
    /// <param name="timeline">The contact's; null where it isn't known.</param>
    public async Task<bool> SendAsync(Effect.Send send, Contact contact, CancellationToken cancellation, IReadOnlyList<TimelineEntry>? timeline = null)
    {
        if (contact.ErasingSince is not null && send.Template != RequiredContent.Erased)
        {
            return true;
        }

        if (send.NotBefore is not null)
        {
            if (contact.MergedInto is not null)
            {
                // The target has taken over what waited here.
                return true;
            }

            send = SalesAlert.StillTo(contact, send);
        }

        var now = clock.GetUtcNow();
        if (now < send.NotBefore || (send.Kind is EmailKind.Nurture or EmailKind.Prospecting && configuration.Nurture.HoursOf(contact).Next(now) > now))
        {
            return await mails.FindAsync(contact.Id, send.Cause, cancellation) is { } early && await TakeUpAsync(send, contact, early, now, cancellation);
        }

        // Composed before it is claimed: from the claim on, nothing but the provider's answer is in doubt.
        var message = composer.Compose(send, contact, timeline ?? await contacts.TimelineAsync(contact.Id, cancellation), now);
        var claim = new MailRow(send.Cause, MailStatus.Sending, now, IsSecondTry: false);
        if (message is not null && await mails.TryClaimAsync(contact.Id, claim, cancellation))
        {
            return await HandOverAsync(send, contact, claim, message, cancellation);
        }

        // Nearly every mail is new: what became of it is asked only where it isn't.
        return await mails.FindAsync(contact.Id, send.Cause, cancellation) is { } row
            ? await TakeUpAsync(send, contact, row, now, cancellation)
            : message is null && await EndUnsentAsync(send, contact, claim, cancellation);
    }

    /// <summary>Somebody has claimed the mail before.</summary>
    private async Task<bool> TakeUpAsync(Effect.Send send, Contact contact, MailRow row, DateTimeOffset now, CancellationToken cancellation) =>
        row.Status != MailStatus.Sending || (now - row.At >= ClaimHolds && await ResumeAsync(send, contact, row, now, cancellation));

    /// <summary>A claim was left behind: the provider may have the mail, or may never have heard of it.</summary>
    private async Task<bool> ResumeAsync(Effect.Send send, Contact contact, MailRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        if (row.Event is not null)
        {
            // Whatever the provider has told of it, it has it.
            return await SettleAsync(send, contact, row with { Status = MailStatus.Sent }, null, cancellation);
        }

        var wasTaken = await sender.WasTakenAsync(MailComposer.MessageId(contact, send), cancellation);
        if (wasTaken == true)
        {
            // Only who delivers mail itself can tell.
            await NoteDeliveryAsync(send, contact, cancellation);
            return await SettleAsync(send, contact, row with { Status = MailStatus.Sent }, null, cancellation);
        }

        if (wasTaken is null && (send.To == Recipient.Contact || row.IsSecondTry))
        {
            return await SettleAsync(send, contact, row with { Status = MailStatus.Unknown }, null, cancellation);
        }

        if (wasTaken is null && now - row.At < SecondTryAfter)
        {
            return false;
        }

        var claim = row with { At = now, IsSecondTry = true };
        return composer.Compose(send, contact, await contacts.TimelineAsync(contact.Id, cancellation), now) is not { } message
            ? await EndUnsentAsync(send, contact, row, cancellation)
            : await mails.TryReclaimAsync(contact.Id, claim, cancellation) && await HandOverAsync(send, contact, claim, message, cancellation);
    }

    /// <summary>There is no mail to send any more. Where its words are missing, trying again would bring none: somebody must look at it.</summary>
    private Task<bool> EndUnsentAsync(Effect.Send send, Contact contact, MailRow row, CancellationToken cancellation)
    {
        if (composer.IsOutOfDate(send, contact))
        {
            return SettleAsync(send, contact, row with { Status = MailStatus.Dropped }, null, cancellation);
        }

        Log.MailWithoutContent(log, contact.Id, Words.Of(send.Kind), send.Template);
        return SettleAsync(send, contact, row with { Status = MailStatus.Failed }, null, cancellation);
    }

    private async Task<bool> HandOverAsync(Effect.Send send, Contact contact, MailRow claim, EmailMessage message, CancellationToken cancellation)
    {
        using var trace = Telemetry.Traces.StartActivity("mail");
        trace?.SetTag("contact", contact.Id).SetTag("kind", Words.Of(send.Kind));
        var result = await sender.SendAsync(message, cancellation);
        switch (result.Outcome)
        {
            case SendOutcome.Delivered:
                await NoteDeliveryAsync(send, contact, cancellation);
                return await SettleAsync(send, contact, claim with { Status = MailStatus.Sent }, message.Subject, cancellation);
            case SendOutcome.Taken:
                return await SettleAsync(send, contact, claim with { Status = MailStatus.Sent }, message.Subject, cancellation);
            case SendOutcome.Refused:
                Log.MailNotTaken(log, contact.Id, Words.Of(send.Kind));
                return await SettleAsync(send, contact, claim with { Status = MailStatus.Failed }, message.Subject, cancellation);
            default:
                await mails.ReleaseAsync(contact.Id, send.Cause, cancellation);
                return false;
        }
    }

    /// <summary>Before the mail is settled, so that it is done again where a crash comes between.</summary>
    private async Task NoteDeliveryAsync(Effect.Send send, Contact contact, CancellationToken cancellation)
    {
        if (send is { Kind: EmailKind.Prospecting, FollowUp: { } followUp, Attempt: { } attempt })
        {
            await contacts.ChangeOnlyAsync(contact.Id, now => now is null ? null : FollowUpDelivery.Of(now, followUp, attempt, configuration, clock.GetUtcNow()), cancellation);
        }
    }

    private async Task<bool> SettleAsync(Effect.Send send, Contact contact, MailRow row, string? subject, CancellationToken cancellation)
    {
        await mails.SettleAsync(
            contact.Id, row,
            TimelineEntry.Of(
                clock.GetUtcNow(), TimelineKind.Mail, send.Cause,
                ("mail", Words.Of(send.Kind)), ("to", Words.Of(send.To)), ("status", Words.Of(row.Status)), ("subject", subject), ("content", send.Template)),
            cancellation);
        Telemetry.MailSettled(Words.Of(send.Kind), Words.Of(row.Status));
        return true;
    }
}
