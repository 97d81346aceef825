using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>How much of marketing's mail a person wants, as they say it themselves. That their mailbox sends mail back says nothing of it.</summary>
public static class MailPreference
{
    public static MailChoice Of(Contact contact) => contact switch
    {
        { Suppressed.IsTheirWish: true } => MailChoice.None,
        { FewerMailsSince: not null } => MailChoice.Fewer,
        _ => MailChoice.All,
    };

    /// <summary>Null where it stood so before, or can't be had this way: who has refused mail comes back by agreeing to it anew.</summary>
    /// <param name="agreed">The consent that was given with the choice; null where none was.</param>
    public static ContactChange? On(Contact contact, MailChoice choice, Consent? agreed, DateTimeOffset now, NurturePolicy policy) => (choice, contact) switch
    {
        (MailChoice.None, _) => Suppress.On(contact, SuppressionReason.Unsubscribed, now),
        (MailChoice.All, { Suppressed.IsTheirWish: true }) => agreed is null ? null : Suppress.TakeBack(contact, agreed, now, policy),
        (MailChoice.All, { FewerMailsSince: not null }) => Paced(contact, null, now, policy),
        (MailChoice.Fewer, { FewerMailsSince: null, Suppressed: null or { IsTheirWish: false } }) => Paced(contact, now, now, policy),
        _ => null,
    };

    /// <summary>A mail that is due too soon for the new pace waits; one that waits for the old one stays where it is.</summary>
    private static ContactChange Paced(Contact contact, DateTimeOffset? fewerSince, DateTimeOffset now, NurturePolicy policy)
    {
        var word = fewerSince is null ? Words.Of(MailChoice.All) : Words.Of(MailChoice.Fewer);
        var id = Suppress.Nth($"mails-{word}", contact);
        var paced = contact with { FewerMailsSince = fewerSince, UpdatedAt = now };
        var entry = TimelineEntry.Of(now, TimelineKind.Nurture, id, ("mails", word));
        return paced.Nurture is { IsOver: false, NextAt: { } next } state
            ? new ContactChange(paced with { Nurture = state with { NextAt = policy.NextMail(paced, next, TimeSpan.Zero) } }, [entry], [new Effect.SignalNurture(state.Number, id)])
            : new ContactChange(paced, [entry], []);
    }
}
