using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

/// <summary>How a follow-up begins: the contact becomes an MQL, and then a rep's.</summary>
public static class FollowUpStart
{
    /// <summary>The start of the contact's next follow-up: the contact is an MQL, and marketing's track stops.</summary>
    /// <param name="cell">Where the contact stands in fit × interest; null where nobody weighed that.</param>
    public static (Contact Contact, IReadOnlyList<Effect> Effects) Of(Contact contact, IReadOnlyList<string> why, DateTimeOffset now, MqlCell? cell = null)
    {
        // Where contacts were merged, the latest follow-up needn't have the highest number.
        var number = contact.EarlierFollowUps.Append(contact.FollowUp).Max(earlier => earlier?.Number ?? 0) + 1;
        var started = contact.At(Stage.Mql, now) with
        {
            // The person's new wish closes the time in which the verdict before it could be corrected.
            EarlierFollowUps = contact.FollowUp is { } earlier ? [.. contact.EarlierFollowUps.TakeLast(FollowUpConsequences.EarlierMax - 1), earlier with { IsSettled = true }] : contact.EarlierFollowUps,
            FollowUp = new FollowUpState { Number = number, StartedAt = now, Why = why, Cell = cell },
            WaitingTrack = null,
        };
        var effects = new List<Effect> { new Effect.StartFollowUp(number) };
        if (contact.FollowUp is { Ended: { } end, IsSettled: false } unsettled)
        {
            effects.Add(new Effect.Append(FollowUpFacts.OfEnd(contact, unsettled, end)));
        }

        if (contact.Nurture is { IsOver: false } nurture)
        {
            started = started with { Nurture = nurture with { Ended = "mql", NextAt = null } };
            effects.Add(new Effect.SignalNurture(nurture.Number, $"mql-{number}"));
        }

        return (started, effects);
    }

    /// <summary>The rep has been chosen, or the next one: the plan's times stand from here on.</summary>
    public static ContactChange Assign(Contact contact, FollowUpState state, LedgerEntry ledger, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        var (plan, calendar) = (configuration.Plan, configuration.CalendarOf(ledger.RepId));
        var assigned = state.Move is null
            ? FollowUpDecider.Assign(ReachOf(contact, state), ledger.RepId, plan, calendar, ContactLinks.Phone(contact.Person.Phone) is not null)
            : FollowUpMove.Apply(state, ledger.RepId, now, plan, calendar);
        var cause = string.Create(CultureInfo.InvariantCulture, $"follow-up-{state.Number}-{FollowUpKeys.AfterMoves("assigned", assigned.MoveCount)}");
        var effects = new List<Effect>
        {
            new Effect.Append([Fact.Of(
                state.Move?.At ?? state.StartedAt, "assigned", contact.Subject, cause,
                ("rep", ledger.RepId), ("from", state.Move?.From), ("why", state.Move is { } move ? Words.Of(move.Why) : null))]),
        };
        var isReopened = state.OpenAttempt is { } open && assigned.Attempts.Single(attempt => attempt.Number == open.Number).IsWaiting;
        if (state.Move is not null && !isReopened)
        {
            // No task mail is to come of it yet: the new rep is told all the same what has become theirs.
            effects.Add(new Effect.Send(EmailKind.Alert, Recipient.Rep, RequiredContent.Moved, cause, state.Number));
        }

        if (state.Move is { } moving)
        {
            effects.AddRange(FollowUpAppointments.CallOffs(state, cause, moving.From));
            if (isReopened)
            {
                effects.AddRange(FollowUpAppointments.Of(assigned).Select(attempt => FollowUpAppointments.CallBack(assigned, attempt, cause)));
            }
        }

        return new ContactChange(
            contact with
            {
                FollowUp = assigned,
                Rep = new RepAssignment(ledger.RepId, ledger.RepName, ledger.Why),
                UpdatedAt = now,
            },
            [TimelineEntry.Of(
                now, TimelineKind.Assigned, cause,
                ("rep", ledger.RepId), ("name", ledger.RepName), ("why", string.Join("; ", ledger.Why)), ("from", state.Move?.From))],
            [.. effects, .. Overload(state, ledger, cause)]);
    }

    /// <summary>What the manager is told of a choice that found nobody with room for it.</summary>
    private static IEnumerable<Effect> Overload(FollowUpState state, LedgerEntry ledger, string cause)
    {
        if (ledger.By == RoutingStep.Manager)
        {
            yield return new Effect.Tell(NoticeKind.EverybodyAway, ledger.At, cause, ledger.RepId, state.Number);
        }
        else if (ledger.IsOverCapacity)
        {
            yield return new Effect.Tell(NoticeKind.OverCapacity, ledger.At, cause, ledger.RepId, state.Number);
        }
    }

    /// <summary>Whoever gets no mail from us, or can't, isn't sent any by the program either.</summary>
    private static FollowUpState ReachOf(Contact contact, FollowUpState state) => contact.Suppressed is { } suppression
        ? state with { IsMuted = true, LacksAddress = suppression.Is(SuppressionReason.Bounced) }
        : state;
}
