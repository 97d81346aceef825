using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Work;

/// <summary>Reads what a rep has open.</summary>
public sealed class WorkActivities(WorkItemStore items, ContactStore contacts, RepStore reps)
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

    /// <summary>The rep's last day away, where they are away now.</summary>
    public async Task<DateOnly?> FindAwayUntilAsync(string repId, DateTimeOffset now, CancellationToken cancellation) =>
        (await reps.ReadAsync(cancellation)).Team.Reps.FirstOrDefault(rep => rep.Id == repId) is { } rep && rep.IsAway(now) ? rep.Away!.To : null;
}
