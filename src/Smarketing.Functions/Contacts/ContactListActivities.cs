using Smarketing.Functions.Work;

namespace Smarketing.Functions.Contacts;

/// <summary>Keeps the lists in which contacts stand true to the contacts.</summary>
public sealed class ContactListActivities(ContactStore contacts, ContactIndexStore index, WorkItemStore work)
{
    /// <summary>
    /// Another process may have moved the contact on meanwhile: what was true for it must not be taken away, and what was put there of an
    /// earlier state must not stay.
    /// </summary>
    public async Task RefreshAsync(Contact contact, IReadOnlyList<string> left, CancellationToken cancellation)
    {
        await index.RefreshAsync(contact, left, cancellation);
        while (await contacts.FindAsync(contact.Id, cancellation) is var now && now?.Revision != contact.Revision)
        {
            if (now is null)
            {
                // Erased meanwhile.
                await index.RemoveAsync(contact.Id, ContactIndex.PartitionsOf(contact), cancellation);
                return;
            }

            await index.RefreshAsync(now, ContactIndex.PartitionsOf(contact), cancellation);
            contact = now;
        }
    }

    /// <summary>The same for the list of the rep who has the contact's follow-up.</summary>
    public async Task RefreshWorkAsync(Contact contact, WorkItem? left, CancellationToken cancellation)
    {
        await work.RefreshAsync(contact, left, cancellation);
        while (await contacts.FindAsync(contact.Id, cancellation) is var now && now?.Revision != contact.Revision)
        {
            if (now is null)
            {
                await work.RemoveAsync(WorkItem.Of(contact), cancellation);
                return;
            }

            await work.RefreshAsync(now, WorkItem.Of(contact), cancellation);
            contact = now;
        }
    }
}
