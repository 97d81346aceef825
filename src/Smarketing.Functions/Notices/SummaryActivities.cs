using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Notices;

/// <summary>Tells the manager once a day what wasn't told at once.</summary>
public sealed class SummaryActivities(
    NoticeStore notices, TeamMailActivities mails, ContactStore contacts, SummaryComposer composer, SmarketingConfiguration configuration)
{
    /// <summary>
    /// Sends the summary of the day, if it is due and hasn't been. What it tells is settled before the mail is claimed, so that a
    /// second try tells the same; what was taken up by one that could not be sent on its day is told first.
    /// </summary>
    public async Task SendDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (configuration.Summary.DayDue(now) is not { } today || await mails.IsOverAsync(EmailKind.Summary, NoticeKeys.Day(today), cancellation))
        {
            return;
        }

        if (!await mails.IsBegunAsync(EmailKind.Summary, NoticeKeys.Day(today), cancellation))
        {
            var news = (await notices.ListUntoldAsync(today, cancellation)).Where(untold => untold.Notice.Summary is null && configuration.Summary.Tells(today, untold.Notice.At));
            foreach (var untold in news)
            {
                await notices.TakeUpAsync(untold, today, cancellation);
            }
        }

        var taken = (await notices.ListUntoldAsync(today, cancellation)).Where(untold => untold.Notice.Summary is not null).ToLookup(untold => untold.Notice.Summary!.Value);
        foreach (var day in taken.Select(summary => summary.Key).Append(today).Distinct().Order())
        {
            await SendAsync(day, [.. taken[day]], cancellation);
        }
    }

    private async Task SendAsync(DateOnly day, IReadOnlyList<StoredNotice> told, CancellationToken cancellation)
    {
        if (!await mails.SendAsync(EmailKind.Summary, NoticeKeys.Day(day), () => ComposeAsync(day, told, cancellation), cancellation))
        {
            return;
        }

        foreach (var notice in told)
        {
            await notices.MarkToldAsync(notice, cancellation);
        }
    }

    private async Task<EmailMessage?> ComposeAsync(DateOnly day, IReadOnlyList<StoredNotice> told, CancellationToken cancellation)
    {
        var about = new Dictionary<string, Contact?>(StringComparer.Ordinal);
        foreach (var contactId in told.Select(notice => notice.Notice.ContactId).Distinct())
        {
            about[contactId] = await contacts.FindAsync(contactId, cancellation);
        }

        return composer.Compose(day, [.. told.Select(notice => (notice.Notice, about[notice.Notice.ContactId]))]);
    }
}
