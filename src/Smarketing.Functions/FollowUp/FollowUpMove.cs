using Smarketing.Functions.Sla;

namespace Smarketing.Functions.FollowUp;

/// <summary>How a follow-up goes from one rep to another: it is decided first, then routed, then the new rep has it.</summary>
public static class FollowUpMove
{
    /// <summary>The follow-up in the hands of the next rep: attempts aren't counted anew, and the close stays.</summary>
    public static FollowUpState Apply(FollowUpState state, string repId, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar)
    {
        var moved = state with
        {
            RepId = repId,
            Move = null,
            MoveCount = state.MoveCount + 1,
            IsHandedOver = state.IsHandedOver || state.Move!.Why == MoveReason.Missed,
            MissCount = 0,
            VerdictReminderAt = FollowUpReach.ReminderAfter(now, state, plan, calendar),
            VerdictReminded = false,
        };
        var open = Reopen(state, now, plan, calendar);
        if (open is not null)
        {
            moved = moved with { Attempts = [.. moved.Attempts.Select(attempt => attempt.Number == open.Number ? open : attempt)] };
        }

        return moved with { Attempts = plan.Reschedule(calendar, moved, open?.Number ?? moved.LastTold) };
    }

    internal static FollowUpDecision Decide(FollowUpState state, FollowUpSignal.Move signal, DateTimeOffset now)
    {
        if (state.Ended is not null)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Over);
        }

        var move = new Move(signal.Why, signal.From, now, signal.To);
        return state.RepId != signal.From || state.RepId == signal.To || state.Move is not null
            ? FollowUpDecision.Nothing(state, FollowUpReply.Unchanged)
            : new FollowUpDecision(state with { Move = move }, FollowUpReply.Recorded, [new FollowUpEvent.MoveDecided(move)]);
    }

    internal static FollowUpState HandOver(FollowUpState state, DateTimeOffset now, List<FollowUpEvent> events)
    {
        var move = new Move(MoveReason.Missed, state.RepId!, now);
        events.Add(new FollowUpEvent.MoveDecided(move));
        return state with { Move = move };
    }

    /// <summary>
    /// What the former rep was asked for last and left undone is asked of the next one, with as much time as a first attempt
    /// has; null where there is nothing of the kind, or no time is left.
    /// </summary>
    private static Attempt? Reopen(FollowUpState state, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar)
    {
        if (state.OpenAttempt is not { } open || calendar.WorkingTimeFrom(now) is var opensAt && opensAt >= state.ClosesAt)
        {
            return null;
        }

        var fresh = SlaClock.After(calendar, now, plan.FirstDueIn).DueAt;
        var dueAt = fresh > open.DueAt ? fresh : open.DueAt;
        return open with
        {
            OpensAt = opensAt,
            DueAt = dueAt < state.ClosesAt ? dueAt : state.ClosesAt!.Value,
            OpenedAt = null,
            IsReminded = false,
            IsBreached = false,
        };
    }
}
