using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>A contact who is to be mailed no more, or again.</summary>
public static class Suppress
{
    /// <summary>Null when nothing stronger has come up. The track stops; a rep who has an open follow-up is told, and may still call.</summary>
    /// <param name="cause">What brought it; null for the person's own hand, which may do it again after having taken it back.</param>
    public static ContactChange? On(Contact contact, SuppressionReason why, DateTimeOffset now, string? cause = null)
    {
        var suppression = Suppression.Stronger(contact.Suppressed, why, now);
        if (suppression == contact.Suppressed)
        {
            return null;
        }

        var word = suppression.Why;
        var id = cause ?? Nth(word, contact);
        var effects = new List<Effect> { new Effect.Append([Fact.Of(now, "suppressed", contact.Subject, id, ("why", word))]) };
        var suppressed = contact with { Suppressed = suppression, UpdatedAt = now };
        if (contact.Nurture is { IsOver: false } nurture)
        {
            suppressed = suppressed with { Nurture = nurture with { Ended = word, NextAt = null } };
            effects.Add(new Effect.SignalNurture(nurture.Number, id));
        }

        if (contact.HasOpenFollowUp)
        {
            suppressed = suppressed with { FollowUp = contact.FollowUp! with { IsMuted = true } };
            effects.Add(new Effect.Send(EmailKind.Alert, Recipient.Rep, "alert", $"alert-{id}", contact.FollowUp!.Number));
        }

        // A mail that came back takes nothing back that the person had agreed to.
        var withdrawn = why == SuppressionReason.Bounced ? [] : ConsentHistory.Withdrawn(contact, id, word, now);
        return new ContactChange(suppressed, [TimelineEntry.Of(now, TimelineKind.Suppressed, id, ("why", word)), .. withdrawn], effects);
    }

    /// <summary>The address is good again, as somebody knows who has asked. Null where mail doesn't rest for a bounce.</summary>
    public static ContactChange? LiftBounce(Contact contact, DateTimeOffset now) => contact.Suppressed is { } suppression && suppression.Is(SuppressionReason.Bounced)
        ? new ContactChange(
            contact with { Suppressed = null, UpdatedAt = now },
            [TimelineEntry.Of(now, TimelineKind.Suppressed, Nth("lifted", contact), ("lifted", suppression.Why))],
            [new Effect.Append([Fact.Of(now, "suppression-lifted", contact.Subject, Nth("lifted", contact), ("why", suppression.Why))])])
        : null;

    /// <summary>The person agrees to mail again. Null where they hadn't refused it, or it rests for another's word or a bad address.</summary>
    public static ContactChange? TakeBack(Contact contact, Consent consent, DateTimeOffset now, NurturePolicy policy)
    {
        if (!MayTakeBack(contact))
        {
            return null;
        }

        var (why, id) = (contact.Suppressed!.Why, Nth("taken-back", contact));
        var back = contact with { Suppressed = null, FewerMailsSince = null, Consent = consent, UpdatedAt = now };
        back = contact.HasOpenFollowUp ? back with { FollowUp = contact.FollowUp! with { IsMuted = false } } : back;
        var change = new ContactChange(
            back,
            [TimelineEntry.Of(now, TimelineKind.Suppressed, id, ("lifted", why)), ConsentHistory.Given(consent, id)],
            [new Effect.Append([Fact.Of(now, "suppression-lifted", contact.Subject, id, ("why", why)), Fact.Of(now, "consent", contact.Subject, id, ("form", consent.Form))])]);

        // The track that the refusal broke off goes on where it was.
        if (contact.Nurture is not { } stopped || stopped.Ended != why || !policy.Tracks.TryGetValue(stopped.Track, out var track) || stopped.Step >= track.Mails.Count
            || NurtureDecider.Obstacle(back) is not null)
        {
            return change;
        }

        var (nurtured, timeline, effects) = NurtureStart.On(back, stopped.Track, id, resumeOn: null, now, policy);
        return change.Then(new ContactChange(nurtured with { Nurture = nurtured.Nurture! with { Step = stopped.Step } }, timeline, effects));
    }

    public static bool MayTakeBack(Contact contact) => contact is { Disqualified: null, Suppressed: { } suppression }
        && (suppression.Is(SuppressionReason.Unsubscribed) || suppression.Is(SuppressionReason.Complained));

    /// <summary>Tells this change of the contact from every other.</summary>
    internal static string Nth(string what, Contact contact) => string.Create(CultureInfo.InvariantCulture, $"{what}-{contact.Revision}");
}
