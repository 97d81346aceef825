namespace Smarketing.Functions.Contacts;

/// <summary>Keeps the lists in which contacts stand true to the contacts.</summary>
public sealed class ContactListActivities(ContactStore contacts, ContactIndexStore index)
{
    /// <summary>Another process may have moved the contact on meanwhile, and what was true for it must not be taken away.</summary>
    public async Task RefreshAsync(Contact contact, IReadOnlyList<string> left, CancellationToken cancellation)
    {
        await index.RefreshAsync(contact, left, cancellation);
        if (left.Count > 0 && await contacts.FindAsync(contact.Id, cancellation) is { } now && now.Revision != contact.Revision)
        {
            await index.RefreshAsync(now, [], cancellation);
        }
    }
}
