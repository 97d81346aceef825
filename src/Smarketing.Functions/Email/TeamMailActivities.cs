using Microsoft.Extensions.Logging;

namespace Smarketing.Functions.Email;

/// <summary>Sends what is about no one contact, such as a day's summary, so that one cause brings one mail.</summary>
public sealed class TeamMailActivities(TeamMailStore mails, IEmailSender sender, TimeProvider clock, ILogger<TeamMailActivities> log)
{
    /// <summary>A claim younger than this may be another's who is just sending.</summary>
    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(1);

    /// <summary>After so long without an answer it is sent once more: for the team twice is better than never.</summary>
    private static readonly TimeSpan SecondTryAfter = TimeSpan.FromMinutes(10);

    /// <summary>Opaque to a mail's reader, and the same whenever the same cause is tried again.</summary>
    public static string MessageId(EmailKind kind, string cause) => $"{Words.Of(kind)}-{cause}";

    /// <summary>Whether sending has begun; then what the mail says is settled.</summary>
    public async Task<bool> IsBegunAsync(EmailKind kind, string cause, CancellationToken cancellation) =>
        await mails.FindAsync(kind, cause, cancellation) is not null;

    /// <summary>Whether nothing is left to do.</summary>
    public async Task<bool> IsOverAsync(EmailKind kind, string cause, CancellationToken cancellation) =>
        await mails.FindAsync(kind, cause, cancellation) is { Status: not MailStatus.Sending };

    /// <summary>True when nothing is left to do; false when it must be looked at again later.</summary>
    /// <param name="composeAsync">The mail; null when there is nothing to tell, and then there is none for this cause for good.</param>
    public async Task<bool> SendAsync(EmailKind kind, string cause, Func<Task<EmailMessage?>> composeAsync, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var row = await mails.FindAsync(kind, cause, cancellation);
        if (row is { Status: not MailStatus.Sending })
        {
            return true;
        }

        if (row is not null && await WithoutAnswerAsync(kind, row, now, cancellation) is { } isOver)
        {
            return isOver;
        }

        // Composed before it is claimed: from the claim on, nothing but the provider's answer is in doubt.
        var message = await composeAsync();
        var claim = new MailRow(cause, MailStatus.Sending, now, IsSecondTry: row is not null, row?.ETag ?? default);
        if (message is null)
        {
            await mails.SettleAsync(kind, claim with { Status = MailStatus.Dropped }, cancellation);
            return true;
        }

        var isClaimed = row is null ? await mails.TryClaimAsync(kind, claim, cancellation) : await mails.TryReclaimAsync(kind, claim, cancellation);
        return isClaimed && await HandOverAsync(kind, claim, message, cancellation);
    }

    /// <summary>What becomes of a claim that was left behind; null when the mail is to be sent once more.</summary>
    private async Task<bool?> WithoutAnswerAsync(EmailKind kind, MailRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        if (now - row.At < ClaimHolds)
        {
            return false;
        }

        var wasTaken = await sender.WasTakenAsync(MessageId(kind, row.Cause), cancellation);
        if (wasTaken == true || (wasTaken is null && row.IsSecondTry))
        {
            await mails.SettleAsync(kind, row with { Status = wasTaken == true ? MailStatus.Sent : MailStatus.Unknown }, cancellation);
            return true;
        }

        return wasTaken is null && now - row.At < SecondTryAfter ? false : null;
    }

    private async Task<bool> HandOverAsync(EmailKind kind, MailRow claim, EmailMessage message, CancellationToken cancellation)
    {
        var result = await sender.SendAsync(message, cancellation);
        if (result.Outcome == SendOutcome.TryLater)
        {
            await mails.ReleaseAsync(kind, claim.Cause, cancellation);
            return false;
        }

        if (result.Outcome == SendOutcome.Refused)
        {
            Log.TeamMailNotTaken(log, Words.Of(kind));
        }

        await mails.SettleAsync(kind, claim with { Status = result.Outcome == SendOutcome.Refused ? MailStatus.Failed : MailStatus.Sent }, cancellation);
        return true;
    }
}
