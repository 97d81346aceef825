using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>Stores what the provider tells of mails. Told again, or in another order, it comes to the same.</summary>
public sealed class MailEventActivities(
    ContactStore contacts, MailStore mails, MailRefusalStore refusals, OutboxDrain outbox, SmarketingConfiguration configuration, TimeProvider clock, ILogger<MailEventActivities> log)
{
    private static readonly ParallelOptions SomeAtOnce = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>True when all of it is stored; false when the provider must tell it again.</summary>
    public async Task<bool> ApplyAsync(IReadOnlyList<MailEvent> events, DurableTaskClient client, CancellationToken cancellation)
    {
        var isStored = true;
        await Parallel.ForEachAsync(events.GroupBy(happened => happened.Mail.ContactId), SomeAtOnce, async (ofContact, _) =>
        {
            try
            {
                await ApplyAsync(ofContact.Key, [.. ofContact], client, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // The rest isn't held up by it.
                Log.MailEventsFailed(log, ofContact.Key, failure);
                isStored = false;
            }
        });
        return isStored;
    }

    private async Task ApplyAsync(string contactId, IReadOnlyList<MailEvent> events, DurableTaskClient client, CancellationToken cancellation)
    {
        var drained = contactId;
        foreach (var ofMail in events.GroupBy(happened => happened.Mail.Cause))
        {
            // A mail that isn't known was of another installation, or of somebody who has been erased.
            if (await mails.NoteEventsAsync(contactId, ofMail.Key, [.. ofMail], cancellation) is not { } row)
            {
                continue;
            }

            foreach (var happened in ofMail.Where(one => one.Kind != MailEventKind.Clicked))
            {
                drained = (await ChangeAsync(happened, cancellation)).Contact?.Id ?? drained;
            }

            var clicks = ofMail.Where(one => one is { Kind: MailEventKind.Clicked, Mail: { To: Recipient.Contact, Kind: EmailKind.Nurture or EmailKind.Asset } }).ToList();
            if (GenuineClick.First(clicks, row.DeliveredAt ?? row.At) is { } click)
            {
                var clicked = await contacts.ChangeAsync(
                    contactId, known => known is null ? null : MailEventDecider.OnClick(known, click, configuration, clock.GetUtcNow()), cancellation);
                drained = clicked.Contact?.Id ?? drained;
            }
        }

        await outbox.DrainBrieflyAsync(drained, client);
    }

    private async Task<ContactChangeResult> ChangeAsync(MailEvent happened, CancellationToken cancellation)
    {
        var tellsManager = IsRefusal(happened) && await refusals.IsTellerAsync(DayOf(clock.GetUtcNow()), happened.Id, cancellation);
        return await contacts.ChangeAsync(
            happened.Mail.ContactId, known => known is null ? null : MailEventDecider.On(known, happened, tellsManager, configuration, clock.GetUtcNow()), cancellation);
    }

    /// <summary>What the manager must know: that we are refused, or that one of our own addresses is bad.</summary>
    private static bool IsRefusal(MailEvent happened) =>
        happened.Kind == MailEventKind.Blocked || (happened.Kind == MailEventKind.Bounced && happened.Mail.To != Recipient.Contact);

    private string DayOf(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, configuration.Company.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
