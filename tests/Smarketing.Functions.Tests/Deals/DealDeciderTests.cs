using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Deals;

/// <summary>What the owner of a deal says, what can be taken back, and who is reminded.</summary>
public sealed class DealDeciderTests
{
    private static readonly DateTimeOffset Monday = SoldContact.Monday;
    private static readonly Money Price = new(12500m, "MXN");

    [Fact]
    public void An_opportunity_and_then_won_are_two_steps_forward()
    {
        var sold = SoldContact.Sql();

        Assert.Equal(DealReply.Recorded, sold.Say(DealMove.Opportunity, Monday.AddDays(1), Price));
        Assert.Equal((Stage.Opportunity, Price), (sold.Contact.Stage, sold.Deal.Money));
        Assert.Equal(DealReply.Recorded, sold.Say(DealMove.Won, Monday.AddDays(1).AddMinutes(1)));

        Assert.Equal((Stage.Customer, Price, Monday.AddDays(1)), (sold.Contact.Stage, sold.Deal.Money, sold.Deal.OpenedAt!.Value));
        Assert.DoesNotContain(sold.Facts, fact => fact.Kind == "deal");
    }

    [Fact]
    public void What_was_won_counts_once_it_cannot_be_corrected_any_more()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Won, Monday, Price);

        Assert.Equal(Monday.AddMinutes(15), sold.NextAlarm);
        Assert.False(sold.Wake(Monday.AddMinutes(14)));
        Assert.True(sold.Wake(Monday.AddMinutes(15)));

        var counted = Assert.Single(sold.Facts, fact => fact.Kind == "deal");
        Assert.Equal((Monday, "won"), (counted.At, counted.Values["outcome"]));
        Assert.True(sold.Deal.IsOver);
        Assert.Null(sold.NextAlarm);
    }

    [Theory]
    [InlineData(DealMove.Won, DealMove.Lost, Stage.Lead)]
    [InlineData(DealMove.Lost, DealMove.Won, Stage.Customer)]
    [InlineData(DealMove.Lost, DealMove.Opportunity, Stage.Opportunity)]
    [InlineData(DealMove.Won, DealMove.Opportunity, Stage.Opportunity)]
    public void Another_answer_within_15_minutes_is_as_if_the_first_had_not_been(DealMove first, DealMove second, Stage stage)
    {
        var sold = SoldContact.Sql();
        sold.Say(first, Monday, Price, "no-need");

        Assert.Equal(DealReply.Recorded, sold.Say(second, Monday.AddMinutes(15), reason: second == DealMove.Lost ? "no-budget" : null));

        Assert.Equal((stage, null), (sold.Contact.Stage, sold.Deal.Money));
        Assert.Equal(stage == Stage.Lead ? ["no-budget"] : [], sold.Contact.Recycled.Select(recycled => recycled.Reason));
        Assert.Contains(sold.Last!.Timeline, entry => entry.Kind == TimelineKind.Correction && entry.Details["corrects"] == Words.Of(first));
        Assert.Equal(stage == Stage.Lead, !sold.Contact.StageTimes.ContainsKey(Stage.Opportunity));
        if (stage != Stage.Opportunity)
        {
            Assert.Equal(Monday.AddMinutes(15), sold.Deal.Undo!.Until);
        }
    }

    [Fact]
    public void After_15_minutes_what_was_said_stands()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Won, Monday, Price);

        Assert.Equal(DealReply.Unchanged, sold.Say(DealMove.Won, Monday.AddDays(1)));
        Assert.Equal(DealReply.TooLate, sold.Say(DealMove.Lost, Monday.AddMinutes(16)));
        sold.Wake(Monday.AddMinutes(15));
        Assert.Equal(DealReply.TooLate, sold.Say(DealMove.Lost, Monday.AddMinutes(15)));
        Assert.Equal(Stage.Customer, sold.Contact.Stage);
    }

    [Fact]
    public void A_lost_lead_who_has_asked_for_a_demo_since_is_not_taken_back()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Lost, Monday);
        var (again, _) = FollowUpStart.Of(sold.Contact, [], Monday.AddMinutes(5));

        Assert.Equal(DealReply.TooLate, DealDecider.Say(again, new DealAnswer(DealMove.Won, null, null), Monday.AddMinutes(6)).Reply);
        var settled = DealDecider.Wake(again, again.Deal!.Watch, Monday.AddMinutes(15), Mexico.Configuration.Deals, Mexico.Configuration.Nurture)!;
        Assert.Null(settled.Contact.Nurture);
        Assert.NotEmpty(settled.Contact.Interest);
    }

    [Fact]
    public void Lost_goes_to_its_track_once_it_stands()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Lost, Monday, reason: "no-timing");
        Assert.Equal((Stage.Lead, null), (sold.Contact.Stage, sold.Contact.Nurture));

        sold.Wake(Monday.AddMinutes(15));

        Assert.Equal("no-timing", sold.Contact.Nurture!.Track);
        Assert.Empty(sold.Contact.Interest);
    }

    [Theory]
    [InlineData(DealMove.Opportunity)]
    [InlineData(DealMove.Lost)]
    public void A_customer_stays_one_whatever_is_said_of_a_deal_that_was_left_open(DealMove move)
    {
        var sold = SoldContact.CustomerWithOpenDeal();

        Assert.Equal(DealReply.TooLate, sold.Say(move, Monday));
        Assert.Equal(DealReply.Recorded, sold.Say(DealMove.Won, Monday, Price));
        Assert.Equal(DealReply.TooLate, sold.Say(move, Monday.AddMinutes(1)));
        Assert.Equal((Stage.Customer, Price), (sold.Contact.Stage, sold.Deal.Money));
    }

    [Fact]
    public void A_new_amount_is_a_move_and_the_same_is_none()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Opportunity, Monday, Price);

        Assert.Equal(DealReply.Unchanged, sold.Say(DealMove.Opportunity, Monday.AddDays(1)));
        Assert.Equal(DealReply.Unchanged, sold.Say(DealMove.Opportunity, Monday.AddDays(1), Price));
        Assert.Equal(DealReply.Recorded, sold.Say(DealMove.Opportunity, Monday.AddDays(13), Price with { Amount = 9000m }));
        Assert.Equal(Monday.AddDays(27), sold.NextAlarm);
    }

    [Theory]
    [InlineData(DealMove.Won, null, null, DealReply.Unchanged)]
    [InlineData(DealMove.Won, 12500, null, DealReply.Unchanged)]
    [InlineData(DealMove.Won, 9000, null, DealReply.Recorded)]
    [InlineData(DealMove.Lost, null, null, DealReply.Unchanged)]
    [InlineData(DealMove.Lost, null, "no-budget", DealReply.Unchanged)]
    [InlineData(DealMove.Lost, null, "no-need", DealReply.Recorded)]
    public void Of_an_end_only_what_is_new_is_recorded(DealMove move, int? amount, string? reason, DealReply reply)
    {
        var sold = SoldContact.Sql();
        sold.Say(move, Monday, move == DealMove.Won ? Price : null, move == DealMove.Lost ? "no-budget" : null);

        Assert.Equal(reply, sold.Say(move, Monday.AddMinutes(1), amount is { } said ? Price with { Amount = said } : null, reason));
    }

    [Fact]
    public void Three_reminders_of_14_days_each_and_then_silence()
    {
        var sold = SoldContact.Sql();
        var causes = new List<string>();
        foreach (var day in new[] { 14, 28, 42 })
        {
            Assert.Equal(Monday.AddDays(day), sold.NextAlarm);
            Assert.False(sold.Wake(Monday.AddDays(day).AddSeconds(-1)));
            Assert.True(sold.Wake(Monday.AddDays(day)));
            var mail = Assert.Single(sold.Last!.Effects.OfType<Effect.Send>());
            Assert.Equal((EmailKind.Deal, Recipient.DealOwner, "deal-reminder", 1), (mail.Kind, mail.To, mail.Template, mail.Deal));
            causes.Add(mail.Cause);
        }

        Assert.Equal(3, causes.Distinct().Count());
        Assert.Null(sold.NextAlarm);
        Assert.False(sold.Wake(Monday.AddDays(400)));
    }

    [Fact]
    public void Who_was_not_reminded_while_the_program_was_down_is_reminded_once()
    {
        var sold = SoldContact.Sql();

        Assert.True(sold.Wake(Monday.AddDays(60)));

        Assert.Equal(Monday.AddDays(74), sold.NextAlarm);
    }

    [Fact]
    public void A_move_after_the_silence_is_watched_over_by_another_orchestration()
    {
        var sold = SoldContact.Sql();
        foreach (var day in new[] { 14, 28, 42 })
        {
            sold.Wake(Monday.AddDays(day));
        }

        sold.Say(DealMove.Opportunity, Monday.AddDays(50));

        Assert.Contains(new Effect.StartDeal(2), sold.Last!.Effects);
        Assert.Equal((2, Monday.AddDays(64)), (sold.Deal.Watch, sold.NextAlarm!.Value));
        Assert.Null(DealDecider.NextAlarm(sold.Contact, 1, Mexico.Configuration.Deals));
    }

    [Fact]
    public void A_move_tells_the_orchestration_that_runs()
    {
        var sold = SoldContact.Sql();

        sold.Say(DealMove.Opportunity, Monday.AddDays(1));

        Assert.Equal(1, sold.Last!.Effects.OfType<Effect.SignalDeal>().Single().Watch);
        Assert.Empty(sold.Last.Effects.OfType<Effect.StartDeal>());
    }

    [Fact]
    public void A_deal_that_the_CRM_has_closed_takes_no_other_word()
    {
        var sold = SoldContact.Sql();
        sold.Post(Stage.Customer, Monday.AddDays(1), money: Price);

        Assert.Equal(DealReply.Unchanged, sold.Say(DealMove.Won, Monday.AddDays(1)));
        Assert.Equal(DealReply.TooLate, sold.Say(DealMove.Lost, Monday.AddDays(1)));
        Assert.Null(sold.NextAlarm);
    }

    [Fact]
    public void What_the_CRM_says_stands_at_once_over_what_the_owner_could_have_corrected()
    {
        var sold = SoldContact.Sql();
        sold.Say(DealMove.Lost, Monday, reason: "no-need");

        sold.Post(Stage.Opportunity, Monday.AddMinutes(5), money: Price);

        Assert.Equal((Stage.Opportunity, 2), (sold.Contact.Stage, sold.Deal.Number));
        Assert.Equal("lost", sold.Facts.Single(fact => fact.Kind == "deal").Values["outcome"]);
        Assert.Contains(new Effect.StartDeal(2), sold.Last!.Effects);
    }
}
