using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>Where the end of a follow-up leaves its contact.</summary>
public sealed class FollowUpEndTests
{
    private static readonly DateTimeOffset Monday = ContactStory.Monday;

    private readonly ContactStory _story = new();

    [Fact]
    public void Inaccurate_data_leave_a_lead_where_another_way_remains()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Outcome(1, AttemptOutcome.WrongNumber), Monday);
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.InaccurateData)), Monday);
        var settled = On(new FollowUpSignal.Wake(), Monday.AddMinutes(15));

        Assert.Equal((Stage.Lead, null, "re-engage"), (settled.Contact.Stage, settled.Contact.Disqualified, settled.Contact.Nurture?.Track));
    }

    [Fact]
    public void Who_can_only_be_called_gets_no_track_of_mails()
    {
        On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 6, 9));
        On(new FollowUpSignal.Outcome(2, AttemptOutcome.Bounced), Mexico.At(2026, 1, 6, 9));
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.InaccurateData)), Mexico.At(2026, 1, 6, 9));
        var settled = On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 6, 9, 15));

        Assert.Equal((Stage.Lead, null, null), (settled.Contact.Stage, settled.Contact.Disqualified, settled.Contact.Nurture));
    }

    [Fact]
    public void A_company_may_keep_who_does_not_fit_as_a_lead_on_no_track()
    {
        var story = new ContactStory { Nurture = Mexico.Configuration.Nurture with { KeepsNoFit = true } };

        var change = story.On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoFit)), Monday);

        Assert.Equal((Stage.Lead, null), (change.Contact.Stage, change.Contact.Disqualified));
    }

    [Fact]
    public void A_disqualification_and_its_correction_are_told_to_the_reports()
    {
        On(new FollowUpSignal.Wake(), Monday);
        Assert.Contains(ContactStory.FactsOf(On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoFit)), Monday)), fact => fact.Kind == "disqualified");
        Assert.Contains(ContactStory.FactsOf(On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Accept)), Monday)), fact => fact.Kind == "reopened");
    }

    [Fact]
    public void What_somebody_asks_for_after_the_verdict_is_new_interest()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NotReady)), Monday);
        var since = new Functions.Qualification.InterestEvent("ebook", 35, Monday.AddMinutes(5));
        _story.Contact = _story.Contact with { Interest = [.. _story.Contact.Interest, since] };

        Assert.Equal([since], On(new FollowUpSignal.Wake(), Monday.AddMinutes(15)).Contact.Interest);
    }

    [Fact]
    public void A_second_reminder_of_the_verdict_is_a_mail_of_its_own()
    {
        On(new FollowUpSignal.Wake(), Monday);
        On(new FollowUpSignal.Outcome(1, AttemptOutcome.Connected), Monday);
        var first = On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 5, 12));
        On(new FollowUpSignal.CallBack(Mexico.At(2026, 1, 6, 9)), Mexico.At(2026, 1, 5, 13));
        var second = On(new FollowUpSignal.Wake(), Mexico.At(2026, 1, 6, 12));

        string Cause(ContactChange change) => Assert.Single(change.Effects.OfType<Effect.Send>(), mail => mail.Template == "reminder-verdict").Cause;
        Assert.NotEqual(Cause(first), Cause(second));
    }

    private ContactChange On(FollowUpSignal signal, DateTimeOffset now) => _story.On(signal, now);
}
