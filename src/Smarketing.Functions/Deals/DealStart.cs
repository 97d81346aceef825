using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Deals;

/// <summary>How a deal begins.</summary>
public static class DealStart
{
    /// <summary>A verdict stands: the owner gets the deal's link, and somebody watches that the deal moves.</summary>
    public static (Contact Contact, IReadOnlyList<Effect> Effects) On(Contact contact, string? executive, DateTimeOffset now)
    {
        var deal = Next(contact, executive, now, now);
        return (contact with { Deal = deal }, [Mail("deal", "start", deal), new Effect.StartDeal(deal.Watch)]);
    }

    /// <param name="at">When it happened, which may be earlier than it became known.</param>
    public static Deal Next(Contact contact, string? executive, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Number = (contact.Deal?.Number ?? 0) + 1,
        StartedAt = at,
        MovedAt = now,
        Executive = executive,
        Watch = (contact.Deal?.Watch ?? 0) + 1,
    };

    public static Effect.Send Mail(string template, string cause, Deal deal) =>
        new(EmailKind.Deal, Recipient.DealOwner, template, FormattableString.Invariant($"deal-{deal.Number}-{cause}")) { Deal = deal.Number };
}
