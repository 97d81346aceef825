using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.FollowUp;

/// <summary>Another rep for a contact for whom nobody has anything open.</summary>
public static class Reassignment
{
    /// <summary>Null where nothing changes: the rep has the contact already, or a follow-up is open and moves as a whole.</summary>
    public static ContactChange? Of(Contact contact, Rep rep, DateTimeOffset now)
    {
        if (contact.HasOpenFollowUp || contact.Rep?.Id == rep.Id)
        {
            return null;
        }

        return new ContactChange(
            contact with { Rep = new RepAssignment(rep.Id, rep.Name, ["by hand"]), UpdatedAt = now },
            [TimelineEntry.Of(
                now, TimelineKind.Assigned, string.Create(CultureInfo.InvariantCulture, $"by-hand-{contact.Revision}"),
                ("rep", rep.Id), ("name", rep.Name), ("why", "by hand"), ("from", contact.Rep?.Id))],
            []);
    }
}
