using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Tests.Deals;

namespace Smarketing.Functions.Tests.Reports;

/// <summary>Each stage that stands is one fact, and one that was taken back is none.</summary>
public sealed class StageFactTests
{
    private static readonly DateTimeOffset Monday = SoldContact.Monday;

    [Fact]
    public void A_verdict_counts_once_it_stands_and_from_when_it_was_given()
    {
        var (contact, told) = Decide(new Verdict(VerdictKind.Qualify), Monday.AddHours(2));
        Assert.Empty(told);

        (_, told) = On(contact, new FollowUpSignal.Wake(), Monday.AddHours(2).AddMinutes(15));

        Assert.Equal(["mql>sql"], told.Select(Move));
        Assert.Equal((Monday.AddHours(2), "120"), (told[0].At, told[0].Values["minutes"]));
    }

    [Fact]
    public void Of_a_verdict_and_its_correction_only_what_stands_counts()
    {
        var (contact, _) = Decide(new Verdict(VerdictKind.Qualify), Monday.AddHours(2));
        (contact, var corrected) = On(contact, new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoNeed)), Monday.AddHours(2).AddMinutes(5));
        Assert.Empty(corrected);

        Assert.Equal(["mql>lead"], On(contact, new FollowUpSignal.Wake(), Monday.AddHours(2).AddMinutes(15)).Told.Select(Move));
    }

    [Fact]
    public void An_acceptance_counts_at_once_and_what_follows_counts_from_there()
    {
        var (contact, told) = Decide(new Verdict(VerdictKind.Accept), Monday.AddHours(1));
        Assert.Equal(["mql>sal"], told.Select(Move));

        (contact, _) = On(contact, new FollowUpSignal.Decide(new Verdict(VerdictKind.Qualify)), Monday.AddHours(3));
        (_, told) = On(contact, new FollowUpSignal.Wake(), Monday.AddHours(3).AddMinutes(15));

        Assert.Equal(["sal>sql"], told.Select(Move));
        Assert.Equal("120", told[0].Values["minutes"]);
    }

    [Theory]
    [InlineData(Stage.Lead, Stage.Mql, 90, "90")]
    [InlineData(Stage.Lead, Stage.Mql, -90, "0")]
    [InlineData(Stage.Mql, Stage.Lead, 90, null)]
    [InlineData(Stage.Mql, Stage.Mql, 90, null)]
    public void A_way_forward_tells_how_long_it_took_and_no_less_than_nothing(Stage from, Stage to, int minutes, string? told)
    {
        var fact = StageMove.FactOf(SoldContact.At(from).Contact with { Recycled = [new Recycling("no-need", Stage.Mql, Monday)] }, from, to, Monday, "cause", Monday.AddMinutes(minutes));

        Assert.Equal(told, fact.Values.GetValueOrDefault("minutes"));
        Assert.Equal(to == Stage.Mql, fact.Values.ContainsKey("after"));
    }

    [Fact]
    public void The_timeline_says_from_where_the_contact_came()
    {
        var (before, after) = (SoldContact.At(Stage.Lead).Contact, SoldContact.At(Stage.Mql).Contact);

        Assert.Equal("lead", Assert.Single(StageMove.Timeline(before, after, "cause", Monday)).Details["from"]);
        Assert.False(Assert.Single(StageMove.Timeline(null, after, "cause", Monday)).Details.ContainsKey("from"));
    }

    [Fact]
    public void Nobody_changes_stage_by_being_disqualified()
    {
        var (contact, _) = Decide(new Verdict(VerdictKind.Reject, RejectReason.NoFit), Monday);

        Assert.Empty(On(contact, new FollowUpSignal.Wake(), Monday.AddMinutes(15)).Told);
    }

    [Fact]
    public void Of_a_deal_s_answers_within_15_minutes_only_the_last_counts()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Won, Monday.AddHours(1));
        Assert.Empty(Stages(sold.Facts));
        sold.Say(DealMove.Lost, Monday.AddHours(1).AddMinutes(5), reason: "no-budget");
        Assert.Empty(Stages(sold.Facts));

        sold.Wake(Monday.AddHours(1).AddMinutes(15));

        Assert.Equal(["sql>lead"], Stages(sold.Facts).Select(Move));
        Assert.Equal(Monday.AddHours(1).AddMinutes(5), Stages(sold.Facts)[0].At);
    }

    [Fact]
    public void A_deal_that_was_closed_by_mistake_is_an_opportunity_from_where_it_stood()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Won, Monday.AddHours(1));
        sold.Say(DealMove.Opportunity, Monday.AddHours(1).AddMinutes(5));

        Assert.Equal(["sql>opportunity"], Stages(sold.Facts).Select(Move));
    }

    [Fact]
    public void What_a_CRM_tells_of_an_unsettled_verdict_counts_both()
    {
        var sold = SoldContact.Mql();
        sold.Post(Stage.Opportunity, Monday.AddHours(1));
        Assert.Equal(["mql>opportunity"], Stages(sold.Facts).Select(Move));

        var (contact, _) = Decide(new Verdict(VerdictKind.Qualify), Monday.AddHours(2));
        var posted = StagePost.On(contact, new PostedStage(Stage.Customer, false, null, null, Monday.AddHours(2).AddMinutes(1)), Monday.AddHours(2).AddMinutes(1), Mexico.Configuration.Nurture).Change!;

        Assert.Equal(["mql>sql", "sql>customer"], Stages(FactsOf(posted)).Select(Move));
    }

    [Fact]
    public void A_stage_says_where_the_contact_came_from_and_an_MQL_why_it_is_one()
    {
        var touch = new Touch(Channel.PaidSearch, "spring", null, null, null, null, null, null, Monday) { Offer = Offer.Ebook };
        var lead = SoldContact.At(Stage.Lead).Contact with { FirstTouch = touch, LastTouch = touch with { Channel = Channel.Email, Campaign = null }, Recycled = [new Recycling("asked Juan", Stage.Mql, Monday)] };
        var (mql, _) = FollowUpStart.Of(lead, [], Monday.AddDays(1), new MqlCell(FitIsHigh: false, InterestIsHigh: true, IsRaisedHand: true));

        var values = Assert.Single(StageMove.Facts(lead, mql, "cause", Monday.AddDays(1))).Values;

        Assert.Equal(
            "after=other firstCampaign=spring firstChannel=paid-search firstOffer=ebook fit=low from=lead interest=high lastChannel=email lastOffer=ebook minutes=1440 raisedHand=true rep=ana to=mql",
            string.Join(' ', values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}")));
    }

    private static (Contact Contact, IReadOnlyList<Fact> Told) Decide(Verdict verdict, DateTimeOffset now) => On(SoldContact.Mql().Contact, new FollowUpSignal.Decide(verdict), now);

    private static (Contact Contact, IReadOnlyList<Fact> Told) On(Contact contact, FollowUpSignal signal, DateTimeOffset now)
    {
        var decision = FollowUpDecider.On(contact.FollowUp!, signal, now, Mexico.Configuration.Plan, Mexico.Calendar);
        var change = FollowUpConsequences.Of(contact, decision, now, Mexico.Configuration.Nurture, Mexico.Calendar);
        return (change.Contact, Stages(FactsOf(change)));
    }

    private static IReadOnlyList<Fact> FactsOf(ContactChange change) => [.. change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts)];

    private static IReadOnlyList<Fact> Stages(IEnumerable<Fact> facts) => [.. facts.Where(fact => fact.Kind == "stage")];

    private static string Move(Fact fact) => $"{fact.Values.GetValueOrDefault("from")}>{fact.Values["to"]}";
}
