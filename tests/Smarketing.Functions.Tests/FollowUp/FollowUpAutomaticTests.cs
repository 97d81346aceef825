using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpAutomaticTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset Tuesday = Mexico.At(2026, 1, 6, 9);

    /// <summary>The shipped plan, with its second attempt sent by the program.</summary>
    private static readonly FollowUpPlan Plan = Mexico.Configuration.Plan with
    {
        Attempts = [.. Mexico.Configuration.Plan.Attempts.Select((planned, index) => index == 1 ? planned with { IsAutomatic = true } : planned)],
    };

    private readonly List<FollowUpEvent> _events = [];
    private FollowUpState _state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Plan, Mexico.Calendar);

    [Fact]
    public void The_program_makes_it_and_what_was_delivered_counts()
    {
        BeginTuesday();
        Assert.True(Second.IsAutomatic);
        Assert.False(Second.IsConfirmed);

        Assert.Equal(FollowUpReply.Recorded, Tell(new FollowUpSignal.Delivered(2), Tuesday.AddMinutes(1)));

        Assert.Equal((AttemptOutcome.Sent, Tuesday.AddMinutes(1)), (Second.Outcome, Second.At));
        Assert.Equal(FollowUpReply.Unchanged, Tell(new FollowUpSignal.Delivered(2), Tuesday.AddMinutes(2)));
    }

    [Fact]
    public void One_that_nobody_can_vouch_for_is_skipped_and_no_breach()
    {
        BeginTuesday();
        Tell(new FollowUpSignal.Wake(), Tuesday.AddHours(9));

        Assert.Equal(SkipReason.NotDelivered, Second.Skipped);
        Assert.DoesNotContain(_events.OfType<FollowUpEvent.Missed>(), missed => missed.Attempt.Number == 2);

        Assert.Equal(FollowUpReply.Recorded, Tell(new FollowUpSignal.Delivered(2), Tuesday.AddHours(10)));
        Assert.Equal((AttemptOutcome.Sent, null), (Second.Outcome, Second.Skipped));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, SkipReason.NotDelivered)]
    public void One_is_waited_for_up_to_its_term(int minutes, SkipReason? skipped)
    {
        BeginTuesday();
        Tell(new FollowUpSignal.Wake(), Tuesday.AddHours(9).AddMinutes(minutes));

        Assert.Equal(skipped, Second.Skipped);
    }

    [Fact]
    public void What_was_skipped_for_another_reason_is_not_brought_back_with_what_a_correction_brings_back()
    {
        BeginTuesday();
        Tell(new FollowUpSignal.Wake(), Tuesday.AddHours(9));
        var friday = Mexico.At(2026, 1, 9, 9);
        Tell(new FollowUpSignal.Wake(), friday);
        Tell(new FollowUpSignal.Outcome(3, AttemptOutcome.Connected), friday);
        Tell(new FollowUpSignal.Outcome(3, AttemptOutcome.Voicemail), friday);

        Assert.Equal([null, SkipReason.NotDelivered, null, null, null], _state.Attempts.Select(attempt => attempt.Skipped));
    }

    [Fact]
    public void The_last_attempt_of_a_plan_can_be_the_programs_too()
    {
        var plan = Plan with { Attempts = [.. Plan.Attempts.Select(planned => planned with { IsAutomatic = planned.IsBreakUp })] };

        var woken = FollowUpDecider.On(_state, new FollowUpSignal.Wake(), Mexico.At(2026, 1, 16, 9), plan, Mexico.Calendar);

        Assert.True(Assert.Single(woken.Events.OfType<FollowUpEvent.Opened>(), opened => opened.Attempt.Number == 5).Attempt.IsAutomatic);
    }

    [Fact]
    public void A_delivery_does_not_change_what_the_rep_has_said()
    {
        BeginTuesday();
        Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Replied), Tuesday.AddMinutes(5));

        Assert.Equal(FollowUpReply.Unchanged, Tell(new FollowUpSignal.Delivered(2), Tuesday.AddMinutes(6)));
        Assert.NotNull(_state.ReachedAt);
    }

    [Fact]
    public void Nothing_automatic_goes_to_who_was_reached()
    {
        Tell(new FollowUpSignal.Wake(), Monday);
        Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected), Monday);
        Tell(new FollowUpSignal.Wake(), Tuesday);

        Assert.Equal(SkipReason.Reached, Second.Skipped);
    }

    [Fact]
    public void An_answer_is_told_long_after_the_program_has_sent_the_mail()
    {
        BeginTuesday();
        Tell(new FollowUpSignal.Delivered(2), Tuesday);

        Assert.Equal(FollowUpReply.Recorded, Tell(new FollowUpSignal.Outcome(2, AttemptOutcome.Replied), Tuesday.AddDays(2)));
        Assert.NotNull(_state.ReachedAt);
    }

    [Fact]
    public void A_call_that_was_agreed_on_is_never_a_mail_of_the_programs()
    {
        _state = _state with { LacksPhone = true };
        Tell(new FollowUpSignal.Wake(), Monday);
        Tell(new FollowUpSignal.CallBack(Tuesday), Monday);
        Tell(new FollowUpSignal.Wake(), Tuesday);

        Assert.Equal((AttemptKind.Mail, false), (Second.Kind, Second.IsAutomatic));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_has_unsubscribed_is_called_or_left_alone(bool hasPhone)
    {
        _state = _state with { IsMuted = true, LacksPhone = !hasPhone };
        BeginTuesday();

        Assert.False(Second.IsAutomatic);
        Assert.Equal(hasPhone ? (AttemptKind.Call, null) : (AttemptKind.Mail, SkipReason.Unsubscribed), (Second.Kind, Second.Skipped));
    }

    [Fact]
    public void A_call_cannot_be_automatic()
    {
        var json = File.ReadAllText(Repository.PathTo("config", "smarketing.json")).Replace("{ \"kind\": \"call\", \"day\": 4 }", "{ \"kind\": \"call\", \"day\": 4, \"automatic\": true }", StringComparison.Ordinal);

        Assert.Equal(["$.plan.attempts[2].automatic: only a mail can be sent automatically"], Functions.Configuration.SmarketingConfiguration.Parse(json).Faults);
    }

    private Attempt Second => _state.Attempts[1];

    private void BeginTuesday()
    {
        Tell(new FollowUpSignal.Wake(), Monday);
        Tell(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer), Monday);
        Tell(new FollowUpSignal.Wake(), Tuesday);
    }

    private FollowUpReply Tell(FollowUpSignal signal, DateTimeOffset now)
    {
        var decision = FollowUpDecider.On(_state, signal, now, Plan, Mexico.Calendar);
        _state = decision.State;
        _events.AddRange(decision.Events);
        return decision.Reply;
    }
}
