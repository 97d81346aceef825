using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Privacy;

/// <summary>Gathers what is held on a person, under each id that they had.</summary>
public sealed class ExportActivities(ContactStore contacts, MailStore mails, LedgerStore ledger, SmarketingConfiguration configuration, TimeProvider clock)
{
    public async Task<object> OfAsync(Contact contact, CancellationToken cancellation)
    {
        // Mails stay with whom they were sent to, and the ledger with the subject that it was written for.
        var stored = await Task.WhenAll(contact.MergedFrom.Select(id => contacts.FindStoredAsync(id, cancellation)));
        Contact[] whole = [contact, .. stored.OfType<Contact>().Where(part => part.MergedInto is not null)];
        var sent = await Task.WhenAll(whole.Select(part => mails.ListAsync(part.Id, cancellation)));
        return ContactExport.Of(
            contact, await contacts.TimelineAsync(contact.Id, cancellation), [.. sent.SelectMany(some => some).OrderBy(mail => mail.At)],
            await LedgerOfAsync(contact, [.. whole.Select(part => part.Subject)], cancellation), configuration.Forms.Values, clock.GetUtcNow());
    }

    /// <summary>Of the follow-ups, each of which is looked for in its own time.</summary>
    private async Task<IReadOnlyList<LedgerEntry>> LedgerOfAsync(Contact contact, HashSet<string> subjects, CancellationToken cancellation)
    {
        var followUps = contact.EarlierFollowUps.Append(contact.FollowUp).OfType<FollowUpState>();
        var now = clock.GetUtcNow();
        var found = await Task.WhenAll(followUps.Select(followUp => ledger.OfAsync(subjects, followUp.StartedAt, (followUp.Ended?.At ?? now).AddTicks(1), cancellation)));

        // Follow-ups of two who became one may have run at the same time.
        return [.. found.SelectMany(some => some).DistinctBy(entry => (entry.At, entry.Arrival.Subject, entry.RepId, entry.TeamBefore)).OrderBy(entry => entry.At)];
    }
}
