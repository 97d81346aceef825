using Smarketing.Functions.Contacts;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.FollowUp;

/// <summary>What a follow-up does next: a pure function of its state, a signal and the time.</summary>
public static class FollowUpDecider
{
    /// <summary>For so long an answer can be replaced by another.</summary>
    public static readonly TimeSpan CorrectableFor = TimeSpan.FromMinutes(15);

    /// <summary>The follow-up in the hands of a rep, with the plan's times in the rep's calendar.</summary>
    /// <param name="hasPhone">Where there is none, calls are mails on the same dates.</param>
    public static FollowUpState Assign(FollowUpState state, string repId, FollowUpPlan plan, WorkingCalendar calendar, bool hasPhone = true) => state with
    {
        RepId = repId,
        Attempts = hasPhone ? plan.Schedule(calendar, state.StartedAt) : WithoutCalls(plan.Schedule(calendar, state.StartedAt)),
        ClosesAt = plan.ClosesAt(calendar, state.StartedAt),
        GraceEndsAt = plan.GraceEndsAt(calendar, state.StartedAt),
    };

    public static FollowUpDecision On(FollowUpState state, FollowUpSignal signal, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar) => signal switch
    {
        FollowUpSignal.Outcome outcome => Record(state, outcome, now, plan, calendar),
        FollowUpSignal.Decide decide => Decide(state, decide.Verdict, now),
        FollowUpSignal.DoNotContact => !state.IsOver
            ? End(state, new FollowUpEnd(EndKind.OptedOut, "opted-out", now), [])
            : FollowUpDecision.Nothing(state, state.Ended!.How == EndKind.OptedOut ? FollowUpReply.Unchanged : FollowUpReply.Over),
        _ => DoWhatIsDue(state, now, plan),
    };

    /// <summary>When to wake next; null when nothing more will come.</summary>
    public static DateTimeOffset? NextAlarm(FollowUpState state, DateTimeOffset now, FollowUpPlan plan)
    {
        if (state.Ended is not null)
        {
            return state.IsSettled ? null : state.SettlesAt;
        }

        var alarms = state.Attempts.Where(attempt => attempt.IsPending && attempt.OpenedAt is null).Select(attempt => attempt.OpensAt).ToList();
        if (state.Attempts is [{ IsPending: true } first, ..])
        {
            alarms.Add(first.DueAt - plan.RemindBefore);
            alarms.Add(first.DueAt);
        }

        if (state is { VerdictReminderAt: { } reminder, VerdictReminded: false })
        {
            alarms.Add(reminder);
        }

        alarms.Add(state.ClosesAt!.Value);
        alarms.Add(state.GraceEndsAt!.Value);
        return alarms.Where(alarm => alarm > now).DefaultIfEmpty(now + CorrectableFor).Min();
    }

    /// <summary>The stage that the follow-up gives its contact while it is open.</summary>
    public static Stage OpenStageOf(FollowUpState state) => state.AcceptedAt is null ? Stage.Mql : Stage.Sal;

    /// <summary>The stage that the follow-up gives its contact.</summary>
    public static Stage StageOf(FollowUpState state) => state.Ended?.How switch
    {
        null => OpenStageOf(state),
        EndKind.Qualified => Stage.Sql,
        _ => Stage.Lead,
    };

    private static FollowUpDecision Record(FollowUpState state, FollowUpSignal.Outcome signal, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar)
    {
        if (state.Attempts.FirstOrDefault(one => one.Number == signal.Attempt) is not { OpenedAt: not null } attempt)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.NoSuchAttempt);
        }

        if (attempt.Outcome == signal.What)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Unchanged);
        }

        if (state.Ended is not null)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Over);
        }

        if (attempt.At is { } recorded && now > recorded + CorrectableFor)
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.TooLate);
        }

        var done = attempt with { Outcome = signal.What, At = attempt.At ?? now, Skipped = null };
        var attempts = Replace(state.Attempts, done);
        var next = Reach(state with { Attempts = signal.What == AttemptOutcome.WrongNumber ? WithoutCalls(attempts) : attempts }, now, plan, calendar);
        return new FollowUpDecision(next, FollowUpReply.Recorded, [new FollowUpEvent.OutcomeRecorded(done, attempt.Outcome)]);
    }

    /// <summary>Whether the person has been reached follows from the outcomes, so a corrected one counts as if it had been first.</summary>
    private static FollowUpState Reach(FollowUpState state, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar)
    {
        var isReached = state.Attempts.Any(attempt => attempt.Outcome is AttemptOutcome.Connected or AttemptOutcome.Replied);
        if (isReached == (state.ReachedAt is not null))
        {
            return state;
        }

        return isReached
            ? state with
            {
                ReachedAt = now,
                VerdictReminderAt = SlaClock.After(calendar, now, plan.VerdictReminderAfter).DueAt,
                VerdictReminded = false,
                Attempts = [.. state.Attempts.Select(attempt => attempt.IsPending ? attempt with { Skipped = SkipReason.Reached } : attempt)],
            }
            : state with
            {
                ReachedAt = null,
                VerdictReminderAt = null,
                Attempts = [.. state.Attempts.Select(attempt => attempt.Skipped == SkipReason.Reached ? attempt with { Skipped = null } : attempt)],
            };
    }

    private static FollowUpDecision Decide(FollowUpState state, Verdict verdict, DateTimeOffset now)
    {
        var standing = state.Verdict;
        if (standing?.Verdict == verdict && (state.Ended is not null || verdict.Kind == VerdictKind.Accept))
        {
            return FollowUpDecision.Nothing(state, FollowUpReply.Unchanged);
        }

        if (state.Ended is not null)
        {
            if (standing is null || state.Ended.How is not (EndKind.Qualified or EndKind.Rejected))
            {
                return FollowUpDecision.Nothing(state, FollowUpReply.Over);
            }

            if (now > standing.FirstAt + CorrectableFor || state.IsSettled)
            {
                return FollowUpDecision.Nothing(state, FollowUpReply.TooLate);
            }
        }

        // Only an answer that it replaces is corrected; to qualify what was accepted is a step forward.
        var corrected = state.Ended is null ? null : standing?.Verdict;
        var record = new VerdictRecord(verdict, now, corrected is null ? now : standing!.FirstAt);
        var open = state with { Verdict = record, Ended = null, SettlesAt = null };
        var recorded = new FollowUpEvent.VerdictRecorded(verdict, corrected);
        return verdict.Kind switch
        {
            VerdictKind.Accept => new FollowUpDecision(open with { AcceptedAt = state.AcceptedAt ?? now }, FollowUpReply.Recorded, [recorded]),
            VerdictKind.Qualify => Await(open, new FollowUpEnd(EndKind.Qualified, null, now), record, recorded),
            _ => Await(open, new FollowUpEnd(EndKind.Rejected, Words.Of(verdict.Reason!.Value), now), record, recorded),
        };
    }

    /// <summary>Ended, and to be settled once it can't be corrected any more.</summary>
    private static FollowUpDecision Await(FollowUpState state, FollowUpEnd end, VerdictRecord verdict, FollowUpEvent recorded) => new(
        state with { Ended = end, SettlesAt = verdict.FirstAt + CorrectableFor }, FollowUpReply.Recorded, [recorded, new FollowUpEvent.Ended(end)]);

    private static FollowUpDecision End(FollowUpState state, FollowUpEnd end, IReadOnlyList<FollowUpEvent> before) => new(
        state with { Ended = end, SettlesAt = end.At, IsSettled = true }, FollowUpReply.Recorded,
        [.. before, new FollowUpEvent.Ended(end), new FollowUpEvent.Settled(end)]);

    private static FollowUpDecision DoWhatIsDue(FollowUpState state, DateTimeOffset now, FollowUpPlan plan)
    {
        if (state.Ended is { } end)
        {
            return state.IsSettled || now < state.SettlesAt
                ? FollowUpDecision.Nothing(state, FollowUpReply.Unchanged)
                : new FollowUpDecision(state with { IsSettled = true }, FollowUpReply.Recorded, [new FollowUpEvent.Settled(end)]);
        }

        var events = new List<FollowUpEvent>();
        state = state with { Attempts = [.. state.Attempts.Select(attempt => Due(attempt, now, plan, events))] };
        if (state is { VerdictReminderAt: { } reminder, VerdictReminded: false } && now >= reminder)
        {
            state = state with { VerdictReminded = true };
            events.Add(new FollowUpEvent.VerdictReminded());
        }

        return now < state.ClosesAt
            ? new FollowUpDecision(state, events.Count > 0 ? FollowUpReply.Recorded : FollowUpReply.Unchanged, events)
            : Close(state, now, events);
    }

    /// <summary>An attempt whose term was over before it could be opened (the program was down) is missed without a word to the rep.</summary>
    private static Attempt Due(Attempt attempt, DateTimeOffset now, FollowUpPlan plan, List<FollowUpEvent> events)
    {
        if (!attempt.IsPending || now < attempt.OpensAt)
        {
            return attempt;
        }

        if (attempt.OpenedAt is null && (now < attempt.DueAt || attempt.Number == 1))
        {
            attempt = attempt with { OpenedAt = now };
            events.Add(new FollowUpEvent.Opened(attempt));
        }

        var remindAt = attempt.DueAt - plan.RemindBefore;
        if (attempt is { Number: 1, IsReminded: false } && remindAt > attempt.OpenedAt && now >= remindAt && now < attempt.DueAt)
        {
            attempt = attempt with { IsReminded = true };
            events.Add(new FollowUpEvent.Reminded(attempt));
        }

        if (!attempt.IsBreached && now >= attempt.DueAt)
        {
            attempt = attempt with { IsBreached = true };
            events.Add(new FollowUpEvent.Missed(attempt));
        }

        return attempt;
    }

    private static FollowUpDecision Close(FollowUpState state, DateTimeOffset now, List<FollowUpEvent> events)
    {
        if (state.ReachedAt is null)
        {
            var reason = state.Attempts.All(attempt => !attempt.IsPending) ? RecycleReason.UnableToReach : RecycleReason.NotWorked;
            return End(state, new FollowUpEnd(EndKind.Recycled, Words.Of(reason), now), events);
        }

        if (!state.UndecidedTold)
        {
            state = state with { UndecidedTold = true };
            events.Add(new FollowUpEvent.Undecided());
        }

        return now < state.GraceEndsAt
            ? new FollowUpDecision(state, events.Count > 0 ? FollowUpReply.Recorded : FollowUpReply.Unchanged, events)
            : End(state, new FollowUpEnd(EndKind.Recycled, Words.Of(RecycleReason.NotReady), now), events);
    }

    /// <summary>Without a telephone the calls that are left are mails.</summary>
    private static IReadOnlyList<Attempt> WithoutCalls(IReadOnlyList<Attempt> attempts) =>
        [.. attempts.Select(attempt => attempt is { Kind: AttemptKind.Call, IsPending: true, OpenedAt: null } ? attempt with { Kind = AttemptKind.Mail } : attempt)];

    private static IReadOnlyList<Attempt> Replace(IReadOnlyList<Attempt> attempts, Attempt changed) =>
        [.. attempts.Select(attempt => attempt.Number == changed.Number ? changed : attempt)];
}
