using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>A person who was reached by somebody else, or wrote, has named the time at which to call.</summary>
public sealed class FollowUpCallBackTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    private readonly FollowUpStory _story = new(Monday);

    [Theory]
    [InlineData(8, 16, 59, 8, 18, 0, "the end of the day is more than an hour off")]
    [InlineData(8, 17, 0, 8, 18, 0, "it is just an hour off")]
    [InlineData(8, 17, 30, 8, 18, 30, "it is sooner than that")]
    [InlineData(10, 11, 0, 10, 12, 0, "a Saturday has no working day that could end")]
    public void A_call_back_is_due_at_the_end_of_the_working_day_or_an_hour_later(int day, int hour, int minute, int dueDay, int dueHour, int dueMinute, string why)
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, day, hour, minute)));

        Assert.True(Mexico.At(2026, 1, dueDay, dueHour, dueMinute) == _story.State.Attempts[1].DueAt, why);
    }

    [Fact]
    public void It_is_a_call_whatever_the_plan_had_in_its_place()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 6, 11)));
        _story.WindTo(Mexico.At(2026, 1, 6, 11));

        Assert.Equal([AttemptKind.Call, AttemptKind.Call], _story.Events.OfType<FollowUpEvent.Opened>().Select(opened => opened.Attempt.Kind));
    }

    [Fact]
    public void Without_a_telephone_it_is_a_mail_from_the_start()
    {
        var plan = Mexico.Configuration.Plan;
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", plan, Mexico.Calendar, hasPhone: false);

        var told = FollowUpDecider.On(state, new FollowUpSignal.CallBack(Mexico.At(2026, 1, 6, 11)), Monday, plan, Mexico.Calendar);

        Assert.Equal(AttemptKind.Mail, Assert.Single(told.Events.OfType<FollowUpEvent.CallBackAgreed>()).Attempt.Kind);
    }

    [Fact]
    public void The_last_mail_no_longer_says_that_it_is_the_last_once_it_is_a_call()
    {
        foreach (var attempt in _story.State.Attempts.Take(4))
        {
            _story.WindTo(attempt.OpensAt);
            _story.Tell(new FollowUpSignal.Outcome(attempt.Number, attempt.Kind == AttemptKind.Call ? AttemptOutcome.NoAnswer : AttemptOutcome.Sent));
        }

        Assert.True(_story.State.Attempts[4].IsBreakUp);
        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 15, 11)));

        Assert.False(_story.State.Attempts[4].IsBreakUp);
    }

    [Fact]
    public void Who_was_not_reached_yet_is_not_asked_about()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 6, 11)));

        Assert.Null(_story.State.VerdictReminderAt);
    }

    [Fact]
    public void After_the_reminder_the_verdict_is_asked_for_again_once_the_call_was_made()
    {
        _story.WindTo(Monday);
        _story.Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected));
        _story.WindTo(Mexico.At(2026, 1, 8, 10));
        Assert.True(_story.State.VerdictReminded);

        _story.Tell(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 9, 11)));
        _story.WindTo(Mexico.At(2026, 1, 16));

        Assert.Equal(2, _story.Events.OfType<FollowUpEvent.VerdictReminded>().Count());
    }
}
