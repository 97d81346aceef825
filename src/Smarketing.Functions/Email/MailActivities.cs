using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>Sends the mail of an effect so that one cause brings one mail, whatever breaks in between.</summary>
public sealed class MailActivities(MailStore mails, MailComposer composer, IEmailSender sender, ContactStore contacts, TimeProvider clock)
{
    /// <summary>A claim younger than this may be another's who is just sending.</summary>
    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(1);

    /// <summary>After so long without an answer a rep is mailed once more.</summary>
    private static readonly TimeSpan SecondTryAfter = TimeSpan.FromMinutes(10);

    /// <summary>True when nothing is left to do; false when it must be looked at again later.</summary>
    public async Task<bool> SendAsync(Effect.Send send, Contact contact, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var claim = new MailRow(send.Cause, MailStatus.Sending, now, IsSecondTry: false);
        if (await mails.FindAsync(contact.Id, send.Cause, cancellation) is { } row)
        {
            if (row.Status != MailStatus.Sending)
            {
                return true;
            }

            return now - row.At >= ClaimHolds && await ResumeAsync(send, contact, row, now, cancellation);
        }

        return await mails.TryClaimAsync(contact.Id, claim, cancellation) && await HandOverAsync(send, contact, claim, cancellation);
    }

    /// <summary>A claim was left behind: the provider may have the mail, or may never have heard of it.</summary>
    private async Task<bool> ResumeAsync(Effect.Send send, Contact contact, MailRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        var wasTaken = await sender.WasTakenAsync(MailComposer.MessageId(contact, send), cancellation);
        if (wasTaken == true)
        {
            return await SettleAsync(send, contact, row with { Status = MailStatus.Sent }, null, cancellation);
        }

        var claim = row with { At = now, IsSecondTry = true };
        if (wasTaken == false)
        {
            return await AgainAsync(send, contact, claim, cancellation);
        }

        if (send.To == Recipient.Contact || row.IsSecondTry)
        {
            return await SettleAsync(send, contact, row with { Status = MailStatus.Unknown }, null, cancellation);
        }

        return now - row.At >= SecondTryAfter && await AgainAsync(send, contact, claim, cancellation);
    }

    private async Task<bool> AgainAsync(Effect.Send send, Contact contact, MailRow claim, CancellationToken cancellation) =>
        await mails.TryReclaimAsync(contact.Id, claim, cancellation) && await HandOverAsync(send, contact, claim, cancellation);

    private async Task<bool> HandOverAsync(Effect.Send send, Contact contact, MailRow claim, CancellationToken cancellation)
    {
        var timeline = await contacts.TimelineAsync(contact.Id, cancellation);
        if (composer.Compose(send, contact, timeline, clock.GetUtcNow()) is not { } message)
        {
            return await SettleAsync(send, contact, claim with { Status = MailStatus.Dropped }, null, cancellation);
        }

        var result = await sender.SendAsync(message, cancellation);
        switch (result.Outcome)
        {
            case SendOutcome.Taken:
                return await SettleAsync(send, contact, claim with { Status = MailStatus.Sent }, message.Subject, cancellation);
            case SendOutcome.Refused:
                return await SettleAsync(send, contact, claim with { Status = MailStatus.Failed }, message.Subject, cancellation);
            default:
                await mails.ReleaseAsync(contact.Id, send.Cause, cancellation);
                return false;
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
        return true;
    }
}
