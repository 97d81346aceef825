namespace Smarketing.Functions.FollowUp;

/// <summary>What a follow-up does by itself as time goes on, and when it wakes for it.</summary>
public static class FollowUpAlarms
{
    /// <summary>When to wake next; null when nothing more will come.</summary>
    public static DateTimeOffset? Next(FollowUpState state, DateTimeOffset now, FollowUpPlan plan)
    {
        if (state.Ended is not null)
        {
            return state.IsSettled ? null : state.SettlesAt;
        }

        if (state.Move is not null)
        {
            return now;
        }

        var alarms = state.Attempts.Where(attempt => attempt.IsWaiting).Select(attempt => attempt.OpensAt).ToList();
        if (state.Attempts is [{ IsPending: true } first, ..])
        {
            alarms.Add(first.DueAt - plan.RemindBefore);
            alarms.Add(first.DueAt);
        }

        if (MayBeHandedOver(state, state.MissCount + 1, plan) && state.OpenAttempt is { } open)
        {
            alarms.Add(open.DueAt);
        }

        if (state is { VerdictReminderAt: { } reminder, VerdictReminded: false })
        {
            alarms.Add(reminder);
        }

        alarms.Add(state.ClosesAt!.Value);
        alarms.Add(state.GraceEndsAt!.Value);
        return alarms.Where(alarm => alarm > now).DefaultIfEmpty(now + FollowUpDecider.CorrectableFor).Min();
    }

    internal static FollowUpDecision DoWhatIsDue(FollowUpState state, DateTimeOffset now, FollowUpPlan plan)
    {
        if (state.Ended is { } end)
        {
            return state.IsSettled || now < state.SettlesAt
                ? FollowUpDecision.Nothing(state, FollowUpReply.Unchanged)
                : new FollowUpDecision(state with { IsSettled = true }, FollowUpReply.Recorded, [new FollowUpEvent.Settled(end)]);
        }

        var events = new List<FollowUpEvent>();
        state = FollowUpReach.WithUsableKinds(state, plan);
        state = state with { Attempts = [.. state.Attempts.Select(attempt => Due(attempt, state, now, plan, events))] };

        // A term that was over before the rep was told of it (the program was down) isn't held against them.
        state = state with { MissCount = state.MissCount + events.OfType<FollowUpEvent.Missed>().Count(missed => missed.Attempt.OpenedAt < missed.Attempt.DueAt) };
        if (state is { VerdictReminderAt: { } reminder, VerdictReminded: false } && now >= reminder)
        {
            state = state with { VerdictReminded = true };
            events.Add(new FollowUpEvent.VerdictReminded());
        }

        if (now >= state.ClosesAt)
        {
            return Close(state, now, events);
        }

        if (state.Move is null && MayBeHandedOver(state, state.MissCount, plan))
        {
            state = FollowUpMove.HandOver(state, now, events);
        }

        return Done(state, events);
    }

    /// <summary>An attempt whose term was over before it could be opened (the program was down) is missed without a word to the rep.</summary>
    private static Attempt Due(Attempt attempt, FollowUpState state, DateTimeOffset now, FollowUpPlan plan, List<FollowUpEvent> events)
    {
        if (!attempt.IsPending || now < attempt.OpensAt)
        {
            return attempt;
        }

        if (attempt.OpenedAt is null && (now < attempt.DueAt || attempt.Number == 1))
        {
            attempt = FollowUpReach.Open(attempt, state, now, plan);
            if (attempt.IsSkipped)
            {
                return attempt;
            }

            events.Add(new FollowUpEvent.Opened(attempt));
        }

        if (attempt.IsAutomatic)
        {
            return now < attempt.DueAt ? attempt : attempt with { Skipped = SkipReason.NotDelivered };
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

    /// <summary>Once, and only while nothing has been done: who has begun goes on.</summary>
    private static bool MayBeHandedOver(FollowUpState state, int missCount, FollowUpPlan plan) =>
        plan.HandOverAtMiss > 0 && missCount >= plan.HandOverAtMiss && !state.IsHandedOver && state.ReachedAt is null && !state.Attempts.Any(attempt => attempt.IsConfirmed);

    private static FollowUpDecision Close(FollowUpState state, DateTimeOffset now, List<FollowUpEvent> events)
    {
        if (state.ReachedAt is null)
        {
            var reason = state.Attempts.All(attempt => !attempt.IsPending) ? RecycleReason.UnableToReach : RecycleReason.NotWorked;
            return FollowUpDecider.End(state, new FollowUpEnd(EndKind.Recycled, Words.Of(reason), now), events);
        }

        if (!state.UndecidedTold)
        {
            state = state with { UndecidedTold = true };
            events.Add(new FollowUpEvent.Undecided());
        }

        return now < state.GraceEndsAt
            ? Done(state, events)
            : FollowUpDecider.End(state, new FollowUpEnd(EndKind.Recycled, Words.Of(RecycleReason.NotReady), now), events);
    }

    private static FollowUpDecision Done(FollowUpState state, List<FollowUpEvent> events) =>
        new(state, events.Count > 0 ? FollowUpReply.Recorded : FollowUpReply.Unchanged, events);
}
