using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>An answer can be replaced for 15 minutes.</summary>
public sealed class FollowUpCorrectionTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly Verdict Qualified = new(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.No));
    private static readonly Verdict Accepted = new(VerdictKind.Accept);
    private static readonly Verdict NoFit = new(VerdictKind.Reject, RejectReason.NoFit);

    private readonly FollowUpStory _story = new(Monday);

    [Fact]
    public void The_same_verdict_twice_is_one()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(Qualified));

        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.Decide(Qualified)));
    }

    [Fact]
    public void Another_verdict_within_15_minutes_corrects_and_later_does_not()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(NoFit));
        _story.WindTo(Monday.AddMinutes(14));

        Assert.Equal(FollowUpReply.Recorded, _story.Tell(new FollowUpSignal.Decide(Qualified)));
        Assert.Equal(Stage.Sql, FollowUpDecider.StageOf(_story.State));

        _story.WindTo(Monday.AddMinutes(30));
        Assert.Equal(FollowUpReply.TooLate, _story.Tell(new FollowUpSignal.Decide(NoFit)));
        Assert.Equal(Stage.Sql, FollowUpDecider.StageOf(_story.State));
    }

    [Fact]
    public void The_time_to_correct_runs_from_the_first_verdict()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(NoFit));
        _story.WindTo(Monday.AddMinutes(14));
        _story.Tell(new FollowUpSignal.Decide(Qualified));

        _story.WindTo(Monday.AddMinutes(15));

        Assert.True(_story.State.IsOver);
        Assert.Equal(FollowUpReply.TooLate, _story.Tell(new FollowUpSignal.Decide(NoFit)));
    }

    [Fact]
    public void A_corrected_outcome_that_reached_nobody_brings_the_attempts_back()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.WindTo(Monday.AddMinutes(10));

        Assert.Equal(FollowUpReply.Recorded, _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail)));

        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        Assert.Equal([1, 2], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
        Assert.Null(_story.State.ReachedAt);
    }

    [Fact]
    public void An_outcome_stands_after_15_minutes()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail));
        _story.WindTo(Monday.AddMinutes(16));

        Assert.Equal(FollowUpReply.TooLate, _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer)));
        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail)));
    }

    [Theory]
    [InlineData(15, FollowUpReply.Recorded)]
    [InlineData(16, FollowUpReply.TooLate)]
    public void The_fifteenth_minute_is_still_in_time(int minutes, FollowUpReply reply)
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        _story.Tell(new FollowUpSignal.Decide(NoFit));
        var at = Monday.AddMinutes(minutes);

        Assert.Equal(minutes <= 15, FollowUpDecider.TakesVerdict(_story.State, at));
        Assert.Equal(reply, FollowUpDecider.On(_story.State, new FollowUpSignal.Decide(Qualified), at, Mexico.Configuration.Plan, Mexico.Calendar).Reply);
        var open = _story.State with { Verdict = null, Ended = null };
        Assert.Equal(reply, FollowUpDecider.On(open, new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail), at, Mexico.Configuration.Plan, Mexico.Calendar).Reply);
    }

    [Fact]
    public void An_open_follow_up_takes_a_verdict_and_one_that_ended_without_any_does_not()
    {
        Assert.True(FollowUpDecider.TakesVerdict(_story.State, Monday));

        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(Accepted));
        Assert.True(FollowUpDecider.TakesVerdict(_story.State, Monday));

        _story.Tell(new FollowUpSignal.DoNotContact());
        Assert.False(FollowUpDecider.TakesVerdict(_story.State, Monday));
        Assert.False(FollowUpDecider.TakesVerdict(_story.State with { IsSettled = false }, Monday));
    }

    [Fact]
    public void To_accept_twice_is_one_and_to_qualify_what_was_accepted_corrects_nothing()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(Accepted));
        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.Decide(Accepted)));

        _story.Tell(new FollowUpSignal.Decide(Qualified));

        Assert.Null(_story.Events.OfType<FollowUpEvent.VerdictRecorded>().Last().Corrects);
    }

    [Fact]
    public void Accepted_long_ago_and_recycled_since_is_over_for_every_verdict()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Decide(Accepted));
        _story.WindTo(Monday.AddDays(20));

        Assert.Equal(EndKind.Recycled, _story.State.Ended!.How);
        Assert.Equal(FollowUpReply.Over, _story.Tell(new FollowUpSignal.Decide(Qualified)));
        Assert.Equal(FollowUpReply.Over, _story.Tell(new FollowUpSignal.DoNotContact()));
        Assert.Equal(FollowUpReply.Over, _story.Tell(new FollowUpSignal.AddressFailed()));
    }

    [Fact]
    public void After_a_verdict_no_outcome_is_changed()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        _story.Tell(new FollowUpSignal.Decide(NoFit));

        Assert.Equal(FollowUpReply.Over, _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail)));
    }

    [Fact]
    public void A_correction_says_what_it_corrects()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail));

        Assert.Equal([null, AttemptOutcome.NoAnswer], _story.Events.OfType<FollowUpEvent.OutcomeRecorded>().Select(recorded => recorded.Corrects));
    }

    [Fact]
    public void An_attempt_that_is_not_in_the_plan_is_said_to_be_none()
    {
        _story.WindTo(Monday);

        Assert.Equal(FollowUpReply.NoSuchAttempt, _story.Tell(new FollowUpSignal.Outcome(6, AttemptOutcome.Sent)));
        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.Delivered(6)));
    }

    [Fact]
    public void A_second_thing_that_leads_nowhere_ends_nothing_twice_and_may_be_corrected_as_long_as_the_first()
    {
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Mexico.Configuration.Plan, Mexico.Calendar, hasPhone: false);
        var events = new List<FollowUpEvent>();
        Tell(new FollowUpSignal.Wake(), Monday);
        Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Sent), Monday);
        Tell(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 6, 9));
        Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Sent), Mexico.At(2026, 1, 6, 9));
        Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Bounced), Mexico.At(2026, 1, 6, 10));
        Assert.Single(events.OfType<FollowUpEvent.Ended>());
        Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced), Mexico.At(2026, 1, 6, 10, 5));

        Assert.Equal([new FollowUpEnd(EndKind.Rejected, "inaccurate-data", Mexico.At(2026, 1, 6, 10))], events.OfType<FollowUpEvent.Ended>().Select(ended => ended.End));
        Assert.Equal((Mexico.At(2026, 1, 6, 10), Mexico.At(2026, 1, 6, 10, 15)), (state.Ended!.At, state.SettlesAt));

        void Tell(FollowUpSignal signal, DateTimeOffset now)
        {
            var decision = FollowUpDecider.On(state, signal, now, Mexico.Configuration.Plan, Mexico.Calendar);
            Assert.Equal(FollowUpReply.Recorded, decision.Reply);
            state = decision.State;
            events.AddRange(decision.Events);
        }
    }

    [Fact]
    public void Who_was_reached_keeps_what_was_done_before()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Replied));

        Assert.Equal([null, null, SkipReason.Reached, SkipReason.Reached, SkipReason.Reached], _story.State.Attempts.Select(attempt => attempt.Skipped));
    }

    [Fact]
    public void An_open_attempt_stays_what_the_rep_was_told()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.AddressFailed());

        Assert.Equal([AttemptKind.Call, AttemptKind.Mail, AttemptKind.Call, AttemptKind.Call, AttemptKind.Call], _story.State.Attempts.Select(attempt => attempt.Kind));
    }

    [Fact]
    public void An_attempt_that_a_shortened_plan_no_longer_has_stays_what_it_was()
    {
        var plan = Mexico.Configuration.Plan with { Attempts = [.. Mexico.Configuration.Plan.Attempts.Take(4)] };

        var woken = FollowUpDecider.On(_story.State, new FollowUpSignal.Wake(), Mexico.At(2026, 1, 16, 9), plan, Mexico.Calendar);

        var last = Assert.Single(woken.Events.OfType<FollowUpEvent.Opened>(), opened => opened.Attempt.Number == 5).Attempt;
        Assert.Equal((AttemptKind.Mail, false), (last.Kind, last.IsAutomatic));
    }
}
