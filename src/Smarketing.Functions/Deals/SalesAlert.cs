using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Deals;

/// <summary>Word to whoever in sales has the contact that there is news: the rep who follows up, else the owner of the deal.</summary>
public static class SalesAlert
{
    /// <summary>In the timeline's entry of an alert that waits: the mail that tells it.</summary>
    public const string ToldBy = "toldBy";

    /// <summary>Whoever posts a form over and over brings one mail in so long.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const string CauseStart = "alert-";

    /// <param name="newsId">What the news is; the same news is told once.</param>
    public static Effect.Send Of(Contact contact, string newsId) => contact is { HasOpenFollowUp: false, Deal: { } deal }
        ? new Effect.Send(EmailKind.Alert, Recipient.DealOwner, "alert-deal", CauseStart + newsId) { Deal = deal.Number }
        : new Effect.Send(EmailKind.Alert, Recipient.Rep, "alert", CauseStart + newsId, contact.FollowUp?.Number);

    /// <summary>The same of what anybody can bring about: told at once, or where that was done within the hour, with all else at its end.</summary>
    /// <param name="details">What the timeline is to say of it.</param>
    public static (Contact Contact, TimelineEntry Entry, IReadOnlyList<Effect> Effects) Bounded(
        Contact contact, string newsId, DateTimeOffset now, params ReadOnlySpan<(string Name, string? Value)> details)
    {
        if (contact.AlertedAt is not { } latest || now >= latest + Interval)
        {
            return (contact with { AlertedAt = now }, TimelineEntry.Of(now, TimelineKind.Alert, newsId, details), [Of(contact, newsId)]);
        }

        // A time that is still to come is that of a mail which waits already, and will tell this, too.
        var at = latest > now ? latest : latest + Interval;
        var mail = At(contact, at);
        return (contact with { AlertedAt = at }, TimelineEntry.Of(now, TimelineKind.Alert, newsId, [.. details, (ToldBy, mail.Cause)]), latest > now ? [] : [mail]);
    }

    /// <summary>The alert of a contact that has become part of another goes on there; null where none waits.</summary>
    public static Effect.Send? TakenOver(Contact merged, Contact source, DateTimeOffset now) =>
        source.AlertedAt is { } at && at > now && merged.IsWithSales ? At(merged, at) : null;

    /// <summary>An alert that has waited goes to whoever has the contact by now.</summary>
    public static Effect.Send StillTo(Contact contact, Effect.Send waited) => Of(contact, waited.Cause[CauseStart.Length..]) with { NotBefore = waited.NotBefore };

    private static Effect.Send At(Contact contact, DateTimeOffset at) =>
        Of(contact, string.Create(CultureInfo.InvariantCulture, $"more-{at.ToUnixTimeMilliseconds()}")) with { NotBefore = at };
}
