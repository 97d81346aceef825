using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Privacy;

/// <summary>Where something of a contact may stand or run, without saying who it was, kept until nothing can be left: the contact's own row, which tells it, goes earlier.</summary>
/// <param name="FollowUps">How many there were; the other counts likewise.</param>
/// <param name="Watches">Over deals.</param>
public sealed record ErasureTrace(string Subject, int FollowUps, int Tracks, int Watches, IReadOnlyList<string> Lists);

/// <summary>What erasing a contact means: what ends, what others are told, and what is left. Every part of it may be done again.</summary>
public static class Erasure
{
    private const string Cause = "erased";

    /// <summary>From here on nobody sees the contact any more, and nothing more is done for it. Null when it was so before.</summary>
    public static ContactChange? Begin(Contact contact, DateTimeOffset now) =>
        contact.ErasingSince is null ? new ContactChange(contact with { ErasingSince = now }, [], []) : null;

    /// <summary>What remains: that somebody was erased, and how an unfinished follow-up ended, without saying whose.</summary>
    public static IReadOnlyList<Fact> FactsOf(Contact erasing)
    {
        var at = erasing.ErasingSince!.Value;
        var erased = Fact.Of(at, "erased", erasing.Subject, Cause, ("stage", Words.Of(erasing.Stage)), ("owner", Words.Of(erasing.Owner)));
        return erasing.FollowUp is { IsSettled: false } open
            ? [erased, .. FollowUpFacts.OfEnd(erasing, open, open.Ended ?? new FollowUpEnd(EndKind.Erased, null, at))]
            : [erased];
    }

    /// <summary>Tells whoever works the contact, in a follow-up or a deal, that it is over; null where nobody does.</summary>
    public static Effect.Send? NoticeOf(Contact erasing) => erasing switch
    {
        { HasOpenFollowUp: true, FollowUp: { IsRouted: true, Number: var number } } => new Effect.Send(EmailKind.Alert, Recipient.Rep, RequiredContent.Erased, Cause, number),
        { HasOpenFollowUp: false, Deal.ClosedAt: null } => new Effect.Send(EmailKind.Alert, Recipient.DealOwner, RequiredContent.Erased, Cause),
        _ => null,
    };

    /// <summary>Every orchestration that the contact may ever have had.</summary>
    public static IEnumerable<string> InstancesOf(ErasureTrace trace) =>
    [
        .. Enumerable.Range(1, trace.FollowUps).Select(number => FollowUpKeys.Instance(trace.Subject, number)),
        .. Enumerable.Range(1, trace.Tracks).Select(number => NurtureKeys.Instance(trace.Subject, number)),
        .. Enumerable.Range(1, trace.Watches).Select(watch => DealKeys.Instance(trace.Subject, watch)),
    ];

    public static ErasureTrace TraceOf(Contact contact) => new(
        contact.Subject, contact.FollowUp?.Number ?? 0, contact.Nurture?.Number ?? 0, contact.Deal?.Watch ?? 0, ListsOf(contact));

    /// <summary>Every list in which the contact may stand, also by a move that was never finished.</summary>
    public static IReadOnlyList<string> ListsOf(Contact contact)
    {
        var reps = contact.EarlierFollowUps.Append(contact.FollowUp).Select(followUp => followUp?.RepId).Append(contact.Rep?.Id).OfType<string>();
        return [.. ContactIndex.OwnedBy(null), .. Words.All<SuppressionReason>().Select(ContactIndex.Suppressed), .. reps.Distinct(StringComparer.Ordinal).Select(ContactIndex.Rep)];
    }
}
