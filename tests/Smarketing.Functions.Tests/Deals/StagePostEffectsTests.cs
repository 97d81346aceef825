using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Deals;

/// <summary>What follows where a CRM's word ends, closes or opens something.</summary>
public sealed class StagePostEffectsTests
{
    private static readonly DateTimeOffset Monday = SoldContact.Monday;

    [Fact]
    public void A_disqualification_and_the_way_back_stand_in_timeline_and_reports_with_the_reason()
    {
        var sold = SoldContact.Sql();
        foreach (var word in new[] { "disqualified", "reopened" })
        {
            Assert.True(word == "disqualified" ? sold.Disqualify(RejectReason.NoFit, Monday.AddDays(2)) : sold.Reopen(Monday.AddDays(4)));

            Assert.Contains(sold.Last!.Timeline, entry => entry.Details.ContainsKey(word) && entry.Details["reason"] == "no-fit");
            Assert.Contains(sold.Facts, fact => fact.Kind == word && (fact.Values["reason"], fact.Values["stage"]) == ("no-fit", "sql"));
        }
    }

    [Fact]
    public void Who_is_disqualified_on_a_track_or_with_an_open_deal_is_left_alone_and_the_orchestrations_are_told()
    {
        var lead = SoldContact.At(Stage.Lead);
        var (nurtured, _, _) = NurtureStart.On(lead.Contact, "educate", "cause", null, Monday, Mexico.Configuration.Nurture);
        var change = StagePost.Disqualify(nurtured, RejectReason.NoFit, Monday)!;
        Assert.Equal("disqualified", change.Contact.Nurture!.Ended);
        Assert.Single(change.Effects.OfType<Effect.SignalNurture>());

        var sold = SoldContact.Sql();
        sold.Disqualify(RejectReason.NoFit, Monday.AddDays(2));
        Assert.Single(sold.Last!.Effects.OfType<Effect.SignalDeal>());
        Assert.Equal("lost", sold.Facts.Single(fact => fact.Kind == "deal").Values["outcome"]);

        sold.Reopen(Monday.AddDays(3));
        Assert.Equal([new Effect.StartDeal(2)], sold.Last!.Effects.OfType<Effect.StartDeal>());
    }

    [Fact]
    public void An_open_attempt_is_called_off_with_the_follow_up_that_a_post_ends()
    {
        var sold = SoldContact.Mql();
        var opened = FollowUpDecider.On(sold.Contact.FollowUp!, new FollowUpSignal.Wake(), Monday, Mexico.Configuration.Plan, Mexico.Calendar).State;

        var change = StagePost.On(sold.Contact with { FollowUp = opened }, new PostedStage(Stage.Sql, false, null, null, Monday), Monday, Mexico.Configuration.Nurture).Change!;

        Assert.Equal(["call-off", "deal"], change.Effects.OfType<Effect.Send>().Select(send => send.Template).Order());
        Assert.Equal((EndKind.Qualified, Monday), (change.Contact.FollowUp!.Ended!.How, change.Contact.FollowUp.SettlesAt));
        Assert.Equal([new Effect.StartDeal(1)], change.Effects.OfType<Effect.StartDeal>());
    }

    [Fact]
    public void A_verdict_that_had_already_ended_it_keeps_its_words_and_times()
    {
        var sold = SoldContact.Mql();
        var end = new FollowUpEnd(EndKind.Rejected, "no-need", Monday.AddMinutes(-5));
        var ended = sold.Contact with { FollowUp = sold.Contact.FollowUp! with { Ended = end, SettlesAt = Monday.AddMinutes(10) } };

        var followUp = StagePost.On(ended, new PostedStage(Stage.Sql, false, null, null, Monday), Monday, Mexico.Configuration.Nurture).Change!.Contact.FollowUp!;

        Assert.Equal((end, Monday.AddMinutes(10), true), (followUp.Ended, followUp.SettlesAt, followUp.IsOver));
    }

    [Fact]
    public void A_return_keeps_the_latest_fifty()
    {
        var returns = Enumerable.Range(1, 50).Select(day => new Recycling($"reason {day}", Stage.Mql, Monday.AddDays(-60 + day))).ToList();
        var sold = SoldContact.Mql().Contact with { Recycled = returns };

        var recycled = StagePost.On(sold, new PostedStage(Stage.Lead, false, null, "not-ready", Monday), Monday, Mexico.Configuration.Nurture).Change!.Contact.Recycled;

        Assert.Equal([.. returns.Skip(1).Select(one => one.Reason), "not-ready"], recycled.Select(one => one.Reason));
    }

    [Fact]
    public void The_track_that_a_return_starts_stands_in_the_timeline_and_is_started()
    {
        var sold = SoldContact.Mql();
        sold.Post(Stage.Lead, Monday.AddDays(1), reason: "not-ready");

        Assert.Contains(sold.Last!.Timeline, entry => entry.Kind == TimelineKind.Nurture && entry.Details["track"] == "educate");
        Assert.Single(sold.Last.Effects.OfType<Effect.StartNurture>());
    }

    [Fact]
    public void A_prospect_whom_a_CRM_calls_a_lead_is_one_and_has_no_deal()
    {
        var sold = SoldContact.At(Stage.Prospect);

        sold.Post(Stage.Lead, Monday.AddDays(1));

        Assert.Equal((Stage.Lead, null), (sold.Contact.Stage, sold.Contact.Deal));
    }

    [Fact]
    public void An_SQL_lost_to_marketing_is_lost_as_a_deal()
    {
        var sold = SoldContact.Sql();

        sold.Post(Stage.Lead, Monday.AddDays(1), reason: "no-budget");

        Assert.Equal((Stage.Lead, DealMove.Lost, "no-budget"), (sold.Contact.Stage, sold.Deal.Standing, sold.Contact.Recycled[^1].Reason));
        Assert.Single(sold.Contact.Recycled);
    }
}
