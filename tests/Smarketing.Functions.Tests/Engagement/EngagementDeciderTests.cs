using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Engagement;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Engagement;

public sealed class EngagementDeciderTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 3, 2, 9);
    private static readonly RuleSet Rules = Mexico.Configuration.Rules;

    [Fact]
    public void A_click_adds_its_points_and_says_so()
    {
        var change = On(Lead(), EngagementKind.Click);

        Assert.Equal([new InterestEvent("activity-click", 5, Now)], change.Contact.Interest);
        var entry = Assert.Single(change.Timeline);
        Assert.Equal((TimelineKind.Activity, "cause", "click", "5"), (entry.Kind, entry.Id, entry.Details["activity"], entry.Details["points"]));
        Assert.Equal("activity", change.Effects.OfType<Effect.Append>().Single().Facts.Single().Kind);
    }

    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public void Over_the_threshold_a_lead_is_an_MQL_again_the_track_stops_and_the_next_follow_up_starts(int interestBefore, bool isMql)
    {
        var change = On(Nurtured(Lead(interestBefore)), EngagementKind.Click);

        Assert.Equal(isMql ? Stage.Mql : Stage.Lead, change.Contact.Stage);
        Assert.Equal(isMql ? 2 : 1, change.Contact.FollowUp!.Number);
        Assert.Equal(isMql ? "mql" : null, change.Contact.Nurture!.Ended);
        Assert.Equal(isMql, change.Effects.Contains(new Effect.StartFollowUp(2)));
        Assert.Equal(isMql, change.Effects.OfType<Effect.SignalNurture>().Any());
        Assert.Equal(isMql, change.Timeline.Any(entry => entry.Kind == TimelineKind.Stage && entry.Details["to"] == "mql"));
        Assert.Equal(isMql, change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts).Any(fact => fact.Kind == "stage"));
    }

    [Fact]
    public void Interest_without_fit_makes_no_MQL() =>
        Assert.Equal(Stage.Lead, On(Lead(200) with { Person = new Person { Email = "lucia@gmail.com", Language = "es" } }, EngagementKind.Click).Contact.Stage);

    [Fact]
    public void A_policy_that_hands_over_whoever_fits_is_not_applied_to_every_click()
    {
        var rules = Rules with { HighFitLowInterest = QuadrantPolicy.Mql };

        Assert.Equal(Stage.Lead, EngagementDecider.On(Lead(), Event(EngagementKind.Click), rules, Now).Contact.Stage);
    }

    [Theory]
    [InlineData(29, 23, 59, false)]
    [InlineData(30, 0, 0, true)]
    public void For_thirty_days_after_a_recycle_only_a_form_counts(int days, int hours, int minutes, bool counts)
    {
        var contact = Lead(25) with { Recycled = [new Recycling("not-ready", Stage.Mql, Now - new TimeSpan(days, hours, minutes, 0))] };

        var change = On(contact, EngagementKind.Reply);

        Assert.Equal(counts ? Stage.Mql : Stage.Lead, change.Contact.Stage);
        Assert.Equal(counts ? 2 : 1, change.Contact.Interest.Count);
        Assert.Equal(!counts, change.Timeline[0].Details.ContainsKey("notCounted"));
    }

    [Theory]
    [InlineData("disqualified")]
    [InlineData("suppressed")]
    [InlineData("with sales")]
    [InlineData("customer")]
    public void Whom_marketing_does_not_have_is_not_qualified_again(string state)
    {
        var lead = Lead(100);
        var contact = state switch
        {
            "disqualified" => lead with { Disqualified = new Disqualification(RejectReason.NoFit, Now) },
            "suppressed" => lead with { Suppressed = new Suppression("unsubscribed", Now) },
            "with sales" => lead with { FollowUp = lead.FollowUp! with { Ended = null }, Stage = Stage.Mql },
            _ => lead with { Stage = Stage.Customer },
        };

        var change = On(contact, EngagementKind.Click);

        Assert.Equal((contact.Stage, contact.FollowUp), (change.Contact.Stage, change.Contact.FollowUp));
        Assert.Empty(change.Effects.OfType<Effect.StartFollowUp>());
        Assert.Empty(change.Effects.OfType<Effect.Send>());
        Assert.Single(change.Timeline);
    }

    [Theory]
    [InlineData(EngagementKind.Reply, 1)]
    [InlineData(EngagementKind.Click, 0)]
    [InlineData(EngagementKind.Page, 0)]
    public void A_reply_during_an_open_follow_up_is_told_to_the_rep(EngagementKind kind, int alerts)
    {
        var lead = Lead();
        var sent = On(lead with { FollowUp = lead.FollowUp! with { Ended = null }, Stage = Stage.Mql }, kind).Effects.OfType<Effect.Send>().ToList();

        Assert.Equal(alerts, sent.Count);
        Assert.All(sent, mail => Assert.Equal((EmailKind.Alert, Recipient.Rep, "alert-cause", 1), (mail.Kind, mail.To, mail.Cause, mail.FollowUp!.Value)));
    }

    [Fact]
    public void A_webinar_attended_leaves_the_form_for_one_its_points()
    {
        var attended = On(Lead(), EngagementKind.Webinar).Contact;

        var asked = Qualifier.With(Rules, attended.Interest, new InterestEvent("webinar", 35, Now));

        Assert.Equal(["activity-webinar", "webinar"], asked.Select(happened => happened.Rule));
    }

    [Fact]
    public void A_contact_keeps_a_hundred_events_and_the_score_names_each_rule_once()
    {
        var contact = Enumerable.Range(0, 150).Aggregate(Lead(), (known, i) => EngagementDecider.On(known, Event(EngagementKind.Page) with { Id = $"page-{i}" }, Rules with { InterestThreshold = 1000 }, Now).Contact);

        Assert.Equal(100, contact.Interest.Count);
        Assert.Equal([new ScoreReason("activity-page", 200)], Qualifier.Interest(Rules, contact.Interest, Now).Reasons);
    }

    [Fact]
    public void Who_is_not_known_becomes_a_prospect_who_has_agreed_to_nothing()
    {
        var activity = new PostedActivity("Lucia@alba.mx", NormalizedAddress.Parse("lucia@alba.mx")!, Event(EngagementKind.Social) with { Campaign = "spring" });

        var change = EngagementDecider.OnStranger(activity, "contact", "subject", "es", Rules, Now);

        Assert.Equal((Stage.Prospect, "Lucia@alba.mx", "spring"), (change.Contact.Stage, change.Contact.Person.Email, change.Contact.FirstTouch!.Campaign));
        Assert.Null(change.Contact.Consent);
        Assert.Equal([TimelineKind.Activity, TimelineKind.Stage], change.Timeline.Select(entry => entry.Kind));
    }

    [Theory]
    [InlineData(EngagementKind.Social, Channel.Social)]
    [InlineData(EngagementKind.Webinar, Channel.Other)]
    public void A_stranger_comes_by_the_channel_of_what_they_did_and_their_language_is_assumed(EngagementKind kind, Channel channel)
    {
        var stranger = EngagementDecider.OnStranger(new PostedActivity("lu@gmail.com", NormalizedAddress.Parse("lu@gmail.com")!, Event(kind)), "contact", "subject", "es", Rules, Now).Contact;

        Assert.Equal((channel, true), (stranger.FirstTouch!.Channel, stranger.IsLanguageAssumed));
    }

    [Fact]
    public void What_earns_no_points_weighs_nobody_and_leaves_no_event()
    {
        var rules = Rules with { Engagement = Rules.Engagement with { Points = new Dictionary<EngagementKind, int>() } };

        var change = EngagementDecider.On(Lead(interest: 100), Event(EngagementKind.Click), rules, Now);

        Assert.Equal(Lead(interest: 100).Interest, change.Contact.Interest);
        Assert.True(change.Contact.FollowUp!.IsOver);
        Assert.DoesNotContain("decision", change.Timeline[0].Details.Keys);
    }

    [Fact]
    public void A_click_that_was_weighed_says_with_what_result_and_renews_the_fit()
    {
        var change = On(Lead(), EngagementKind.Click);

        Assert.Contains("decision", change.Timeline[0].Details.Keys);
        Assert.Contains("reasons", change.Timeline[0].Details.Keys);
        Assert.Equal(50, change.Contact.Fit.Points);
    }

    [Fact]
    public void A_reply_to_sales_stands_in_the_timeline_as_an_alert()
    {
        var mql = Lead() with { Stage = Stage.Mql, FollowUp = new FollowUpState { Number = 1, StartedAt = Now, RepId = "ana" } };

        Assert.Equal([TimelineKind.Activity, TimelineKind.Alert], On(mql, EngagementKind.Reply).Timeline.Select(entry => entry.Kind));
    }

    private static ContactChange On(Contact contact, EngagementKind kind) => EngagementDecider.On(contact, Event(kind), Rules, Now);

    private static EngagementEvent Event(EngagementKind kind) => new("cause", kind, Now);

    private static Contact Nurtured(Contact contact) => NurtureStart.On(contact, "educate", "cause", null, Now, Mexico.Configuration.Nurture).Contact;

    /// <summary>A decision maker whose first follow-up has ended long ago.</summary>
    private static Contact Lead(int interest = 0) => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", JobTitle = "Directora", Language = "es" }, Stage = Stage.Lead,
        Interest = interest > 0 ? [new InterestEvent("ebook", interest, Now)] : [], Consent = new Consent(Given: true, "2026-01", Now, "demo"),
        FollowUp = new FollowUpState { Number = 1, StartedAt = Now.AddDays(-90), Why = [], Ended = new FollowUpEnd(EndKind.Recycled, "not-ready", Now.AddDays(-70)), IsSettled = true },
        CreatedAt = Now, UpdatedAt = Now,
    };
}
