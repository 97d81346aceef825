using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>What a nurture track does next: a pure function of the contact and the time.</summary>
public static class NurtureDecider
{
    /// <summary>How a track ends all of whose mails went out.</summary>
    internal const string Finished = "finished";

    /// <summary>The one obstacle that the contact is asked to clear away.</summary>
    public const string ConsentPending = "consent-pending";

    /// <summary>Why marketing may not mail this contact; null where it may.</summary>
    public static string? Obstacle(Contact contact) => contact switch
    {
        { Disqualified: not null } => "disqualified",
        { Stage: > Stage.Lead } => Words.Of(contact.Stage),
        { Suppressed: { } suppressed } => suppressed.Why,
        { Consent: { Pending: true } } => ConsentPending,
        { Consent: not { Given: true } } => "no-consent",
        _ => null,
    };

    /// <summary>Does what is due of track run <paramref name="number"/>; null when nothing is.</summary>
    public static ContactChange? On(Contact contact, int number, DateTimeOffset now, NurturePolicy policy)
    {
        if (contact.Nurture is not { IsOver: false, NextAt: { } nextAt } state || state.Number != number || now < nextAt)
        {
            return null;
        }

        var cause = string.Create(CultureInfo.InvariantCulture, $"nurture-{number}-mail-{state.Step + 1}");
        if (Obstacle(contact) is { } obstacle)
        {
            return new ContactChange(
                contact with { Nurture = state with { Ended = obstacle, NextAt = null }, UpdatedAt = now },
                [TimelineEntry.Of(now, TimelineKind.Nurture, cause, ("track", state.Track), ("stopped", obstacle))], []);
        }

        var step = state.Step + 1;
        var mails = policy.Tracks.GetValueOrDefault(state.Track)?.Mails ?? [];
        if (step > mails.Count)
        {
            // The company has shortened the track, or dropped it, under way.
            return new ContactChange(contact with { Nurture = state with { Ended = Finished, NextAt = null }, UpdatedAt = now }, [], []);
        }

        var sent = contact with { Nurture = state with { Step = step, LastSentAt = now, NextAt = null, Ended = step < mails.Count ? null : Finished }, UpdatedAt = now };
        return new ContactChange(
            step < mails.Count ? sent with { Nurture = sent.Nurture with { NextAt = policy.NextMail(sent, now, mails[step].Wait) } } : sent, [],
            [new Effect.Send(EmailKind.Nurture, Recipient.Contact, mails[step - 1].Template, cause)]);
    }
}
