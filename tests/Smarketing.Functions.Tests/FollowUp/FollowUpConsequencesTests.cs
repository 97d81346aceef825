using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpConsequencesTests
{
    private static readonly DateTimeOffset Monday = ContactStory.Monday;
    private static readonly DateTimeOffset Close = Mexico.At(2026, 1, 20);

    private readonly ContactStory _story = new();

    [Fact]
    public void An_opened_attempt_is_a_task_mail_to_the_rep()
    {
        var change = On(new FollowUpSignal.Wake(), Monday);

        var mail = Assert.Single(change.Effects.OfType<Effect.Send>());
        Assert.Equal((EmailKind.Task, Recipient.Rep, "task-call", 1), (mail.Kind, mail.To, mail.Template, mail.Attempt));
    }

    [Fact]
    public void A_missed_first_attempt_is_told_to_the_manager_at_once()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var change = On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 5, 13));

        Assert.Contains(change.Effects.OfType<Effect.Send>(), mail => (mail.Kind, mail.To) == (EmailKind.Breach, Recipient.Manager));
    }

    [Fact]
    public void Every_missed_attempt_is_told_to_other_programs_once()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var messages = new[] { Mexico.At(2026, 1, 5, 13), Mexico.At(2026, 1, 6, 9), Mexico.At(2026, 1, 6, 18) }
            .SelectMany(alarm => On(new FollowUpSignal.Wake(), alarm).Effects.OfType<Effect.Publish>()).Select(effect => effect.Message).ToList();

        Assert.Equal([("sla.breached", Mexico.At(2026, 1, 5, 13)), ("sla.breached", Mexico.At(2026, 1, 6, 18))], messages.Select(message => (message.Type, message.At)));
        Assert.Contains("\"data\":{\"contact\":\"contact\",\"rep\":\"ana\",\"followUp\":1,\"attempt\":1,\"kind\":\"call\",", messages[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_close_the_contact_is_a_lead_of_marketing_on_the_track_of_the_reason()
    {
        var change = On(new FollowUpSignal.Wake(), Close);

        Assert.Equal((Stage.Lead, Owner.Marketing, "re-engage"), (change.Contact.Stage, change.Contact.Owner, change.Contact.Nurture?.Track));
        Assert.Equal(("not-worked", Stage.Mql), (change.Contact.Recycled[^1].Reason, change.Contact.Recycled[^1].From));
        Assert.Empty(change.Contact.Interest);
        Assert.Contains(new Effect.StartNurture(1), change.Effects);
    }

    [Theory]
    [InlineData(RejectReason.NotReady, "educate")]
    [InlineData(RejectReason.NoBudget, "no-budget")]
    [InlineData(RejectReason.NoAuthority, "no-authority")]
    [InlineData(RejectReason.NoNeed, "no-need")]
    [InlineData(RejectReason.NoTiming, "no-timing")]
    public void A_reason_leads_to_its_track_once_it_cannot_be_corrected_any_more(RejectReason reason, string track)
    {
        On(new FollowUpSignal.Wake(), Monday);
        var rejected = On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, reason)), Monday);
        Assert.Equal((Stage.Lead, null), (rejected.Contact.Stage, rejected.Contact.Nurture));

        var settled = On(new FollowUpSignal.Wake(), Monday.AddMinutes(15));

        Assert.Equal(track, settled.Contact.Nurture?.Track);
    }

    [Theory]
    [InlineData(RejectReason.NoFit)]
    [InlineData(RejectReason.InaccurateData)]
    public void Who_does_not_fit_or_does_not_exist_is_disqualified_and_keeps_the_stage(RejectReason reason)
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, reason)), Monday);
        var change = On(new FollowUpSignal.Wake(), Monday.AddMinutes(15));

        Assert.Equal((Stage.Mql, Owner.Marketing, reason), (change.Contact.Stage, change.Contact.Owner, change.Contact.Disqualified!.Reason));
        Assert.Null(change.Contact.Nurture);
        Assert.Empty(change.Contact.Recycled);
    }

    [Fact]
    public void A_corrected_rejection_leaves_no_trace_but_in_the_timeline()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoNeed)), Monday);
        var change = On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Accept)), Monday.AddMinutes(5));

        Assert.Equal((Stage.Sal, 0), (change.Contact.Stage, change.Contact.Recycled.Count));
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Correction);
    }

    [Fact]
    public void One_reason_corrected_to_another_is_recycled_once_from_where_the_contact_was()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoBudget)), Monday);
        var change = On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoNeed)), Monday.AddMinutes(5));

        var recycled = Assert.Single(change.Contact.Recycled);
        Assert.Equal(("no-need", Stage.Mql), (recycled.Reason, recycled.From));
    }

    [Fact]
    public void Qualified_and_then_corrected_to_no_fit_is_disqualified_as_the_MQL_that_it_was()
    {
        var since = ContactStory.Mql().At(Stage.Mql, Monday);
        _story.Contact = since;
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes))), Monday.AddMinutes(1));
        var change = On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoFit)), Monday.AddMinutes(5));

        Assert.Equal((Stage.Mql, RejectReason.NoFit), (change.Contact.Stage, change.Contact.Disqualified!.Reason));
        Assert.Equal(Monday, change.Contact.StageTimes[Stage.Mql]);
    }

    [Fact]
    public void Do_not_contact_suppresses_and_starts_no_track()
    {
        On(new FollowUpSignal.Wake(), Monday);
        var change = On(new FollowUpSignal.DoNotContact(), Monday);

        Assert.Equal((Stage.Lead, "do-not-contact"), (change.Contact.Stage, change.Contact.Suppressed?.Why));
        Assert.Null(change.Contact.Nurture);
    }

    [Fact]
    public void Who_has_moved_on_before_the_verdict_settles_is_not_moved_back()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes))), Monday);
        _story.Contact = _story.Contact.At(Stage.Opportunity, Monday.AddMinutes(5));

        var settled = On(new FollowUpSignal.Wake(), Monday.AddMinutes(15));

        Assert.True(settled.Contact.FollowUp!.IsOver);
        Assert.Equal(Stage.Opportunity, settled.Contact.Stage);
    }

    [Theory]
    [InlineData(5, 11, "120", "120", "true")]
    [InlineData(5, 16, "420", "420", "true")]
    [InlineData(6, 10, "1500", "600", "true")]
    public void The_first_attempt_tells_how_long_the_person_waited_by_the_clock_and_in_working_time(int day, int hour, string clock, string working, string inHours)
    {
        On(new FollowUpSignal.Wake(), Monday);
        var change = On(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer), Mexico.At(2026, 1, day, hour));

        var fact = Assert.Single(ContactStory.FactsOf(change), fact => fact.Kind == "attempt");
        Assert.Equal((clock, working, inHours), (fact.Values["clockMinutes"], fact.Values["workingMinutes"], fact.Values["arrivedInHours"]));
    }

    [Fact]
    public void The_end_tells_how_deep_the_rep_went()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer), Monday);
        var fact = Assert.Single(ContactStory.FactsOf(On(new FollowUpSignal.Wake(), Close)), fact => fact.Kind == "follow-up-ended");

        Assert.Equal(("5", "1", "4", "false", "false"), (fact.Values["planned"], fact.Values["confirmed"], fact.Values["left"], fact.Values["depthMet"], fact.Values["reached"]));
    }

    [Fact]
    public void No_timeline_entry_is_written_twice()
    {
        var ids = new List<string>();
        foreach (var alarm in new[] { Monday, Mexico.At(2026, 1, 5, 12, 30), Mexico.At(2026, 1, 5, 13), Mexico.At(2026, 1, 6, 9), Mexico.At(2026, 1, 9, 9), Close })
        {
            ids.AddRange(On(new FollowUpSignal.Wake(), alarm).Timeline.Select(entry => $"{entry.Kind} {entry.Id}"));
        }

        Assert.Equal(ids.Distinct(), ids);
    }

    private ContactChange On(FollowUpSignal signal, DateTimeOffset now) => _story.On(signal, now);
}
