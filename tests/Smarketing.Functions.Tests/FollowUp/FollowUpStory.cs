using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>A follow-up that is woken by its alarms, as the orchestration does.</summary>
internal sealed class FollowUpStory
{
    private DateTimeOffset _now;

    public FollowUpStory(DateTimeOffset startedAt)
    {
        _now = startedAt.AddTicks(-1);
        State = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = startedAt }, "ana", Mexico.Configuration.Plan, Mexico.Calendar);
    }

    public FollowUpState State { get; private set; }

    public List<FollowUpEvent> Events { get; } = [];

    public FollowUpReply Tell(FollowUpSignal signal)
    {
        var decision = FollowUpDecider.On(State, signal, _now, Mexico.Configuration.Plan, Mexico.Calendar);
        State = decision.State;
        Events.AddRange(decision.Events);
        return decision.Reply;
    }

    /// <summary>What the routing does with a follow-up that is to move.</summary>
    public void MoveTo(string rep) => State = FollowUpMove.Apply(State, rep, _now, Mexico.Configuration.Plan, Mexico.Calendar);

    public void WakeAt(DateTimeOffset now)
    {
        _now = now;
        Tell(new FollowUpSignal.Wake());
    }

    public void WindTo(DateTimeOffset until)
    {
        while (FollowUpAlarms.Next(State, _now, Mexico.Configuration.Plan) is { } alarm && alarm <= until)
        {
            WakeAt(alarm);
            if (State is { Move: not null, Ended: null })
            {
                MoveTo("bruno");
            }
        }

        _now = until;
    }

    public void ConfirmEveryAttempt(int? except = null)
    {
        foreach (var attempt in State.Attempts)
        {
            WindTo(attempt.OpensAt);
            if (attempt.Number != except)
            {
                Tell(new FollowUpSignal.Outcome(attempt.Number, attempt.Kind == AttemptKind.Call ? AttemptOutcome.NoAnswer : AttemptOutcome.Sent));
            }
        }

        WindTo(State.ClosesAt!.Value);
    }

    public IEnumerable<int> Numbers<T>(Func<T, Attempt> attempt)
        where T : FollowUpEvent => Events.OfType<T>().Select(happened => attempt(happened).Number);
}
