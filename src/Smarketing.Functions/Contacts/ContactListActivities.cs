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

    /// <summary>
    /// Puts each contact into the lists where it stands and takes it out of the others, whatever was there before; what is right already is left alone.
    /// </summary>
    /// <param name="standing">All contacts that come after an id, up to <paramref name="last"/> and with it; to the end for null.</param>
    public async Task SetRightAsync(IReadOnlyList<Contact> standing, string after, string? last, IEnumerable<string> lists, CancellationToken cancellation)
    {
        var searched = lists.Union(standing.SelectMany(ContactIndex.PartitionsOf), StringComparer.Ordinal);
        var listed = (await index.ThroughAsync(searched, after, last, cancellation)).ToLookup(entry => entry.ContactId, entry => entry.Partition, StringComparer.Ordinal);
        var open = (await work.ThroughAsync(after, last, cancellation)).ToLookup(item => item.ContactId, StringComparer.Ordinal);
        foreach (var contact in standing)
        {
            if (!listed[contact.Id].ToHashSet(StringComparer.Ordinal).SetEquals(ContactIndex.PartitionsOf(contact)))
            {
                await RefreshAsync(contact, [.. listed[contact.Id]], cancellation);
            }

            var item = WorkItem.Of(contact);
            foreach (var left in open[contact.Id].Select(found => (WorkItem?)found).DefaultIfEmpty().Where(found => found != item))
            {
                await RefreshWorkAsync(contact, left, cancellation);
            }
        }

        foreach (var id in listed.Select(one => one.Key).Union(open.Select(one => one.Key), StringComparer.Ordinal).Except(standing.Select(contact => contact.Id), StringComparer.Ordinal))
        {
            await TakeOutAsync(id, listed[id], open[id], cancellation);
        }
    }

    /// <summary>Whoever isn't there; one who has come since stays.</summary>
    private async Task TakeOutAsync(string contactId, IEnumerable<string> listed, IEnumerable<WorkItem> open, CancellationToken cancellation)
    {
        if (await contacts.FindStoredAsync(contactId, cancellation) is not null)
        {
            return;
        }

        await index.RemoveAsync(contactId, listed, cancellation);
        foreach (var item in open)
        {
            await work.RemoveAsync(item, cancellation);
        }
    }
}
