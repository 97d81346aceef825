using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Deals;

/// <summary>What a stage that a CRM posts does to its contact.</summary>
public sealed class StagePostTests
{
    private static readonly DateTimeOffset Monday = SoldContact.Monday;
    private static readonly Money Price = new(12500m, "MXN");

    [Fact]
    public void A_jump_forward_gives_each_stage_between_the_same_time()
    {
        var sold = SoldContact.At(Stage.Lead);

        sold.Post(Stage.Customer, Monday.AddDays(1), money: Price);

        Assert.Equal((Stage.Customer, Owner.Sales), (sold.Contact.Stage, sold.Contact.Owner));
        Assert.All([Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity, Stage.Customer], stage => Assert.Equal(Monday.AddDays(1), sold.Contact.StageTimes[stage]));
        Assert.Equal((Price, Monday.AddDays(1), Monday.AddDays(1)), (sold.Deal.Money, sold.Deal.OpenedAt!.Value, sold.Deal.WonAt!.Value));
        Assert.True(sold.Deal.IsOver);
        Assert.Equal([TimelineKind.Deal, TimelineKind.Stage], sold.Last!.Timeline.Select(entry => entry.Kind));
    }

    [Fact]
    public void A_won_deal_is_a_fact_with_amount_currency_and_owner_and_so_is_the_stage()
    {
        var sold = SoldContact.Sql("carla");

        sold.Post(Stage.Customer, Monday.AddDays(1), money: Price);

        var won = sold.Facts.Single(fact => fact.Kind == "deal");
        Assert.Equal(("won", "12500", "MXN", "carla", "ana"), (won.Values["outcome"], won.Values["amount"], won.Values["currency"], won.Values["owner"], won.Values["rep"]));
        var stage = sold.Facts.Single(fact => fact.Kind == "stage");
        Assert.Equal(("sql", "customer"), (stage.Values["from"], stage.Values["to"]));
    }

    [Fact]
    public void An_executives_address_stands_in_no_fact()
    {
        var sold = SoldContact.Sql("executive@partner.example");

        sold.Post(Stage.Lead, Monday.AddDays(1), isLost: true, reason: "Lucía went to a competitor");

        Assert.DoesNotContain(sold.Facts.SelectMany(fact => fact.Values.Values), value => value.Contains("Luc", StringComparison.Ordinal) || value.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_another_amount_takes_its_place()
    {
        var sold = SoldContact.Sql();
        sold.Post(Stage.Customer, Monday.AddDays(1), money: Price);
        var first = sold.Facts.Single(fact => fact.Kind == "deal");

        Assert.Null(sold.Post(Stage.Customer, Monday.AddDays(2), money: Price));
        Assert.Null(sold.Last);
        sold.Post(Stage.Customer, Monday.AddDays(3), money: Price with { Amount = 13000m });

        var again = Assert.Single(sold.Facts);
        Assert.Equal((first.At, first.Kind, first.Cause, "13000"), (again.At, again.Kind, again.Cause, again.Values["amount"]));
        Assert.Equal(Monday.AddDays(1), sold.Deal.WonAt);
    }

    [Fact]
    public void An_open_follow_up_ends_as_qualified_and_the_orchestration_is_told()
    {
        var sold = SoldContact.Mql();

        sold.Post(Stage.Opportunity, Monday.AddHours(1));

        Assert.Equal((EndKind.Qualified, true), (sold.Contact.FollowUp!.Ended!.How, sold.Contact.FollowUp.IsOver));
        Assert.Contains(sold.Last!.Effects, effect => effect is Effect.SignalFollowUp { Number: 1 });
        Assert.Contains(new Effect.StartDeal(1), sold.Last.Effects);
        Assert.Equal("qualified", sold.Facts.Single(fact => fact.Kind == "follow-up-ended").Values["how"]);
    }

    [Fact]
    public void A_verdict_that_could_still_be_corrected_stands_and_its_executive_gets_the_deal()
    {
        var sold = SoldContact.Mql();
        var verdict = new Verdict(VerdictKind.Qualify, Bant: new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes), Executive: "carla");
        var qualified = FollowUpDecider.On(sold.Contact.FollowUp!, new FollowUpSignal.Decide(verdict), Monday, Mexico.Configuration.Plan, Mexico.Calendar);

        var posted = StagePost.On(sold.Contact with { FollowUp = qualified.State, Stage = Stage.Sql }, new PostedStage(Stage.Opportunity, false, null, null, Monday.AddMinutes(5)), Monday.AddMinutes(5), Mexico.Configuration.Nurture);

        Assert.Equal(("carla", true), (posted.Change!.Contact.Deal!.Executive, posted.Change.Contact.FollowUp!.IsOver));
    }

    [Fact]
    public void A_running_track_stops()
    {
        var sold = SoldContact.At(Stage.Lead);
        var (nurtured, _, _) = NurtureStart.On(sold.Contact, "educate", "cause", null, Monday, Mexico.Configuration.Nurture);

        var change = StagePost.On(nurtured, new PostedStage(Stage.Sql, false, null, null, Monday), Monday, Mexico.Configuration.Nurture).Change!;

        Assert.Equal("sql", change.Contact.Nurture!.Ended);
        Assert.Contains(change.Effects, effect => effect is Effect.SignalNurture);
        Assert.Equal(["deal"], change.Effects.OfType<Effect.Send>().Select(send => send.Template));
    }

    [Theory]
    [InlineData(null, "re-engage", "lost")]
    [InlineData("too expensive", "re-engage", "too expensive")]
    [InlineData("no-budget", "no-budget", "no-budget")]
    [InlineData("educate", "educate", "educate")]
    [InlineData("not-ready", "educate", "not-ready")]
    [InlineData("no-fit", null, "no-fit")]
    public void Lost_to_marketing_is_a_lead_without_interest_on_the_track_of_the_reason(string? reason, string? track, string recycled)
    {
        var sold = SoldContact.Sql();
        sold.Post(Stage.Opportunity, Monday.AddDays(1), money: Price);

        sold.Post(Stage.Lead, Monday.AddDays(2), isLost: true, reason: reason);

        Assert.Equal((Stage.Lead, Owner.Marketing, track), (sold.Contact.Stage, sold.Contact.Owner, sold.Contact.Nurture?.Track));
        Assert.Equal((recycled, Stage.Opportunity), (sold.Contact.Recycled[^1].Reason, sold.Contact.Recycled[^1].From));
        Assert.Empty(sold.Contact.Interest);
        Assert.Equal((Monday.AddDays(2), reason, true), (sold.Deal.LostAt!.Value, sold.Deal.Reason, sold.Deal.IsOver));
        Assert.Equal("lost", sold.Facts.Single(fact => fact.Kind == "deal").Values["outcome"]);
        Assert.Contains(sold.Last!.Timeline, entry => entry.Kind == TimelineKind.Recycled);
    }

    [Fact]
    public void Lost_back_to_SQL_stays_with_sales_and_may_be_an_opportunity_again()
    {
        var sold = SoldContact.Sql();
        sold.Post(Stage.Opportunity, Monday.AddDays(1));
        sold.Post(Stage.Sql, Monday.AddDays(2), isLost: true, reason: "no-timing");

        Assert.Equal((Stage.Sql, Monday.AddDays(2), false), (sold.Contact.Stage, sold.Deal.LostAt!.Value, sold.Deal.IsOver));
        Assert.Null(sold.Contact.Nurture);
        sold.Post(Stage.Opportunity, Monday.AddDays(3));
        Assert.Equal((Stage.Opportunity, null, Monday.AddDays(3)), (sold.Contact.Stage, sold.Deal.LostAt, sold.Deal.OpenedAt!.Value));
    }

    [Theory]
    [InlineData(Stage.Mql, EndKind.Rejected, "no-need", "no-need")]
    [InlineData(Stage.Mql, EndKind.Recycled, "wants to wait", "re-engage")]
    public void An_MQL_given_back_by_a_post_is_recycled(Stage stage, EndKind how, string reason, string track)
    {
        var sold = SoldContact.Mql();

        sold.Post(Stage.Lead, Monday.AddDays(1), reason: reason);

        Assert.Equal((Stage.Lead, how, track), (sold.Contact.Stage, sold.Contact.FollowUp!.Ended!.How, sold.Contact.Nurture!.Track));
        Assert.Equal((reason, stage), (sold.Contact.Recycled[^1].Reason, sold.Contact.Recycled[^1].From));
        Assert.Null(sold.Contact.Deal);
        Assert.DoesNotContain(sold.Facts.SelectMany(fact => fact.Values.Values), value => value == "wants to wait");
    }

    [Fact]
    public void What_became_known_late_counts_for_when_it_happened()
    {
        var sold = SoldContact.Sql();
        var happened = Monday.AddDays(1);

        var change = StagePost.On(sold.Contact, new PostedStage(Stage.Customer, false, Price, null, happened), Monday.AddDays(9), Mexico.Configuration.Nurture).Change!;

        Assert.All(change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts), fact => Assert.Equal(happened, fact.At));
        Assert.Equal((happened, Monday.AddDays(9)), (change.Contact.StageTimes[Stage.Customer], change.Contact.UpdatedAt));
    }

    [Fact]
    public void A_contact_stored_before_there_were_deals_gets_one()
    {
        var sold = SoldContact.At(Stage.Customer);

        sold.Post(Stage.Customer, Monday.AddDays(1), money: Price);

        Assert.Equal((Price, true), (sold.Deal.Money, sold.Deal.IsOver));
    }

    [Fact]
    public void Disqualified_keeps_the_stage_and_ends_all_that_was_open()
    {
        var sold = SoldContact.Sql();
        sold.Post(Stage.Opportunity, Monday.AddDays(1), money: Price);

        Assert.True(sold.Disqualify(RejectReason.NoFit, Monday.AddDays(2)));
        Assert.Equal((Stage.Opportunity, Owner.Marketing, true), (sold.Contact.Stage, sold.Contact.Owner, sold.Deal.IsOver));
        Assert.False(sold.Disqualify(RejectReason.NoFit, Monday.AddDays(3)));
        Assert.Equal(MoveObstacle.Disqualified, sold.Post(Stage.Customer, Monday.AddDays(3)));

        Assert.True(sold.Reopen(Monday.AddDays(4)));
        Assert.Equal((Stage.Opportunity, 2, Price, false), (sold.Contact.Stage, sold.Deal.Number, sold.Deal.Money, sold.Deal.IsOver));
        Assert.Equal(["deal"], sold.Mails);
        Assert.False(sold.Reopen(Monday.AddDays(5)));
    }

    [Fact]
    public void A_re_opened_MQL_is_a_lead_because_nobody_works_on_it()
    {
        var sold = SoldContact.Mql();
        sold.Disqualify(RejectReason.InaccurateData, Monday.AddHours(1));
        Assert.Equal((EndKind.Rejected, true), (sold.Contact.FollowUp!.Ended!.How, sold.Contact.FollowUp.IsOver));

        sold.Reopen(Monday.AddHours(2));

        Assert.Equal((Stage.Lead, Owner.Marketing, null), (sold.Contact.Stage, sold.Contact.Owner, sold.Contact.Disqualified));
    }
}
