using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Privacy;

/// <summary>What a person agreed to, when, and by which text; and when they took it back.</summary>
public static class ConsentHistory
{
    /// <summary>The one purpose that is asked for: mail from marketing.</summary>
    public const string MarketingMail = "marketing-mail";

    /// <param name="cause">What gave it: a submission, a confirmation.</param>
    public static TimelineEntry Given(Consent consent, string cause) => TimelineEntry.Of(
        consent.At, TimelineKind.Consent, cause, ("purpose", MarketingMail), ("given", "true"), ("form", consent.Form), ("textVersion", consent.TextVersion));

    /// <summary>The mailbox's owner is asked to confirm it: until then nothing is given.</summary>
    public static TimelineEntry Asked(Consent consent, string cause) => TimelineEntry.Of(
        consent.At, TimelineKind.Consent, cause, ("purpose", MarketingMail), ("pending", "true"), ("form", consent.Form), ("textVersion", consent.TextVersion));

    /// <summary>None where nothing had been given.</summary>
    /// <param name="why">unsubscribed, do-not-contact, …</param>
    public static IEnumerable<TimelineEntry> Withdrawn(Contact contact, string cause, string why, DateTimeOffset now) => contact.Consent is { Given: true } given
        ? [TimelineEntry.Of(now, TimelineKind.Consent, cause, ("purpose", MarketingMail), ("given", "false"), ("form", given.Form), ("textVersion", given.TextVersion), ("why", why))]
        : [];
}
