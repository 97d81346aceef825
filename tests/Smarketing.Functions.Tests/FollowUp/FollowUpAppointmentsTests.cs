using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpAppointmentsTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset Agreed = Mexico.At(2026, 1, 8, 15, 30);
    private readonly FollowUpStory _story = new(Monday);

    public FollowUpAppointmentsTests() => _story.WindTo(Monday);

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(1, 3, true)]
    [InlineData(2, 1, false)]
    public void What_stands_is_what_has_opened_and_waits_and_what_was_agreed(int followUp, int attempt, bool stands)
    {
        // The first has opened; the third was agreed for later; the second only waits for its day.
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Mexico.At(2026, 1, 5, 9) }, "ana", Mexico.Configuration.Plan, Mexico.Calendar);
        state = state with { Attempts = [state.Attempts[0] with { OpenedAt = state.StartedAt }, state.Attempts[1], state.Attempts[2] with { IsCallBack = true }, .. state.Attempts.Skip(3)] };

        Assert.Equal(stands, FollowUpAppointments.Stands(state, followUp, attempt));
        Assert.False(FollowUpAppointments.Stands(state with { IsSettled = true }, followUp, attempt));
        Assert.Equal(stands && attempt == 3, FollowUpAppointments.Stands(state with { Ended = new FollowUpEnd(EndKind.Rejected, "no-need", state.StartedAt) }, followUp, attempt));
    }

    [Fact]
    public void What_was_open_is_overtaken_where_it_neither_waits_nor_was_answered_by_the_rep()
    {
        var before = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Mexico.At(2026, 1, 5, 9) }, "ana", Mexico.Configuration.Plan, Mexico.Calendar);
        before = before with { Attempts = [before.Attempts[0] with { OpenedAt = before.StartedAt }, .. before.Attempts.Skip(1)] };

        Assert.Null(FollowUpAppointments.Overtaken(before, before));
        Assert.Equal(1, FollowUpAppointments.Overtaken(before, before with { Number = 2 })!.Number);
        Assert.Null(FollowUpAppointments.Overtaken(null, before));
    }

    [Fact]
    public void What_is_agreed_for_later_is_put_into_the_calendar_once_and_again_for_another_time()
    {
        Assert.Equal([2], Made(new FollowUpSignal.CallBack(Agreed)));
        Assert.Empty(Made(new FollowUpSignal.CallBack(Agreed)));
        Assert.Equal([2], Made(new FollowUpSignal.CallBack(Agreed.AddHours(1))));
    }

    [Fact]
    public void An_attempt_of_the_plan_is_nothing_to_put_in_or_to_take_out()
    {
        var before = _story.State;
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));

        Assert.Empty(FollowUpAppointments.Of(before));
        Assert.Empty(FollowUpAppointments.Lost(before, _story.State, Monday));
    }

    [Fact]
    public void Given_back_it_leaves_the_calendar_once_and_when_nothing_can_be_corrected_any_more_none_is_left()
    {
        _story.Tell(new FollowUpSignal.CallBack(Agreed));
        var agreed = _story.State;
        _story.Tell(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoNeed)));
        var rejected = _story.State;
        _story.WakeAt(Monday.AddMinutes(15));

        var lost = FollowUpAppointments.Lost(agreed, rejected, Monday).Concat(FollowUpAppointments.Lost(rejected, _story.State, Monday.AddMinutes(15)));
        Assert.Equal([2], lost.Select(attempt => attempt.Number));
        Assert.Empty(FollowUpAppointments.Of(_story.State));
    }

    [Fact]
    public void A_verdict_that_is_corrected_leaves_the_appointment_where_it_was()
    {
        _story.Tell(new FollowUpSignal.CallBack(Agreed));
        var agreed = _story.State;
        _story.Tell(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoNeed)));
        var rejected = _story.State;
        _story.Tell(new FollowUpSignal.Decide(new Verdict(VerdictKind.Accept)));

        Assert.Equal(FollowUpAppointments.Lost(agreed, rejected, Monday).Count(), FollowUpAppointments.Made(rejected, _story.State).Count());
        Assert.Equal([Agreed], FollowUpAppointments.Of(_story.State).Select(attempt => attempt.OpensAt));
    }

    [Fact]
    public void A_call_that_has_opened_is_past_and_is_not_taken_out()
    {
        _story.Tell(new FollowUpSignal.CallBack(Agreed));
        var agreed = _story.State;
        _story.WindTo(Agreed);

        Assert.Empty(FollowUpAppointments.Lost(agreed, _story.State, Agreed));
        Assert.True(FollowUpAppointments.Stands(_story.State, followUp: 1, attempt: 2));
        Assert.False(FollowUpAppointments.Stands(_story.State, followUp: 2, attempt: 2));
    }

    private IEnumerable<int> Made(FollowUpSignal signal)
    {
        var before = _story.State;
        _story.Tell(signal);
        return FollowUpAppointments.Made(before, _story.State).Select(attempt => attempt.Number).ToList();
    }
}
