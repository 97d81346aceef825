using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpDeciderTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly Verdict Qualified = new(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.No));
    private static readonly Verdict NoFit = new(VerdictKind.Reject, RejectReason.NoFit);

    private readonly FollowUpStory _story = new(Monday);

    [Fact]
    public void The_first_attempt_opens_at_once_in_working_hours()
    {
        _story.WindTo(Monday);

        Assert.Equal([1], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
    }

    [Fact]
    public void Nobody_who_answers_nothing_is_asked_more_often_than_the_plan_says()
    {
        _story.WindTo(Monday.AddDays(20));

        // The second is asked of two reps: of the first, and of the one who got the follow-up after that.
        Assert.Equal([1, 2, 2, 3, 4, 5], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
        Assert.Equal([1, 2, 2, 3, 4, 5], _story.Numbers<FollowUpEvent.Missed>(missed => missed.Attempt));
        Assert.Equal(("not-worked", Mexico.At(2026, 1, 20)), (_story.State.Ended!.Reason, _story.State.Ended.At));
        Assert.Equal(Stage.Lead, FollowUpDecider.StageOf(_story.State));
    }

    [Fact]
    public void Half_an_hour_before_the_first_term_ends_the_rep_is_reminded_and_at_the_miss_it_is_noted()
    {
        _story.WindTo(Mexico.At(2026, 1, 5, 12, 30));
        Assert.Single(_story.Events.OfType<FollowUpEvent.Reminded>());
        Assert.Empty(_story.Events.OfType<FollowUpEvent.Missed>());

        _story.WindTo(Mexico.At(2026, 1, 5, 13));
        Assert.Single(_story.Events.OfType<FollowUpEvent.Missed>());
    }

    [Fact]
    public void Who_has_answered_is_neither_reminded_nor_blamed()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));

        _story.WindTo(Mexico.At(2026, 1, 5, 18));

        Assert.Empty(_story.Events.OfType<FollowUpEvent.Reminded>());
        Assert.Empty(_story.Events.OfType<FollowUpEvent.Missed>());
    }

    [Fact]
    public void All_five_confirmed_without_reaching_anybody_is_unable_to_reach()
    {
        _story.ConfirmEveryAttempt();

        Assert.Equal("unable-to-reach", _story.State.Ended!.Reason);
        Assert.All(_story.State.Attempts, attempt => Assert.True(attempt.IsConfirmed));
    }

    [Fact]
    public void One_that_was_missed_and_never_made_is_not_worked()
    {
        _story.ConfirmEveryAttempt(except: 3);

        Assert.Equal("not-worked", _story.State.Ended!.Reason);
    }

    [Theory]
    [InlineData(AttemptOutcome.Connected)]
    [InlineData(AttemptOutcome.Replied)]
    public void Who_was_reached_gets_no_further_attempts_and_the_rep_is_asked_for_a_verdict(AttemptOutcome outcome)
    {
        var attempt = outcome == AttemptOutcome.Connected ? 1 : 2;
        _story.WindTo(attempt == 1 ? Monday : Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Outcome(attempt, outcome));

        _story.WindTo(Mexico.At(2026, 1, 19, 23, 59));

        Assert.DoesNotContain(_story.Events.OfType<FollowUpEvent.Opened>(), opened => opened.Attempt.Number > attempt);
        Assert.All(_story.State.Attempts.Where(later => later.Number > attempt), later => Assert.Equal(SkipReason.Reached, later.Skipped));
        Assert.Single(_story.Events.OfType<FollowUpEvent.VerdictReminded>());
        Assert.Null(_story.State.Ended);
    }

    [Fact]
    public void Reached_and_undecided_gets_three_days_more_and_is_then_not_ready()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));

        _story.WindTo(Mexico.At(2026, 1, 20));
        Assert.Single(_story.Events.OfType<FollowUpEvent.Undecided>());
        Assert.Null(_story.State.Ended);

        _story.WindTo(Mexico.At(2026, 1, 23));
        Assert.Equal("not-ready", _story.State.Ended!.Reason);
        Assert.Single(_story.Events.OfType<FollowUpEvent.Undecided>());
    }

    [Fact]
    public void Accepting_makes_an_SAL_and_skips_no_attempts()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(new Verdict(VerdictKind.Accept)));

        Assert.Equal(Stage.Sal, FollowUpDecider.StageOf(_story.State));
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        Assert.Equal([1, 2], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
    }

    [Fact]
    public void A_verdict_moves_the_stage_at_once_and_settles_after_15_minutes()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(Qualified));

        Assert.Equal(Stage.Sql, FollowUpDecider.StageOf(_story.State));
        Assert.Empty(_story.Events.OfType<FollowUpEvent.Settled>());

        _story.WindTo(Monday.AddMinutes(15));
        Assert.Single(_story.Events.OfType<FollowUpEvent.Settled>());
        Assert.True(_story.State.IsOver);
    }

    [Fact]
    public void An_attempt_that_has_not_been_opened_takes_no_outcome()
    {
        _story.WindTo(Monday);

        Assert.Equal(FollowUpReply.NoSuchAttempt, _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Sent)));
    }

    [Fact]
    public void Do_not_contact_ends_it_at_once()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.DoNotContact());

        Assert.Equal(EndKind.OptedOut, _story.State.Ended!.How);
        Assert.True(_story.State.IsOver);
        Assert.Null(FollowUpAlarms.Next(_story.State, Monday, Mexico.Configuration.Plan));
    }

    [Fact]
    public void Do_not_contact_stands_over_a_verdict_that_can_still_be_corrected()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(NoFit));

        Assert.Equal(FollowUpReply.Recorded, _story.Tell(new FollowUpSignal.DoNotContact()));
        Assert.Equal(EndKind.OptedOut, _story.State.Ended!.How);
        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.DoNotContact()));
    }

    [Fact]
    public void Without_a_telephone_every_call_is_a_mail_on_the_same_date()
    {
        var without = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Mexico.Configuration.Plan, Mexico.Calendar, hasPhone: false);

        Assert.All(without.Attempts, attempt => Assert.Equal(AttemptKind.Mail, attempt.Kind));
        Assert.Equal(_story.State.Attempts.Select(attempt => attempt.OpensAt), without.Attempts.Select(attempt => attempt.OpensAt));
    }

    [Fact]
    public void After_a_wrong_number_the_calls_that_are_left_are_mails()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber));

        Assert.Equal(
            [AttemptKind.Call, AttemptKind.Mail, AttemptKind.Mail, AttemptKind.Mail, AttemptKind.Mail], _story.State.Attempts.Select(attempt => attempt.Kind));
    }

    [Fact]
    public void After_a_long_downtime_the_terms_that_passed_are_missed_and_no_rep_is_told_to_meet_them()
    {
        _story.WindTo(Monday);
        _story.WakeAt(Mexico.At(2026, 1, 14, 12));

        Assert.Equal([1], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
        Assert.Equal([1, 2, 3, 4], _story.Numbers<FollowUpEvent.Missed>(missed => missed.Attempt));
    }
}
