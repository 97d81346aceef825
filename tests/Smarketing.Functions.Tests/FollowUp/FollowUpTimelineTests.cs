using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>What each step of a follow-up leaves in the contact's timeline, and whom it is told to.</summary>
public sealed class FollowUpTimelineTests
{
    private static readonly DateTimeOffset Monday = ContactStory.Monday;
    private static readonly DateTimeOffset Close = Mexico.At(2026, 1, 20);
    private static readonly Verdict Accepted = new(VerdictKind.Accept);
    private static readonly Verdict Qualified = new(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes));
    private static readonly Verdict NoNeed = new(VerdictKind.Reject, RejectReason.NoNeed);

    private readonly ContactStory _story = new();

    [Theory]
    [InlineData(AttemptKind.Call, false, false, "Task rep task-call")]
    [InlineData(AttemptKind.Mail, false, false, "Task rep task-mail")]
    [InlineData(AttemptKind.Mail, true, false, "Task rep task-breakup")]
    [InlineData(AttemptKind.Mail, false, true, "Prospecting contact prospecting-mail, Task rep task-automatic")]
    [InlineData(AttemptKind.Mail, true, true, "Prospecting contact prospecting-breakup, Task rep task-automatic")]
    public void The_mails_of_an_opened_attempt_fit_what_is_to_be_done_by_whom(AttemptKind kind, bool isBreakUp, bool isAutomatic, string mails)
    {
        var state = _story.Contact.FollowUp!;
        var opened = state.Attempts[1] with { Kind = kind, IsBreakUp = isBreakUp, IsAutomatic = isAutomatic, OpenedAt = Monday };

        var change = FollowUpConsequences.Of(
            _story.Contact, new FollowUpDecision(state, FollowUpReply.Recorded, [new FollowUpEvent.Opened(opened)]), Monday, Mexico.Configuration.Nurture, Mexico.Calendar);

        Assert.Equal(mails, string.Join(", ", change.Effects.OfType<Effect.Send>().Select(mail => $"{mail.Kind} {Words.Of(mail.To)} {mail.Template}")));
    }

    [Fact]
    public void The_reminder_of_the_first_term_goes_to_the_rep()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var mail = Assert.Single(On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 5, 12, 30)).Effects.OfType<Effect.Send>());

        Assert.Equal((EmailKind.Reminder, Recipient.Rep, "reminder", 1), (mail.Kind, mail.To, mail.Template, mail.Attempt));
    }

    [Fact]
    public void A_miss_stands_in_the_timeline_and_the_reports_at_the_time_at_which_the_term_ended()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var change = On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 5, 13, 20));

        var entry = Assert.Single(change.Timeline);
        Assert.Equal((TimelineKind.Attempt, Mexico.At(2026, 1, 5, 13), "missed", "1"), (entry.Kind, entry.At, entry.Details["status"], entry.Details["number"]));
        var fact = Assert.Single(ContactStory.FactsOf(change));
        Assert.Equal(("breach", Mexico.At(2026, 1, 5, 13), "1", "ana"), (fact.Kind, fact.At, fact.Values["attempt"], fact.Values["rep"]));
    }

    [Fact]
    public void An_outcome_and_its_correction_are_told_apart_and_wake_the_follow_up()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var told = On(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer), Monday);
        var corrected = On(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail), Monday.AddMinutes(1));

        Assert.Equal([(TimelineKind.Attempt, "no-answer", null)], Outcomes(told));
        Assert.Equal([(TimelineKind.Correction, "voicemail", "no-answer")], Outcomes(corrected));
        Assert.Equal([new Effect.SignalFollowUp(1, "outcome-1"), new Effect.SignalFollowUp(1, "outcome-2")], SignalsOf(told, corrected));

        static IEnumerable<(TimelineKind, string, string?)> Outcomes(ContactChange change) =>
            change.Timeline.Select(entry => (entry.Kind, entry.Details["outcome"], entry.Details.GetValueOrDefault("corrects")));
    }

    [Fact]
    public void A_verdict_and_its_correction_are_told_apart_and_wake_the_follow_up()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var told = On(new FollowUpSignal.Decide(NoNeed), Monday);
        var corrected = On(new FollowUpSignal.Decide(Accepted), Monday.AddMinutes(1));

        Assert.Equal([("verdict", "reject", null)], Verdicts(told));
        Assert.Equal([("correction", "accept", "reject")], Verdicts(corrected));
        Assert.Equal([new Effect.SignalFollowUp(1, "verdict-1"), new Effect.SignalFollowUp(1, "verdict-2")], SignalsOf(told, corrected));

        static IEnumerable<(string, string, string?)> Verdicts(ContactChange change) => change.Timeline
            .Where(entry => entry.Details.ContainsKey("verdict"))
            .Select(entry => (Words.Of(entry.Kind), entry.Details["verdict"], entry.Details.GetValueOrDefault("corrects")));
    }

    [Fact]
    public void A_call_that_was_agreed_on_stands_in_the_timeline_and_wakes_the_follow_up()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var change = On(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 6, 11)), Monday);

        var entry = Assert.Single(change.Timeline);
        Assert.Equal(("call-back", "2", "2026-01-06T11:00:00.0000000-06:00"), (entry.Details["status"], entry.Details["number"], entry.Details["opensAt"]));
        Assert.Equal([new Effect.SignalFollowUp(1, "call-back-1")], SignalsOf(change));
    }

    [Fact]
    public void A_move_wakes_the_follow_up()
    {
        On(new FollowUpSignal.Wake(), Monday);

        Assert.Equal([new Effect.SignalFollowUp(1, "move-1")], SignalsOf(On(new FollowUpSignal.Move(MoveReason.ByHand, "ana", "bruno"), Monday)));
    }

    [Fact]
    public void Each_change_of_the_stage_stands_in_the_timeline_and_the_first_time_of_a_stage_is_kept()
    {
        _story.Contact = _story.Contact.At(Stage.Mql, Monday);
        On(new FollowUpSignal.Wake(), Monday);
        var accepted = On(new FollowUpSignal.Decide(Accepted), Monday.AddMinutes(1));
        var qualified = On(new FollowUpSignal.Decide(Qualified), Monday.AddMinutes(2));
        var corrected = On(new FollowUpSignal.Decide(Accepted), Monday.AddMinutes(3));

        Assert.Equal([("mql", "sal"), ("sal", "sql"), ("sql", "sal")], new[] { accepted, qualified, corrected }.SelectMany(change => change.Timeline)
            .Where(entry => entry.Kind == TimelineKind.Stage).Select(entry => (entry.Details["from"], entry.Details["to"])));
        Assert.Equal(Monday.AddMinutes(1), corrected.Contact.StageTimes[Stage.Sal]);
        Assert.Equal(Monday.AddMinutes(1), corrected.Contact.FollowUp!.AcceptedAt);
    }

    [Fact]
    public void A_disqualification_and_its_correction_stand_in_the_timeline_with_the_reason()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var disqualified = On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoFit)), Monday);
        var reopened = On(new FollowUpSignal.Decide(Accepted), Monday);

        Assert.Contains(disqualified.Timeline, entry => entry.Details.ContainsKey("disqualified") && entry.Details["reason"] == "no-fit");
        Assert.Contains(reopened.Timeline, entry => entry.Details.ContainsKey("reopened") && entry.Details["reason"] == "no-fit");
    }

    [Theory]
    [InlineData(true, "unable-to-reach")]
    [InlineData(false, "not-worked")]
    public void The_manager_is_told_of_a_follow_up_that_nobody_worked(bool isWorked, string reason)
    {
        var state = _story.Contact.FollowUp!;
        _story.Contact = _story.Contact with
        {
            FollowUp = state with
            {
                Attempts = [.. state.Attempts.Select(attempt => attempt with { OpenedAt = attempt.OpensAt, IsBreached = true, Outcome = isWorked ? AttemptOutcome.NoAnswer : null, At = isWorked ? attempt.OpensAt : null })],
            },
        };

        var change = On(new FollowUpSignal.Wake(), Close);

        Assert.Equal(!isWorked, change.Effects.OfType<Effect.Send>().Any(mail => (mail.Kind, mail.To, mail.Template) == (EmailKind.Breach, Recipient.Manager, "breach-not-worked")));
        var entry = Assert.Single(change.Timeline, entry => entry.Kind == TimelineKind.Recycled);
        Assert.Equal((reason, "mql"), (entry.Details["reason"], entry.Details["from"]));
        Assert.Contains(change.Timeline, nurtured => nurtured.Kind == TimelineKind.Nurture && nurtured.Details["track"] == "re-engage");
    }

    [Fact]
    public void Who_was_reached_and_is_undecided_is_told_to_the_manager_and_then_educated()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected), Monday);

        Assert.Contains(On(new FollowUpSignal.Wake(), Close).Effects.OfType<Effect.Send>(), mail => (mail.Kind, mail.To, mail.Template) == (EmailKind.Breach, Recipient.Manager, "breach-verdict"));

        var ended = On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 23));
        Assert.Equal((null, "educate"), (ended.Contact.Disqualified, ended.Contact.Nurture?.Track));
    }

    [Fact]
    public void The_wish_to_be_left_alone_stands_in_the_timeline_takes_the_consent_back_and_wakes_the_follow_up()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var change = On(new FollowUpSignal.DoNotContact(), Monday);

        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Suppressed && entry.Details["why"] == "do-not-contact");
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Consent && entry.Details["given"] == "false");
        Assert.Contains(ContactStory.FactsOf(change), fact => fact.Kind == "suppressed" && fact.Values["why"] == "do-not-contact");
        Assert.Equal([new Effect.SignalFollowUp(1, "do-not-contact")], SignalsOf(change));
    }

    [Theory]
    [InlineData(VerdictKind.Qualify, null, true)]
    [InlineData(VerdictKind.Reject, null, false)]
    [InlineData(VerdictKind.Qualify, false, false)]
    [InlineData(VerdictKind.Qualify, true, true)]
    public void A_deal_begins_when_the_contact_stands_qualified_and_none_is_open(VerdictKind kind, bool? formerIsOver, bool begins)
    {
        var former = formerIsOver is { } isOver ? Functions.Deals.DealStart.Next(_story.Contact, null, Monday, Monday) with { ClosedAt = isOver ? Monday : null } : null;
        _story.Contact = _story.Contact with { Deal = former };
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Decide(kind == VerdictKind.Qualify ? Qualified : NoNeed), Monday);

        var settled = On(new FollowUpSignal.Wake(), Monday.AddMinutes(15));

        Assert.Equal(begins, settled.Effects.OfType<Effect.StartDeal>().Any());
        Assert.Equal(kind == VerdictKind.Qualify ? 1 : 0, settled.Contact.Interest.Count);
    }

    private ContactChange On(FollowUpSignal signal, DateTimeOffset now) => _story.On(signal, now);

    private static IEnumerable<Effect.SignalFollowUp> SignalsOf(params IEnumerable<ContactChange> changes) => changes.SelectMany(change => change.Effects).OfType<Effect.SignalFollowUp>();
}
