using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpMoveTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset SecondMiss = Mexico.At(2026, 1, 6, 18);

    private readonly FollowUpStory _story = new(Monday);

    [Fact]
    public void With_the_second_term_let_pass_another_rep_gets_it()
    {
        _story.WindTo(SecondMiss.AddMinutes(-1));
        Assert.Equal(("ana", 1), (_story.State.RepId, _story.State.MissCount));

        _story.WindTo(SecondMiss);

        Assert.Equal(new Move(MoveReason.Missed, "ana", SecondMiss), Assert.Single(_story.Events.OfType<FollowUpEvent.MoveDecided>()).Move);
        Assert.Equal(("bruno", 1, 0, true), (_story.State.RepId, _story.State.MoveCount, _story.State.MissCount, _story.State.IsHandedOver));
    }

    [Fact]
    public void The_next_rep_gets_what_was_missed_with_four_fresh_working_hours_and_the_close_stays()
    {
        _story.WindTo(SecondMiss);

        var attempt = _story.State.Attempts[1];
        Assert.Equal((Mexico.At(2026, 1, 7, 9), Mexico.At(2026, 1, 7, 13), false), (attempt.OpensAt, attempt.DueAt, attempt.IsBreached));
        Assert.Equal(5, _story.State.Attempts.Count);
        Assert.True(_story.State.Attempts[0].IsBreached);
        Assert.Equal(Mexico.At(2026, 1, 20), _story.State.ClosesAt);

        _story.WindTo(Mexico.At(2026, 1, 7, 9));
        Assert.Equal([1, 2, 2], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
    }

    [Fact]
    public void It_is_handed_over_once_whatever_the_next_rep_does()
    {
        _story.WindTo(Monday.AddDays(20));

        Assert.Single(_story.Events.OfType<FollowUpEvent.MoveDecided>());
        Assert.Equal("not-worked", _story.State.Ended!.Reason);
    }

    [Fact]
    public void Who_has_confirmed_an_attempt_keeps_it_however_late()
    {
        _story.WindTo(Mexico.At(2026, 1, 5, 16));
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));

        _story.WindTo(Monday.AddDays(20));

        Assert.Empty(_story.Events.OfType<FollowUpEvent.MoveDecided>());
    }

    [Fact]
    public void A_company_may_do_without()
    {
        var plan = Mexico.Configuration.Plan with { HandOverAtMiss = 0 };
        _story.WindTo(SecondMiss.AddMinutes(-1));

        var decision = FollowUpDecider.On(_story.State, new FollowUpSignal.Wake(), SecondMiss, plan, Mexico.Calendar);

        Assert.Null(decision.State.Move);
        Assert.Single(decision.Events.OfType<FollowUpEvent.Missed>());
    }

    [Theory]
    [InlineData(MoveReason.Away, null)]
    [InlineData(MoveReason.ByHand, "carla")]
    public void An_open_attempt_goes_along_with_no_less_time_than_it_had(MoveReason why, string? to)
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 10));

        Assert.Equal(FollowUpReply.Recorded, _story.Tell(new FollowUpSignal.Move(why, "ana", to)));
        _story.MoveTo(to ?? "diego");

        var attempt = _story.State.Attempts[1];
        Assert.Equal((Mexico.At(2026, 1, 6, 10), Mexico.At(2026, 1, 6, 18), null), (attempt.OpensAt, attempt.DueAt, attempt.OpenedAt));
        Assert.False(_story.State.IsHandedOver);
    }

    [Fact]
    public void Another_reps_misses_are_not_counted_against_the_next()
    {
        _story.WindTo(Mexico.At(2026, 1, 5, 14));
        _story.Tell(new FollowUpSignal.Move(MoveReason.Away, "ana"));
        _story.MoveTo("bruno");

        _story.WindTo(SecondMiss.AddMinutes(-1));

        Assert.Equal([1, 1], _story.Numbers<FollowUpEvent.Missed>(missed => missed.Attempt));
        Assert.Equal(("bruno", 1), (_story.State.RepId, _story.State.MissCount));
    }

    [Theory]
    [InlineData("bruno", null)]
    [InlineData("ana", "ana")]
    public void Nothing_moves_from_who_has_it_no_longer_or_to_who_has_it_already(string from, string? to)
    {
        _story.WindTo(Monday);

        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.Move(MoveReason.ByHand, from, to)));
    }

    [Fact]
    public void What_has_ended_moves_no_more()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.DoNotContact());

        Assert.Equal(FollowUpReply.Over, _story.Tell(new FollowUpSignal.Move(MoveReason.Away, "ana")));
    }

    [Fact]
    public void What_is_to_come_is_placed_anew_in_the_next_reps_working_days()
    {
        _story.WindTo(Mexico.At(2026, 1, 5, 10));
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        _story.Tell(new FollowUpSignal.Move(MoveReason.ByHand, "ana", "carlos"));
        var bogota = Mexico.Calendar.In(TimeZoneInfo.FindSystemTimeZoneById("America/Bogota"));

        var moved = FollowUpMove.Apply(_story.State, "carlos", Mexico.At(2026, 1, 5, 10), Mexico.Configuration.Plan, bogota);

        Assert.Equal(new DateTimeOffset(2026, 1, 6, 9, 0, 0, TimeSpan.FromHours(-5)), moved.Attempts[1].OpensAt);
        Assert.Equal(_story.State.Attempts[0], moved.Attempts[0]);
        Assert.All(moved.Attempts, attempt => Assert.True(attempt.DueAt <= moved.ClosesAt));
    }

    [Fact]
    public void Who_was_reached_and_is_undecided_is_asked_of_the_next_rep()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Move(MoveReason.Away, "ana"));
        _story.MoveTo("bruno");

        Assert.Equal((Mexico.At(2026, 1, 6, 12), false), (_story.State.VerdictReminderAt, _story.State.VerdictReminded));
        Assert.DoesNotContain(_story.State.Attempts, attempt => attempt.IsWaiting);
    }

    [Fact]
    public void Nobody_loses_it_for_terms_that_passed_while_the_program_was_down()
    {
        _story.WakeAt(Mexico.At(2026, 1, 7, 10));

        Assert.Equal([1, 2], _story.Numbers<FollowUpEvent.Missed>(missed => missed.Attempt));
        Assert.Equal((0, null), (_story.State.MissCount, _story.State.Move));
    }

    [Fact]
    public void The_next_reps_time_ends_with_the_close()
    {
        // On the last working day at 17:00 four working hours would reach beyond the close.
        var state = _story.State with { Attempts = [.. _story.State.Attempts.Select(one => one.Number < 5 ? one with { Outcome = AttemptOutcome.NoAnswer, OpenedAt = one.OpensAt, At = one.OpensAt } : one with { OpenedAt = one.OpensAt })] };
        state = state with { Move = new Move(MoveReason.ByHand, "ana", Mexico.At(2026, 1, 19, 17)) };

        var open = FollowUpMove.Apply(state, "bruno", Mexico.At(2026, 1, 19, 17), Mexico.Configuration.Plan, Mexico.Calendar).Attempts[4];

        Assert.Equal((Mexico.At(2026, 1, 19, 17), Mexico.At(2026, 1, 20)), (open.OpensAt, open.DueAt));
    }

    [Fact]
    public void Each_rep_is_reminded_of_the_first_attempt()
    {
        _story.WindTo(Mexico.At(2026, 1, 5, 12, 40));
        _story.Tell(new FollowUpSignal.Move(MoveReason.ByHand, "ana", "bruno"));
        _story.MoveTo("bruno");
        _story.WakeAt(Mexico.At(2026, 1, 5, 12, 40));
        _story.WindTo(Mexico.At(2026, 1, 5, 16, 39));

        Assert.Equal(2, _story.Events.OfType<FollowUpEvent.Reminded>().Count());
    }

    [Fact]
    public void Each_rep_is_asked_for_the_verdict_once()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.WindTo(Mexico.At(2026, 1, 8, 10));
        _story.Tell(new FollowUpSignal.Move(MoveReason.Away, "ana"));
        _story.MoveTo("bruno");
        _story.WindTo(Mexico.At(2026, 1, 16));

        Assert.Equal(2, _story.Events.OfType<FollowUpEvent.VerdictReminded>().Count());
    }
}
