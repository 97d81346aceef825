using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>An answer can be replaced for 15 minutes.</summary>
public sealed class FollowUpCorrectionTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly Verdict Qualified = new(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.No));
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
}
