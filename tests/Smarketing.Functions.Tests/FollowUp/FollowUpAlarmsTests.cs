using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>What comes by itself, at the minute before, at and after the times of the plan.</summary>
public sealed class FollowUpAlarmsTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset FirstDue = Mexico.At(2026, 1, 5, 13);
    private static readonly DateTimeOffset Close = Mexico.At(2026, 1, 20);
    private static readonly FollowUpPlan Plan = Mexico.Configuration.Plan;

    private readonly FollowUpStory _story = new(Monday);

    [Theory]
    [InlineData(12, 29, 0)]
    [InlineData(12, 30, 1)]
    [InlineData(12, 59, 1)]
    [InlineData(13, 0, 0)]
    public void The_rep_is_reminded_in_the_last_half_hour_of_the_first_term_and_not_when_it_is_over(int hour, int minute, int reminders)
    {
        _story.WakeAt(Monday);
        _story.WakeAt(Mexico.At(2026, 1, 5, hour, minute));

        Assert.Equal(reminders, _story.Events.OfType<FollowUpEvent.Reminded>().Count());
    }

    [Fact]
    public void The_rep_is_reminded_once()
    {
        _story.WakeAt(Monday);
        _story.WakeAt(Mexico.At(2026, 1, 5, 12, 30));
        _story.WakeAt(Mexico.At(2026, 1, 5, 12, 45));

        Assert.Single(_story.Events.OfType<FollowUpEvent.Reminded>());
    }

    [Fact]
    public void Who_is_told_of_the_first_attempt_in_its_last_half_hour_is_not_reminded_at_once()
    {
        _story.WakeAt(Mexico.At(2026, 1, 5, 12, 30));

        Assert.Equal([1], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
        Assert.Empty(_story.Events.OfType<FollowUpEvent.Reminded>());
    }

    [Fact]
    public void Only_the_first_attempt_has_a_reminder()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.WakeAt(Mexico.At(2026, 1, 6, 17, 45));

        Assert.Empty(_story.Events.OfType<FollowUpEvent.Reminded>());
    }

    [Theory]
    [InlineData(12, 59, 1)]
    [InlineData(13, 0, 0)]
    public void A_term_counts_against_the_rep_who_was_told_before_it_ended(int hour, int minute, int misses)
    {
        _story.WakeAt(Mexico.At(2026, 1, 5, hour, minute));
        _story.WakeAt(FirstDue);

        Assert.Equal([1], _story.Numbers<FollowUpEvent.Missed>(missed => missed.Attempt));
        Assert.Equal(misses, _story.State.MissCount);
    }

    [Theory]
    [InlineData(17, 59, new[] { 1, 2 })]
    [InlineData(18, 0, new[] { 1 })]
    public void A_later_attempt_whose_term_is_over_before_anybody_woke_is_missed_without_a_word(int hour, int minute, int[] opened)
    {
        _story.WakeAt(Monday);
        _story.WakeAt(Mexico.At(2026, 1, 6, hour, minute));
        _story.WakeAt(Mexico.At(2026, 1, 6, 18));

        Assert.Equal(opened, _story.Numbers<FollowUpEvent.Opened>(told => told.Attempt));
        Assert.Equal([1, 2], _story.Numbers<FollowUpEvent.Missed>(missed => missed.Attempt));
    }

    [Fact]
    public void A_rep_who_says_nothing_of_who_was_reached_is_reminded_once()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.WakeAt(Mexico.At(2026, 1, 8, 9));
        _story.WakeAt(Mexico.At(2026, 1, 9, 9));

        Assert.Single(_story.Events.OfType<FollowUpEvent.VerdictReminded>());
    }

    [Fact]
    public void To_be_woken_for_nothing_is_said_to_have_changed_nothing()
    {
        _story.WakeAt(Monday);

        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.Wake()));
        _story.WindTo(Mexico.At(2026, 1, 5, 12, 29));
        Assert.Equal(FollowUpReply.Recorded, FollowUpDecider.On(_story.State, new FollowUpSignal.Wake(), FirstDue, Plan, Mexico.Calendar).Reply);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_verdict_settles_when_it_cannot_be_corrected_any_more_and_but_once(int minutes, bool isSettled)
    {
        _story.WakeAt(Monday);
        _story.Tell(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoNeed)));

        _story.WakeAt(Monday.AddMinutes(minutes));
        _story.WakeAt(Monday.AddMinutes(minutes));

        Assert.Equal(isSettled, _story.State.IsSettled);
        Assert.Equal(isSettled ? 1 : 0, _story.Events.OfType<FollowUpEvent.Settled>().Count());
        Assert.Equal(isSettled ? null : Monday.AddMinutes(15), FollowUpAlarms.Next(_story.State, Monday.AddMinutes(minutes), Plan));
    }

    [Fact]
    public void Who_was_reached_and_is_undecided_at_the_close_sleeps_until_the_grace_is_over()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.WindTo(Close);

        Assert.Equal(Mexico.At(2026, 1, 23), FollowUpAlarms.Next(_story.State, Close, Plan));
    }

    [Fact]
    public void One_that_has_outlived_all_its_alarms_is_looked_at_again_soon()
    {
        var late = Mexico.At(2026, 1, 24);

        Assert.Equal(late.AddMinutes(15), FollowUpAlarms.Next(_story.State, late, Plan));
    }

    [Theory]
    [InlineData(-1, AttemptStatus.Waiting)]
    [InlineData(0, AttemptStatus.Open)]
    [InlineData(239, AttemptStatus.Open)]
    [InlineData(240, AttemptStatus.Missed)]
    public void An_attempt_is_open_from_its_opening_up_to_its_term(int minutes, AttemptStatus status) =>
        Assert.Equal(status, _story.State.Attempts[0].StatusAt(Monday.AddMinutes(minutes)));

    [Theory]
    [InlineData(239, false)]
    [InlineData(240, false)]
    [InlineData(241, true)]
    public void An_attempt_is_late_when_it_was_made_after_its_term(int minutes, bool isLate) =>
        Assert.Equal(isLate, (_story.State.Attempts[0] with { Outcome = AttemptOutcome.NoAnswer, At = Monday.AddMinutes(minutes) }).IsLate);

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("ana", null, null, false)]
    [InlineData("ana", "bruno", null, true)]
    [InlineData(null, null, EndKind.OptedOut, false)]
    [InlineData("ana", "bruno", EndKind.OptedOut, false)]
    public void The_routing_looks_for_a_rep_while_there_is_none_or_another_is_to_have_it(string? rep, string? next, EndKind? ended, bool needsRouting)
    {
        var state = _story.State with
        {
            RepId = rep,
            Move = next is null ? null : new Move(MoveReason.ByHand, rep!, Monday, next),
            Ended = ended is { } how ? new FollowUpEnd(how, null, Monday) : null,
        };

        Assert.Equal(needsRouting, state.NeedsRouting);
    }
}
