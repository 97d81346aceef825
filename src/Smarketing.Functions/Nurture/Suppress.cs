using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>A contact who wants no more mail.</summary>
public static class Suppress
{
    /// <summary>Null when it was so before. The track stops; a rep who has an open follow-up is told, and may still call.</summary>
    public static ContactChange? On(Contact contact, DateTimeOffset now)
    {
        const string cause = "unsubscribed";
        if (contact.Suppressed is not null)
        {
            return null;
        }

        var effects = new List<Effect> { new Effect.Append([Fact.Of(now, "suppressed", contact.Subject, cause, ("why", cause))]) };
        var suppressed = contact with { Suppressed = new Suppression(cause, now), UpdatedAt = now };
        if (contact.Nurture is { IsOver: false } nurture)
        {
            suppressed = suppressed with { Nurture = nurture with { Ended = cause, NextAt = null } };
            effects.Add(new Effect.SignalNurture(nurture.Number, cause));
        }

        if (contact.HasOpenFollowUp)
        {
            suppressed = suppressed with { FollowUp = contact.FollowUp! with { IsMuted = true } };
            effects.Add(new Effect.Send(EmailKind.Alert, Recipient.Rep, "alert", $"alert-{cause}", contact.FollowUp!.Number));
        }

        return new ContactChange(suppressed, [TimelineEntry.Of(now, TimelineKind.Suppressed, cause, ("why", cause)), .. ConsentHistory.Withdrawn(contact, cause, cause, now)], effects);
    }
}
