using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>A follow-up that begins at a random minute, with what a rep tells it, and when.</summary>
internal sealed record RandomFollowUp(DateTimeOffset StartedAt, bool HasPhone, IReadOnlyList<RandomSignal> Steps)
{
    /// <summary>Far more than a follow-up needs: one that goes on for longer doesn't end.</summary>
    private const int WakesMax = 200;

    private static readonly FollowUpPlan Plan = Mexico.Configuration.Plan;

    public static Gen<RandomFollowUp> Any { get; } =
        from minutes in Gen.Choose(0, 2 * 365 * 24 * 60)
        from hasPhone in Gen.Elements(true, true, true, false)
        from steps in RandomSignal.Any.ListOf()
        select new RandomFollowUp(Mexico.At(2026, 1, 1).AddMinutes(minutes), hasPhone, [.. steps.Take(25)]);

    public IEnumerable<RandomFollowUp> Smaller() => Always.Without(Steps).Select(steps => this with { Steps = steps });

    public override string ToString() => $"begun at {StartedAt:O}, {(HasPhone ? "with" : "without")} a telephone: {string.Join("; ", Steps)}";

    /// <summary>Each decision from the start until no alarm is left; what is recorded wakes the follow-up, as the outbox does.</summary>
    public IReadOnlyList<PlayedStep> Play()
    {
        var played = new List<PlayedStep>();
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = StartedAt }, "ana", Plan, Mexico.Calendar, HasPhone);
        var now = StartedAt;
        Tell(new FollowUpSignal.Wake());
        foreach (var (wait, signal) in Steps)
        {
            var at = wait switch
            {
                RandomSignal.ToTheClose => Later(now, state.ClosesAt!.Value.AddMinutes(-5)),
                RandomSignal.ToTheEndOfTheGrace => Later(now, state.GraceEndsAt!.Value.AddMinutes(-5)),
                _ => now.AddMinutes(wait),
            };
            Wind(at);
            now = at;
            if (IsAsked(signal) && Tell(signal) == FollowUpReply.Recorded)
            {
                Tell(new FollowUpSignal.Wake());
            }
        }

        Wind(DateTimeOffset.MaxValue);
        return played;

        void Wind(DateTimeOffset until)
        {
            for (var wakes = 0; FollowUpAlarms.Next(state, now, Plan) is { } alarm && alarm <= until; wakes++)
            {
                Assert.True(alarm > now && wakes < WakesMax, $"alarm {wakes} at {alarm:O}, set at {now:O}");
                now = alarm;
                Tell(new FollowUpSignal.Wake());
            }
        }

        // A rep's page takes the outcomes of the attempt's own kind, which may have turned from a call into a mail.
        bool IsAsked(FollowUpSignal signal) => signal is FollowUpSignal.CallBack ? now < state.ClosesAt!.Value.AddMinutes(-1)
            : signal is not FollowUpSignal.Outcome outcome || RandomSignal.OutcomesOf(state.Attempts[outcome.Attempt - 1].Kind).Contains(outcome.What);

        FollowUpReply Tell(FollowUpSignal signal)
        {
            var before = state;
            signal = signal switch
            {
                // The rep who has it goes; and a page takes only times that are to come, before the close.
                FollowUpSignal.Move move => move with { From = state.RepId! },
                FollowUpSignal.CallBack callBack => new FollowUpSignal.CallBack(Earlier(now + (callBack.At - DateTimeOffset.UnixEpoch), state.ClosesAt!.Value.AddMinutes(-1))),
                _ => signal,
            };
            var decision = FollowUpDecider.On(before, signal, now, Plan, Mexico.Calendar);
            state = decision.State;
            played.Add(new PlayedStep(now, before, decision.Events, state));
            if (state is { Move: not null, Ended: null })
            {
                state = FollowUpMove.Apply(state, state.Move.To ?? $"rep{state.MoveCount}", now, Plan, Mexico.Calendar);
                Tell(new FollowUpSignal.Wake());
            }

            return decision.Reply;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

internal sealed record PlayedStep(DateTimeOffset At, FollowUpState Before, IReadOnlyList<FollowUpEvent> Events, FollowUpState After);

/// <param name="WaitMinutes">Since the signal before, or one of the named moments.</param>
internal sealed record RandomSignal(int WaitMinutes, FollowUpSignal Signal)
{
    /// <summary>Five minutes before the close, unless that has passed.</summary>
    public const int ToTheClose = -1;

    /// <summary>Five minutes before the grace ends, unless that has passed.</summary>
    public const int ToTheEndOfTheGrace = -2;

    private static readonly AttemptOutcome[] Calls = [AttemptOutcome.Connected, AttemptOutcome.Voicemail, AttemptOutcome.NoAnswer, AttemptOutcome.WrongNumber];
    private static readonly AttemptOutcome[] Mails = [AttemptOutcome.Sent, AttemptOutcome.Replied, AttemptOutcome.Bounced];

    public static Gen<RandomSignal> Any { get; } =
        from wait in Gen.Frequency(
            (6, Gen.Choose(0, 20)), (3, Gen.Choose(20, 24 * 60)), (3, Gen.Choose(24 * 60, 6 * 24 * 60)), (2, Gen.Elements(ToTheClose, ToTheEndOfTheGrace)))
        from signal in Gen.Frequency(
            (16, Outcome), (3, Gen.Constant<FollowUpSignal>(new FollowUpSignal.Decide(new Verdict(VerdictKind.Accept)))), (5, FinalVerdict),
            (2, CallBack), (1, Move), (1, Gen.Constant<FollowUpSignal>(new FollowUpSignal.AddressFailed())), (1, Gen.Constant<FollowUpSignal>(new FollowUpSignal.DoNotContact())), (1, Gen.Constant<FollowUpSignal>(new FollowUpSignal.Wake())))
        select new RandomSignal(wait, signal);

    public static AttemptOutcome[] OutcomesOf(AttemptKind kind) => kind == AttemptKind.Call ? Calls : Mails;

    private static Gen<FollowUpSignal> Outcome =>
        from attempt in Gen.Choose(1, Mexico.Configuration.Plan.Attempts.Count)
        from isAsPlanned in Gen.Elements(true, true, false)
        from what in Gen.Elements(OutcomesOf(isAsPlanned ? Mexico.Configuration.Plan.Attempts[attempt - 1].Kind : AttemptKind.Mail))
        select (FollowUpSignal)new FollowUpSignal.Outcome(attempt, what);

    /// <summary>In so many minutes, as a time after the epoch.</summary>
    private static Gen<FollowUpSignal> CallBack =>
        Gen.Choose(1, 14 * 24 * 60).Select(minutes => (FollowUpSignal)new FollowUpSignal.CallBack(DateTimeOffset.UnixEpoch.AddMinutes(minutes)));

    private static Gen<FollowUpSignal> Move =>
        Gen.Elements(MoveReason.Away, MoveReason.ByHand).Select(why => (FollowUpSignal)new FollowUpSignal.Move(why, From: "", why == MoveReason.ByHand ? "carla" : null));

    private static Gen<FollowUpSignal> FinalVerdict =>
        from reason in Gen.Elements(Enum.GetValues<RejectReason>())
        from notYes in Gen.Elements(BantAnswer.Yes, BantAnswer.No, BantAnswer.Unknown)
        from verdict in Gen.Elements(
            new Verdict(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, notYes)),
            new Verdict(VerdictKind.Reject, reason))
        select (FollowUpSignal)new FollowUpSignal.Decide(verdict);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{WaitMinutes} {Signal}");
}
