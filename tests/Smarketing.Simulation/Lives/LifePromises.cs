using Smarketing.Functions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;
using Smarketing.Simulation.Promises;

namespace Smarketing.Simulation.Lives;

/// <summary>What must hold of a life after each of its steps, as the decisions alone can keep it.</summary>
internal sealed class LifePromises
{
    private readonly HashSet<(TimelineKind, string)> _timeline = [];
    private readonly HashSet<string> _mails = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);

    /// <summary>An entry that stands already means that this change was made before.</summary>
    public bool IsAppliedBefore(ContactChange change) => change.Timeline.Any(entry => _timeline.Contains((entry.Kind, entry.Id)));

    public void On(ContactChange change, DateTimeOffset now)
    {
        foreach (var entry in change.Timeline)
        {
            StepPromises.Keep("Each entry of a change is another", _timeline.Add((entry.Kind, entry.Id)), $"{entry.Kind} {entry.Id}");
        }

        foreach (var send in change.Effects.OfType<Effect.Send>())
        {
            // What was asked for again on one day is left to the mail's claim, by the cause.
            StepPromises.Keep("A contact has one mail for one cause", _mails.Add(send.Cause) || send.Kind is EmailKind.Asset or EmailKind.Confirm, send.Cause);
            var isRefused = change.Contact.Suppressed is { IsTheirWish: true } && send.To == Recipient.Contact && send.Kind is EmailKind.Nurture or EmailKind.Prospecting;
            StepPromises.Keep("Who wants no more mail gets none", !isRefused, $"{send.Cause} at {now:O}");
        }

        foreach (var fact in change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts))
        {
            // What is corrected takes its own fact's place.
            _facts[FactKeys.Row(fact)] = fact;
        }
    }

    public void CheckStep(Contact contact, DateTimeOffset now)
    {
        StepPromises.Check(contact, "the person", now, isHeldUp: false);
        if (contact is { FollowUp: null or { Ended: null } or { IsSettled: true } } and { Deal: null or { Undo: null } })
        {
            // What can still be corrected isn't told yet.
            var moves = _facts.Values.Where(fact => fact.Kind == StageMove.FactKind).Select(fact => new ToldMove(fact.At, fact.Values.GetValueOrDefault("from"), fact.Values["to"]));
            var told = ToldMoves.Follow(moves, "the person");
            StepPromises.Keep("The facts add up to the contact's stage", told == Words.Of(contact.Stage), $"{told} instead of {Words.Of(contact.Stage)} at {now:O}");
        }
    }

    public void CheckEnd(Contact contact)
    {
        StepPromises.Keep("What goes on comes to an end", contact is { FollowUp: null or { IsOver: true } } and { Nurture: null or { IsOver: true } }, $"{contact.FollowUp} {contact.Nurture}");
        var followUps = contact.EarlierFollowUps.Append(contact.FollowUp).OfType<FollowUpState>().ToList();
        Keep("assigned", followUps.Where(one => one.IsRouted).Sum(one => 1 + one.MoveCount));
        Keep("attempt", followUps.Sum(one => one.Attempts.Count(attempt => attempt.IsConfirmed)));
        Keep("follow-up-ended", followUps.Count(one => one.IsOver));
    }

    private void Keep(string kind, int truth)
    {
        var told = _facts.Values.Count(fact => fact.Kind == kind);
        StepPromises.Keep("The facts add up to what happened", told == truth, $"{kind}: {told} told, {truth} happened");
    }
}
