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

    /// <summary>Whether the contact was asked, and hasn't since said that they want no mail: a refusal closes the questions that were open before it.</summary>
    public static bool IsFor(Contact contact) => contact switch
    {
        { Disqualified: not null } => false,
        { Suppressed: null } => contact.Consent is not null,
        _ => Suppress.IsLiftedByConfirming(contact) && contact.Consent is { Pending: true },
    };

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
        var change = new ContactChange(
            contact with { Consent = given, UpdatedAt = now },
            [ConsentHistory.Given(given, cause)], [new Effect.Append([Fact.Of(now, "consent", contact.Subject, cause, ("form", given.Form))])]);
        if (contact.Suppressed is { } refusal)
        {
            change = change.Then(Suppress.Lifted(change.Contact, cause, now));
            change = GoesOn(contact) ? change.Then(Suppress.Resumed(change.Contact, refusal.Why, cause, now, policy)) : change;
        }

        var (confirmed, timeline, effects) = NurtureStart.Waiting(change.Contact, cause, now, policy);
        return change.Then(new ContactChange(confirmed with { WaitingTrack = null }, timeline, effects));
    }

    /// <summary>Whether nothing else waits than the track that the refusal broke off: begun anew, it would bring its first mails twice.</summary>
    private static bool GoesOn(Contact contact) =>
        contact.WaitingTrack is not { } waiting || (waiting.ResumeOn is null && waiting.Track == contact.Nurture?.Track);
}
