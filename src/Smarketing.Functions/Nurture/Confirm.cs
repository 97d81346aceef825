using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>A contact who confirms that they want mail.</summary>
public static class Confirm
{
    /// <summary>For so long after it was asked for a consent can be confirmed.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);

    /// <summary>Whether the contact was asked, and hasn't since said that they want no mail.</summary>
    public static bool IsFor(Contact contact) => contact is { Consent: not null, Suppressed: null, Disqualified: null };

    /// <summary>Null when nothing is to be confirmed any more. A track that waited for it starts.</summary>
    public static ContactChange? On(Contact contact, DateTimeOffset now, NurturePolicy policy)
    {
        if (!IsFor(contact) || contact.Consent is not { Pending: true } pending)
        {
            return null;
        }

        // A consent that was asked for once more, later, is another.
        var cause = string.Create(CultureInfo.InvariantCulture, $"confirmed-{pending.At.ToUnixTimeMilliseconds()}");
        var given = pending with { Given = true, Pending = false, At = now };
        var (confirmed, timeline, effects) = NurtureStart.Waiting(contact with { Consent = given, UpdatedAt = now }, cause, now, policy);
        return new ContactChange(
            confirmed with { WaitingTrack = null },
            [ConsentHistory.Given(given, cause), .. timeline],
            [.. effects, new Effect.Append([Fact.Of(now, "consent", contact.Subject, cause, ("form", given.Form))])]);
    }
}
