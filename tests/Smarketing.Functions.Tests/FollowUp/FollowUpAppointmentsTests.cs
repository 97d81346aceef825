using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpAppointmentsTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset Agreed = Mexico.At(2026, 1, 8, 15, 30);
    private readonly FollowUpStory _story = new(Monday);

    public FollowUpAppointmentsTests() => _story.WindTo(Monday);

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
