using Smarketing.Functions.Sla;

namespace Smarketing.Functions.FollowUp;

/// <summary>What came of the attempts: whether the person was reached, can be, and when they want to be called.</summary>
internal static class FollowUpReach
{
    /// <summary>A call back is due so long after the time that was agreed on, where the working day ends before that.</summary>
    private static readonly TimeSpan CallBackTakes = TimeSpan.FromHours(1);

    public static FollowUpDecision Record(FollowUpState state, FollowUpSignal.Outcome signal, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar)
    {
        if (state.Attempts.FirstOrDefault(one => one.Number == signal.Attempt) is not { OpenedAt: not null } attempt)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.NoSuchAttempt);
        }

        if (attempt.Outcome == signal.What)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Unchanged);
        }

        if (state.Ended is not null && !(EndedByOutcome(state) && attempt.IsConfirmed))
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Over);
        }

        var isNews = attempt.MayBringLater(signal.What);
        if (attempt.At is { } recorded && now > recorded + FollowUpDecider.CorrectableFor && !isNews)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.TooLate);
        }

        var done = attempt with { Outcome = signal.What, At = attempt.At ?? now, Skipped = null };
        var next = state with { Attempts = [.. state.Attempts.Select(one => one.Number == done.Number ? done : one)] };
        return JudgeReach(WithUsableKinds(Reach(next, now, plan, calendar), plan), now, [new FollowUpEvent.OutcomeRecorded(done, isNews ? null : attempt.Outcome)]);
    }

    /// <summary>Confirms an automatic attempt; what a person has said of it stands.</summary>
    public static FollowUpDecision Deliver(FollowUpState state, int number, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar) =>
        state.Attempts.FirstOrDefault(attempt => attempt.Number == number) is { IsAutomatic: true, IsConfirmed: false } && state.Ended is null
            ? Record(state, new FollowUpSignal.Outcome(number, AttemptOutcome.Sent), now, plan, calendar)
            : FollowUpDecision.Nothing(state, FollowUpReply.Unchanged);

    /// <summary>The attempt as the rep is told of it, or as the program makes it; skipped where neither can be.</summary>
    public static Attempt Open(Attempt attempt, FollowUpState state, DateTimeOffset now, FollowUpPlan plan)
    {
        var isAutomatic = attempt is { Kind: AttemptKind.Mail, IsCallBack: false } && state.ReachedAt is null && attempt.Number <= plan.Attempts.Count && plan.Attempts[attempt.Number - 1].IsAutomatic;
        return (isAutomatic, state.IsMuted) switch
        {
            (true, false) => attempt with { OpenedAt = now, IsAutomatic = true },
            (true, true) when HasPhone(state) => attempt with { OpenedAt = now, Kind = AttemptKind.Call },
            (true, true) => attempt with { Skipped = SkipReason.Unsubscribed },
            _ => attempt with { OpenedAt = now },
        };
    }

    public static FollowUpDecision LoseAddress(FollowUpState state, DateTimeOffset now, FollowUpPlan plan) =>
        state.Ended is not null || state.LacksAddress
            ? FollowUpDecision.Nothing(state, state.LacksAddress ? FollowUpReply.Unchanged : FollowUpReply.Over)
            : JudgeReach(WithUsableKinds(state with { LacksAddress = true }, plan), now, []);

    /// <summary>The contact has given a telephone: what was wrong with the one before is no longer so.</summary>
    public static FollowUpState WithPhone(FollowUpState state, DateTimeOffset now) => state with { LacksPhone = false, PhoneGivenAt = now };

    /// <summary>The attempt that a call back would move; null when all have been opened.</summary>
    public static Attempt? NextToMove(FollowUpState state) =>
        state.Attempts.FirstOrDefault(one => one is { Outcome: null, OpenedAt: null, Skipped: null or SkipReason.Reached });

    /// <summary>The next attempt becomes a call at that time; who was reached already and has none left is asked for the verdict after it.</summary>
    public static FollowUpDecision CallBack(FollowUpState state, DateTimeOffset at, FollowUpPlan plan, WorkingCalendar calendar)
    {
        if (state.Ended is not null)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Over);
        }

        if (NextToMove(state) is not { } next)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.NoAttemptLeft);
        }

        if (next.IsCallBack && next.OpensAt == at && !next.IsSkipped)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Unchanged);
        }

        var moved = next with
        {
            Kind = HasPhone(state) ? AttemptKind.Call : AttemptKind.Mail,
            IsCallBack = true, IsBreakUp = false, OpensAt = at, DueAt = DueAfter(at, state, calendar), Skipped = null,
        };
        var changed = state with { Attempts = [.. state.Attempts.Select(one => one.Number == moved.Number ? moved : one)] };
        changed = changed with
        {
            Attempts = plan.Reschedule(calendar, changed, moved.Number),
            VerdictReminderAt = ReminderAfter(at, changed, plan, calendar),
            VerdictReminded = false,
        };
        return new FollowUpDecision(changed, FollowUpReply.Recorded, [new FollowUpEvent.CallBackAgreed(moved)]);
    }

    /// <summary>Without a telephone the calls that are still to come are mails, and without an address the mails are calls.</summary>
    public static FollowUpState WithUsableKinds(FollowUpState state, FollowUpPlan plan)
    {
        var (hasPhone, hasAddress) = (HasPhone(state), HasAddress(state));
        return state with
        {
            Attempts = [.. state.Attempts.Select(attempt => attempt.Outcome is null && attempt.OpenedAt is null ? attempt with { Kind = KindOf(attempt) } : attempt)],
        };

        AttemptKind KindOf(Attempt attempt)
        {
            var planned = attempt.IsCallBack ? AttemptKind.Call : attempt.Number <= plan.Attempts.Count ? plan.Attempts[attempt.Number - 1].Kind : attempt.Kind;
            return (planned, hasPhone, hasAddress) switch
            {
                (AttemptKind.Call, false, true) => AttemptKind.Mail,
                (AttemptKind.Mail, true, false) => AttemptKind.Call,
                _ => planned,
            };
        }
    }

    /// <summary>By what else the person can be reached where one way was found to lead nowhere; null where none was, or none is left.</summary>
    public static AttemptKind? WayLeft(FollowUpState state) => (HasPhone(state), HasAddress(state)) switch
    {
        (true, false) => AttemptKind.Call,
        (false, true) when !state.LacksPhone => AttemptKind.Mail,
        _ => null,
    };

    private static bool HasPhone(FollowUpState state) => !state.LacksPhone && !state.Attempts.Any(attempt => attempt.Outcome == AttemptOutcome.WrongNumber && !(attempt.At < state.PhoneGivenAt));

    private static bool HasAddress(FollowUpState state) => !state.LacksAddress && state.Attempts.All(attempt => attempt.Outcome != AttemptOutcome.Bounced);

    /// <summary>When a rep who has reached the person is asked for the verdict; who has accepted has given one.</summary>
    public static DateTimeOffset? ReminderAfter(DateTimeOffset at, FollowUpState state, FollowUpPlan plan, WorkingCalendar calendar) =>
        state is { ReachedAt: not null, AcceptedAt: null } ? SlaClock.After(calendar, at, plan.VerdictReminderAfter).DueAt : null;

    /// <summary>Whether what ended it was that nothing is left to reach the person by; the outcome that said so can be corrected.</summary>
    public static bool EndedByOutcome(FollowUpState state) => state is { Ended.How: EndKind.Rejected, Verdict: null or { Verdict.Kind: VerdictKind.Accept }, IsSettled: false };

    /// <summary>With neither phone nor address it ends, and where a correction has found one again it goes on.</summary>
    private static FollowUpDecision JudgeReach(FollowUpState state, DateTimeOffset now, IReadOnlyList<FollowUpEvent> before)
    {
        if (state.ReachedAt is not null || HasPhone(state) || HasAddress(state))
        {
            return new FollowUpDecision(state with { Ended = null, SettlesAt = null }, FollowUpReply.Recorded, before);
        }

        var end = state.Ended ?? new FollowUpEnd(EndKind.Rejected, Words.Of(RejectReason.InaccurateData), now);
        return new FollowUpDecision(
            state with { Ended = end, SettlesAt = end.At + FollowUpDecider.CorrectableFor }, FollowUpReply.Recorded,
            state.Ended is null ? [.. before, new FollowUpEvent.Ended(end)] : before);
    }

    /// <summary>Whether the person has been reached follows from the outcomes, so a corrected one counts as if it had been first.</summary>
    private static FollowUpState Reach(FollowUpState state, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar)
    {
        var isReached = state.Attempts.Any(attempt => attempt.Outcome is AttemptOutcome.Connected or AttemptOutcome.Replied);
        if (isReached == (state.ReachedAt is not null))
        {
            return state;
        }

        if (isReached)
        {
            var reached = state with { ReachedAt = now };
            return reached with
            {
                VerdictReminderAt = ReminderAfter(now, reached, plan, calendar),
                VerdictReminded = false,
                Attempts = [.. state.Attempts.Select(attempt => attempt.IsPending ? attempt with { Skipped = SkipReason.Reached } : attempt)],
            };
        }

        var notReached = state with
        {
            ReachedAt = null,
            VerdictReminderAt = null,
            Attempts = [.. state.Attempts.Select(attempt => attempt.Skipped == SkipReason.Reached ? attempt with { Skipped = null } : attempt)],
        };

        // A call back that was agreed on meanwhile may stand where one of them was to be.
        return notReached with { Attempts = plan.Reschedule(calendar, notReached, notReached.LastTold) };
    }

    /// <summary>The end of the working day, or an hour later where that is sooner or there is no work; not after the close.</summary>
    private static DateTimeOffset DueAfter(DateTimeOffset at, FollowUpState state, WorkingCalendar calendar)
    {
        var intervals = calendar.IntervalsOn(calendar.DayOf(at));
        var dueAt = intervals.Count > 0 && intervals[^1].To > at + CallBackTakes ? intervals[^1].To : at + CallBackTakes;
        return dueAt < state.ClosesAt ? dueAt : state.ClosesAt!.Value;
    }
}
