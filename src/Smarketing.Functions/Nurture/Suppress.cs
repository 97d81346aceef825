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
    /// <summary>Null when nothing stronger has come up, and no question is open. The track stops; a rep who has an open follow-up is told, and may still call.</summary>
    /// <param name="cause">What brought it; null for the person's own hand, which may do it again after having taken it back.</param>
    public static ContactChange? On(Contact contact, SuppressionReason why, DateTimeOffset now, string? cause = null)
    {
        var suppression = Suppression.Stronger(contact.Suppressed, why, now);
        if (suppression == contact.Suppressed)
        {
            // Somebody may have typed their address since, and the question that came of it is answered as the first was.
            return why != SuppressionReason.Bounced && contact.Consent is { Pending: true } open
                ? new ContactChange(contact with { Consent = open with { Pending = false }, UpdatedAt = now }, [], [])
                : null;
        }

        var word = suppression.Why;
        var id = cause ?? Nth(word, contact);
        var effects = new List<Effect> { new Effect.Append([Fact.Of(now, "suppressed", contact.Subject, id, ("why", word))]) };
        var suppressed = contact with { Suppressed = suppression, UpdatedAt = now };
        if (suppression.IsTheirWish && contact.Consent is { Pending: true } asked)
        {
            // A question that was open is answered by this: the button behind its link confirms nothing any more.
            suppressed = suppressed with { Consent = asked with { Pending = false } };
        }

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
        var lifted = Lifted(contact, id, now);
        var change = lifted.Then(new ContactChange(
            lifted.Contact with { Consent = consent },
            [ConsentHistory.Given(consent, id)], [new Effect.Append([Fact.Of(now, "consent", contact.Subject, id, ("form", consent.Form))])]));
        return change.Then(Resumed(change.Contact, why, id, now, policy));
    }

    /// <summary>
    /// Whether a form's new consent takes the refusal back once it is confirmed from the mailbox: who has unsubscribed may change their mind
    /// by a form as well as by the page. Who has called our mail spam, or wants no word from us, isn't even asked: any address may be typed into a form.
    /// </summary>
    public static bool IsLiftedByConfirming(Contact contact) => contact is { Disqualified: null, Suppressed: { } suppression } && suppression.Is(SuppressionReason.Unsubscribed);

    /// <summary>Mail may go out again; the rep's automatic attempts with it.</summary>
    public static ContactChange Lifted(Contact contact, string cause, DateTimeOffset now)
    {
        var why = contact.Suppressed!.Why;
        return new ContactChange(
            contact with { Suppressed = null, FewerMailsSince = null, FollowUp = contact.HasOpenFollowUp ? contact.FollowUp! with { IsMuted = false } : contact.FollowUp, UpdatedAt = now },
            [TimelineEntry.Of(now, TimelineKind.Suppressed, cause, ("lifted", why))],
            [new Effect.Append([Fact.Of(now, "suppression-lifted", contact.Subject, cause, ("why", why))])]);
    }

    /// <summary>The track that the refusal broke off goes on where it was. Null where it broke off none, or something else stands in the way.</summary>
    /// <param name="why">For what mail had rested.</param>
    public static ContactChange? Resumed(Contact contact, string why, string cause, DateTimeOffset now, NurturePolicy policy)
    {
        if (contact.Nurture is not { } stopped || stopped.Ended != why || !policy.Tracks.TryGetValue(stopped.Track, out var track) || stopped.Step >= track.Mails.Count
            || NurtureDecider.Obstacle(contact) is not null)
        {
            return null;
        }

        var (nurtured, timeline, effects) = NurtureStart.On(contact, stopped.Track, cause, resumeOn: null, now, policy);

        // No sooner than if they had never left.
        var started = nurtured.Nurture!;
        var paced = policy.NextMail(contact, stopped.LastSentAt ?? stopped.StartedAt, track.Mails[stopped.Step].Wait);
        return new ContactChange(nurtured with { Nurture = started with { Step = stopped.Step, NextAt = paced > started.NextAt ? paced : started.NextAt } }, timeline, effects);
    }

    public static bool MayTakeBack(Contact contact) => contact is { Disqualified: null, Suppressed: { } suppression }
        && (suppression.Is(SuppressionReason.Unsubscribed) || suppression.Is(SuppressionReason.Complained));

    /// <summary>Tells this change of the contact from every other.</summary>
    internal static string Nth(string what, Contact contact) => string.Create(CultureInfo.InvariantCulture, $"{what}-{contact.Revision}");
}
