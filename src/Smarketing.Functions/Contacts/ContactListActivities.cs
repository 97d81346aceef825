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

    /// <summary>Where the contacts that come after an id, up to another and with it (to the end for null), are listed, rightly or not.</summary>
    public async Task<ListedContacts> FindListedAsync(IEnumerable<string> searched, string after, string? last, CancellationToken cancellation) => new(
        (await index.ThroughAsync(searched, after, last, cancellation)).ToLookup(entry => entry.ContactId, entry => entry.Partition, StringComparer.Ordinal),
        (await work.ThroughAsync(after, last, cancellation)).ToLookup(item => item.ContactId, StringComparer.Ordinal));

    /// <summary>Puts a contact into the lists where it stands and takes it out of the others, whatever was there before; what is right already is left alone.</summary>
    public async Task SetRightAsync(Contact contact, ListedContacts listed, CancellationToken cancellation)
    {
        if (!listed.Lists[contact.Id].ToHashSet(StringComparer.Ordinal).SetEquals(ContactIndex.PartitionsOf(contact)))
        {
            await RefreshAsync(contact, [.. listed.Lists[contact.Id]], cancellation);
        }

        var item = WorkItem.Of(contact);
        foreach (var left in listed.Open[contact.Id].Select(found => (WorkItem?)found).DefaultIfEmpty().Where(found => found != item))
        {
            await RefreshWorkAsync(contact, left, cancellation);
        }
    }

    /// <summary>Whoever isn't there; one who has come since stays.</summary>
    public async Task TakeOutAsync(string contactId, ListedContacts listed, CancellationToken cancellation)
    {
        if (await contacts.FindStoredAsync(contactId, cancellation) is not null)
        {
            return;
        }

        await index.RemoveAsync(contactId, listed.Lists[contactId], cancellation);
        foreach (var item in listed.Open[contactId])
        {
            await work.RemoveAsync(item, cancellation);
        }
    }
}

/// <param name="Lists">The lists, by the contact.</param>
/// <param name="Open">What reps have open, by the contact.</param>
public sealed record ListedContacts(ILookup<string, string> Lists, ILookup<string, WorkItem> Open)
{
    public IEnumerable<string> Ids => Lists.Select(one => one.Key).Union(Open.Select(one => one.Key), StringComparer.Ordinal);
}
