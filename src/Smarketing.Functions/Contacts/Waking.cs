using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>Of contacts whose orchestrations are gone, as they are in a copy of the tables: what brings them back.</summary>
public static class Waking
{
    /// <summary>With the orchestrations, where they run.</summary>
    public const string Cause = "woken";

    /// <summary>
    /// The contact as it is, and that whatever it has open is to look again: an orchestration that isn't there is started by that. Null where nothing
    /// is open; what has ended stays so.
    /// </summary>
    public static ContactChange? Of(Contact? contact) =>
        contact is { MergedInto: null } && SignalsOf(contact).ToList() is { Count: > 0 } signals ? new ContactChange(contact, [], signals) : null;

    private static IEnumerable<Effect> SignalsOf(Contact contact)
    {
        if (contact.FollowUp is { IsOver: false } followUp)
        {
            yield return new Effect.SignalFollowUp(followUp.Number, Cause);
        }

        if (contact.Nurture is { IsOver: false } nurture)
        {
            yield return new Effect.SignalNurture(nurture.Number, Cause);
        }

        if (contact.Deal is { IsOver: false } deal)
        {
            yield return new Effect.SignalDeal(deal.Watch, Cause);
        }
    }
}
