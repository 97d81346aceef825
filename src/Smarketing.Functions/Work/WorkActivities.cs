using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Work;

/// <summary>Reads what a rep has open.</summary>
public sealed class WorkActivities(WorkItemStore items, ContactStore contacts)
{
    /// <summary>Nobody has more open than this; what is due first is shown.</summary>
    public const int ContactsMax = 200;

    /// <summary>The list follows the contacts: what isn't the rep's any more is passed over.</summary>
    public async Task<IReadOnlyList<WorkLine>> ListAsync(string repId, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = await items.ContactsOfAsync(repId, ContactsMax, cancellation);
        var found = await Task.WhenAll(ids.Select(id => contacts.FindAsync(id, cancellation)));
        return WorkList.Of(found.OfType<Contact>(), repId, now);
    }
}
