using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpReachTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset CallBackAt = Mexico.At(2026, 1, 8, 15, 30);

    private readonly FollowUpStory _story = new(Monday);

    [Fact]
    public void A_call_back_moves_the_next_attempt_to_the_time_agreed_on()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail));

        Assert.Equal(FollowUpReply.Recorded, _story.Tell(new FollowUpSignal.CallBack(CallBackAt)));

        var next = _story.State.Attempts[1];
        Assert.Equal((AttemptKind.Call, CallBackAt, Mexico.At(2026, 1, 8, 18)), (next.Kind, next.OpensAt, next.DueAt));
        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.CallBack(CallBackAt)));
    }

    [Fact]
    public void What_comes_after_a_call_back_keeps_to_its_day_or_gives_way()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 9, 11)));

        // Attempt 3 was planned for that same Friday.
        Assert.Equal([Mexico.At(2026, 1, 12, 9), Mexico.At(2026, 1, 13, 9), Mexico.At(2026, 1, 16, 9)], _story.State.Attempts.Skip(2).Select(attempt => attempt.OpensAt));
    }

    [Fact]
    public void Who_was_reached_is_called_back_and_the_verdict_is_asked_for_after_that()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.Tell(new FollowUpSignal.CallBack(CallBackAt));

        Assert.Equal([AttemptStatus.Done, AttemptStatus.Waiting, AttemptStatus.Skipped, AttemptStatus.Skipped, AttemptStatus.Skipped], _story.State.Attempts.Select(attempt => attempt.StatusAt(Monday)));
        Assert.Equal(Mexico.At(2026, 1, 9, 9, 30), _story.State.VerdictReminderAt);
        _story.WindTo(CallBackAt);
        Assert.Equal([1, 2], _story.Numbers<FollowUpEvent.Opened>(opened => opened.Attempt));
    }

    [Fact]
    public void A_call_back_in_the_evening_is_due_an_hour_later_and_one_at_the_very_end_by_the_close()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 8, 19)));
        Assert.Equal(Mexico.At(2026, 1, 8, 20), _story.State.Attempts[1].DueAt);

        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 19, 23, 30)));
        Assert.Equal(Mexico.At(2026, 1, 20), _story.State.Attempts[1].DueAt);
    }

    [Fact]
    public void After_the_last_attempt_there_is_none_to_move()
    {
        _story.WindTo(Mexico.At(2026, 1, 16, 9));

        Assert.Equal(FollowUpReply.NoAttemptLeft, _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 19, 11))));
    }

    [Fact]
    public void A_bounce_turns_the_mails_that_are_left_into_calls()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced));

        Assert.Equal([AttemptKind.Call, AttemptKind.Mail, AttemptKind.Call, AttemptKind.Call, AttemptKind.Call], _story.State.Attempts.Select(attempt => attempt.Kind));
        Assert.Null(_story.State.Ended);
    }

    [Fact]
    public void A_corrected_bounce_or_wrong_number_brings_back_what_was_planned()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        var planned = _story.State.Attempts.Select(attempt => attempt.Kind).ToList();
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced));
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Sent));
        Assert.Equal(planned, _story.State.Attempts.Select(attempt => attempt.Kind));

        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber));
        Assert.Equal(AttemptKind.Mail, _story.State.Attempts[2].Kind);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        Assert.Equal(planned, _story.State.Attempts.Select(attempt => attempt.Kind));
    }

    [Fact]
    public void With_neither_phone_nor_address_the_data_are_inaccurate()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber));
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced));

        Assert.Equal((EndKind.Rejected, "inaccurate-data", false), (_story.State.Ended!.How, _story.State.Ended.Reason, _story.State.IsSettled));
        _story.WindTo(Mexico.At(2026, 1, 6, 9, 15));
        Assert.True(_story.State.IsOver);
    }

    [Fact]
    public void It_goes_on_when_the_outcome_that_ended_it_is_corrected_in_time()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber));
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced));

        Assert.Equal(FollowUpReply.Recorded, _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Sent)));

        Assert.Null(_story.State.Ended);
        Assert.Equal(AttemptKind.Mail, _story.State.Attempts[2].Kind);
    }

    [Fact]
    public void An_address_that_fails_ends_it_only_without_a_phone()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.AddressFailed());
        Assert.Null(_story.State.Ended);
        Assert.Equal(FollowUpReply.Unchanged, _story.Tell(new FollowUpSignal.AddressFailed()));

        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber));
        Assert.Equal("inaccurate-data", _story.State.Ended!.Reason);
    }

    [Fact]
    public void Who_was_reached_is_not_lost_by_a_bounce()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.Tell(new FollowUpSignal.AddressFailed());
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced));

        Assert.Null(_story.State.Ended);
    }

    [Theory]
    [InlineData(AttemptOutcome.Replied)]
    [InlineData(AttemptOutcome.Bounced)]
    public void What_comes_of_a_mail_days_later_is_news_and_no_correction(AttemptOutcome later)
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        _story.Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Sent));
        _story.WindTo(Mexico.At(2026, 1, 8, 11));

        Assert.Equal(FollowUpReply.Recorded, _story.Tell(new FollowUpSignal.Outcome(2, later)));

        var attempt = _story.State.Attempts[1];
        Assert.Equal((later, Mexico.At(2026, 1, 6, 9)), (attempt.Outcome, attempt.At));
        Assert.Equal(later == AttemptOutcome.Replied, _story.State.ReachedAt is not null);
        Assert.Null(_story.Events.OfType<FollowUpEvent.OutcomeRecorded>().Last().Corrects);
    }

    [Fact]
    public void What_was_said_of_a_call_stands_after_a_quarter_of_an_hour()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer));
        _story.WindTo(Monday.AddMinutes(16));

        Assert.Equal(FollowUpReply.TooLate, _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected)));
    }

    [Fact]
    public void A_call_back_set_anew_leaves_the_days_as_if_it_had_been_set_so_at_first()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.CallBack(CallBackAt));
        var expected = _story.State.Attempts;

        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 19, 10)));
        Assert.Contains(_story.State.Attempts, attempt => attempt.Skipped == SkipReason.NoDayLeft);
        _story.Tell(new FollowUpSignal.CallBack(CallBackAt));

        Assert.Equal(expected, _story.State.Attempts);
    }

    [Fact]
    public void A_telephone_given_later_brings_the_calls_back()
    {
        var story = new FollowUpStory(Monday);
        story.WindTo(Monday);
        story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber));
        Assert.Equal(AttemptKind.Mail, story.State.Attempts[2].Kind);

        var given = FollowUpReach.WithPhone(story.State, Monday.AddMinutes(1));
        var woken = FollowUpDecider.On(given, new FollowUpSignal.Wake(), Mexico.At(2026, 1, 6, 9), Mexico.Configuration.Plan, Mexico.Calendar).State;
        Assert.Equal(AttemptKind.Call, woken.Attempts[2].Kind);

        var bounced = FollowUpDecider.On(woken, new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced), Mexico.At(2026, 1, 6, 9), Mexico.Configuration.Plan, Mexico.Calendar).State;
        Assert.Null(bounced.Ended);
    }

    [Fact]
    public void Who_has_accepted_is_not_asked_for_a_verdict()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.Tell(new FollowUpSignal.Decide(new Verdict(VerdictKind.Accept)));
        _story.WindTo(Mexico.At(2026, 1, 9, 9));

        Assert.Empty(_story.Events.OfType<FollowUpEvent.VerdictReminded>());
    }

    [Fact]
    public void Only_a_way_that_was_found_to_lead_nowhere_leaves_another()
    {
        _story.WindTo(Mexico.At(2026, 1, 6, 9));
        Assert.Null(FollowUpReach.WayLeft(_story.State));

        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber));
        Assert.Equal(AttemptKind.Mail, FollowUpReach.WayLeft(_story.State));
    }
}
