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
    public static FollowUpState Assign(FollowUpState state, string repId, FollowUpPlan plan, WorkingCalendar calendar, bool hasPhone = true) =>
        FollowUpReach.WithUsableKinds(
            state with
            {
                RepId = repId,
                LacksPhone = !hasPhone,
                Attempts = plan.Schedule(calendar, state.StartedAt),
                ClosesAt = plan.ClosesAt(calendar, state.StartedAt),
                GraceEndsAt = plan.GraceEndsAt(calendar, state.StartedAt),
            },
            plan);

    public static FollowUpDecision On(FollowUpState state, FollowUpSignal signal, DateTimeOffset now, FollowUpPlan plan, WorkingCalendar calendar) => signal switch
    {
        FollowUpSignal.Outcome outcome => FollowUpReach.Record(state, outcome, now, plan, calendar),
        FollowUpSignal.Delivered delivered => FollowUpReach.Deliver(state, delivered.Attempt, now, plan, calendar),
        FollowUpSignal.AddressFailed => FollowUpReach.LoseAddress(state, now, plan),
        FollowUpSignal.CallBack callBack => FollowUpReach.CallBack(state, callBack.At, plan, calendar),
        FollowUpSignal.Decide decide => Decide(state, decide.Verdict, now),
        FollowUpSignal.Move move => FollowUpMove.Decide(state, move, now),
        FollowUpSignal.DoNotContact => !state.IsOver
            ? End(state, new FollowUpEnd(EndKind.OptedOut, "opted-out", now), [])
            : FollowUpDecision.Nothing(state, state.Ended!.How == EndKind.OptedOut ? FollowUpReply.Unchanged : FollowUpReply.Over),
        _ => FollowUpAlarms.DoWhatIsDue(state, now, plan),
    };

    /// <summary>Whether a verdict can be given, or the one that ended it corrected.</summary>
    public static bool TakesVerdict(FollowUpState state, DateTimeOffset now) =>
        state.Ended is null || (state is { IsSettled: false, Verdict: { Verdict.Kind: not VerdictKind.Accept } standing } && now <= standing.FirstAt + CorrectableFor);

    /// <summary>The stage that the follow-up gives its contact while it is open.</summary>
    public static Stage OpenStageOf(FollowUpState state) => state.AcceptedAt is null ? Stage.Mql : Stage.Sal;

    /// <summary>The stage that the follow-up gives its contact.</summary>
    public static Stage StageOf(FollowUpState state) => state.Ended?.How switch
    {
        null => OpenStageOf(state),
        EndKind.Qualified => Stage.Sql,
        _ => Stage.Lead,
    };

    /// <summary>Ended for good: nothing of it can be corrected.</summary>
    internal static FollowUpDecision End(FollowUpState state, FollowUpEnd end, IReadOnlyList<FollowUpEvent> before) => new(
        state with { Ended = end, SettlesAt = end.At, IsSettled = true }, FollowUpReply.Recorded,
        [.. before, new FollowUpEvent.Ended(end), new FollowUpEvent.Settled(end)]);

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
            VerdictKind.Accept => new FollowUpDecision(open with { AcceptedAt = state.AcceptedAt ?? now, VerdictReminderAt = null }, FollowUpReply.Recorded, [recorded]),
            VerdictKind.Qualify => Await(open, new FollowUpEnd(EndKind.Qualified, null, now), record, recorded),
            _ => Await(open, new FollowUpEnd(EndKind.Rejected, Words.Of(verdict.Reason!.Value), now), record, recorded),
        };
    }

    /// <summary>Ended, and to be settled once it can't be corrected any more.</summary>
    private static FollowUpDecision Await(FollowUpState state, FollowUpEnd end, VerdictRecord verdict, FollowUpEvent recorded) => new(
        state with { Ended = end, SettlesAt = verdict.FirstAt + CorrectableFor }, FollowUpReply.Recorded, [recorded, new FollowUpEvent.Ended(end)]);
}
