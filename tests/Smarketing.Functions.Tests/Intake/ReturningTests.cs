using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Intake;

/// <summary>Forms of persons who are known: what sales hears of them, and who comes back to marketing's mail.</summary>
public sealed class ReturningTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void However_often_a_form_is_posted_sales_gets_one_alert_an_hour_and_all_is_told()
    {
        var contact = ReceptionTests.Receive(null, "demo", "first").Contact;
        var sent = new List<Effect.Send>();
        var told = new List<string>();
        for (var minute = 0; minute < 180; minute++)
        {
            var change = ReceptionTests.Receive(contact, "pricing", $"post-{minute}", at: Now.AddMinutes(minute));
            contact = change.Contact;
            var mails = change.Effects.OfType<Effect.Send>().Where(send => send.Kind == EmailKind.Alert);
            sent.AddRange(mails.Select(mail => mail with { NotBefore = mail.NotBefore ?? Now.AddMinutes(minute) }));
            told.Add(change.Timeline.Single(entry => entry.Kind == TimelineKind.Alert).Details.GetValueOrDefault("toldBy", $"alert-post-{minute}"));
        }

        Assert.Equal([Now, Now.AddHours(1), Now.AddHours(2), Now.AddHours(3)], sent.Select(mail => mail.NotBefore!.Value));
        Assert.Equal(sent.Select(mail => mail.Cause), told.Distinct());
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void After_an_hour_news_goes_out_at_once_again(int minutes, bool waits)
    {
        var contact = ReceptionTests.Receive(ReceptionTests.Receive(null, "demo", "a").Contact, "pricing", "b").Contact;

        var mail = ReceptionTests.Receive(contact, "contact", "c", at: Now.AddMinutes(minutes)).Effects.OfType<Effect.Send>().Single();

        Assert.Equal(waits ? Now.AddHours(1) : null, mail.NotBefore);
    }

    [Theory]
    [InlineData(SuppressionReason.Bounced, false)]
    [InlineData(SuppressionReason.Unsubscribed, true)]
    [InlineData(SuppressionReason.Complained, false)]
    [InlineData(SuppressionReason.DoNotContact, false)]
    public void A_form_with_a_new_consent_lifts_no_refusal_and_asks_who_has_unsubscribed_whether_it_was_they(SuppressionReason why, bool isAsked)
    {
        var left = Suppress.On(ReceptionTests.Receive(null, "newsletter", "a", title: "CEO").Contact, why, Now)!.Contact;

        var change = ReceptionTests.Receive(left, "blog", "b", at: Now.AddDays(1));

        Assert.Equal(left.Suppressed, change.Contact.Suppressed);
        Assert.Equal(isAsked ? ["confirm-b"] : [], change.Effects.OfType<Effect.Send>().Select(send => send.Cause));
        Assert.Equal((!isAsked, isAsked), (change.Contact.Consent!.Given, change.Contact.Consent.Pending));
        Assert.DoesNotContain(change.Effects, effect => effect is Effect.StartNurture);
        Assert.Empty(ReceptionTests.Receive(left, "blog", "c", consent: null).Effects.OfType<Effect.Send>());
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public void Whoever_types_the_address_of_somebody_who_has_unsubscribed_brings_them_one_question_a_day(int hours, bool isAsked)
    {
        var left = Suppress.On(ReceptionTests.Receive(null, "newsletter", "a").Contact, SuppressionReason.Unsubscribed, Now)!.Contact;
        var asked = ReceptionTests.Receive(left, "blog", "b", at: Now).Contact;

        var again = ReceptionTests.Receive(asked, "newsletter", "c", at: Now.AddHours(hours));

        Assert.Equal(isAsked, again.Effects.OfType<Effect.Send>().Any());
        Assert.NotNull(again.Contact.Suppressed);
    }

    [Theory]
    [InlineData("+52 55 1234 5678", false)]
    [InlineData("por la tarde", true)]
    [InlineData(null, true)]
    public void A_telephone_that_can_be_dialled_ends_the_want_of_one(string? phone, bool lacksPhone)
    {
        var first = ReceptionTests.Receive(null, "demo", "a").Contact;
        first = first with { FollowUp = first.FollowUp! with { LacksPhone = true } };

        var again = ReceptionTests.Receive(first, "demo", "b", more: phone is null ? [] : [("phone", phone)]).Contact;

        Assert.Equal((lacksPhone, lacksPhone ? null : Now), (again.FollowUp!.LacksPhone, again.FollowUp.PhoneGivenAt));
    }

    [Fact]
    public void The_telephone_that_was_known_is_no_news()
    {
        var first = ReceptionTests.Receive(null, "demo", "a", more: [("phone", "+52 55 1234 5678")]).Contact;
        first = first with { FollowUp = first.FollowUp! with { LacksPhone = true } };

        Assert.True(ReceptionTests.Receive(first, "demo", "b", more: [("phone", "+52 55 1234 5678")]).Contact.FollowUp!.LacksPhone);
    }

    [Fact]
    public void The_reports_learn_of_a_submission_whether_the_person_was_known_and_of_the_stage_when_it_is_new()
    {
        var first = ReceptionTests.Receive(null, "newsletter", "a");
        var second = ReceptionTests.Receive(first.Contact, "newsletter", "b");

        Assert.Equal([("submission", null), ("stage", null)], Facts(first));
        Assert.Equal([("submission", "true")], Facts(second));

        static IEnumerable<(string, string?)> Facts(ContactChange change) =>
            change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts).Select(fact => (fact.Kind, fact.Values.GetValueOrDefault("known")));
    }

    [Fact]
    public void Whoever_asks_for_more_than_news_is_a_lead_and_stays_one()
    {
        var prospect = ReceptionTests.Receive(null, "newsletter", "a").Contact;
        var lead = ReceptionTests.Receive(prospect, "ebook", "b", at: Now.AddDays(1)).Contact;
        var again = ReceptionTests.Receive(lead, "newsletter", "c", at: Now.AddDays(2)).Contact;

        Assert.Equal([Stage.Prospect, Stage.Lead, Stage.Lead], new[] { prospect, lead, again }.Select(contact => contact.Stage));
        Assert.Equal(Now.AddDays(1), again.StageTimes[Stage.Lead]);
    }

    [Fact]
    public void A_submission_keeps_what_else_was_said()
    {
        Assert.Equal("color: azul; size: L", ReceptionTests.Receive(null, "newsletter", "a", more: [("color", "azul"), ("size", "L")]).Timeline[0].Details["attributes"]);
        Assert.DoesNotContain("attributes", ReceptionTests.Receive(null, "newsletter", "a").Timeline[0].Details.Keys);
    }

    [Fact]
    public void Who_comes_back_gets_the_track_from_where_they_left_it()
    {
        var started = ReceptionTests.Receive(null, "newsletter", "a", title: "CEO").Contact;
        var left = Suppress.On(started with { Nurture = started.Nurture! with { Step = 1 } }, SuppressionReason.Unsubscribed, Now)!.Contact;

        var change = Confirm.On(ReceptionTests.Receive(left, "blog", "b", at: Now.AddDays(1)).Contact, Now.AddDays(2), Mexico.Configuration.Nurture)!;

        Assert.Equal(("educate", 1, 2, null), (change.Contact.Nurture!.Track, change.Contact.Nurture.Step, change.Contact.Nurture.Number, change.Contact.Nurture.Ended));
        Assert.Single(change.Effects.OfType<Effect.StartNurture>());
    }

    [Fact]
    public void Who_comes_back_while_a_rep_follows_up_gets_automatic_attempts_again()
    {
        var left = Suppress.On(ReceptionTests.Receive(null, "demo", "a").Contact, SuppressionReason.Unsubscribed, Now)!.Contact;
        Assert.True(left.FollowUp!.IsMuted);

        var asked = ReceptionTests.Receive(left, "pricing", "b").Contact;

        Assert.True(asked.FollowUp!.IsMuted);
        Assert.False(Confirm.On(asked, Now.AddHours(1), Mexico.Configuration.Nurture)!.Contact.FollowUp!.IsMuted);
    }
}
