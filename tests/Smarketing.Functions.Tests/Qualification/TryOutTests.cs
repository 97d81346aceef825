using System.Text.Json;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Engagement;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

public sealed class TryOutTests
{
    private static readonly RuleSet Running = Mexico.Configuration.Rules;
    private static readonly string Click = EngagementEvent.RuleOf("click");

    [Fact]
    public void Nobody_changes_side_under_the_same_rules() =>
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.False(Try(Ana("CEO", stage, ("ebook", 35, 0)), Running).ChangesSide));

    [Fact]
    public void A_higher_threshold_takes_MQLs_back_whatever_became_of_them()
    {
        var changed = Running with { FitThreshold = 60 };

        var tried = Try(Ana("CEO", Stage.Customer, ("ebook", 35, 0)), changed);

        Assert.Equal((QualificationDecision.Mql, QualificationDecision.Nurture), (tried.Before.Decision, tried.After.Decision));
        Assert.Contains("fit 50 of 60", tried.After.Reasons);
    }

    [Fact]
    public void What_was_asked_for_last_is_weighed_when_it_was_asked_for_and_not_as_it_has_decayed()
    {
        var changed = Running with { RaisedHands = new HashSet<Offer>() };
        var asked = Ana("Arquitecta", Stage.Mql, ("ebook", 35, -100), ("demo", 50, -90), (Click, 5, -80));

        var tried = Try(asked, changed);

        Assert.Equal((QualificationDecision.Mql, QualificationDecision.Nurture), (tried.Before.Decision, tried.After.Decision));
        Assert.Equal("raised-hand: demo", tried.Before.Reasons[0]);
        Assert.True(tried.After.InterestIsHigh);
    }

    [Fact]
    public void Clicks_are_worth_what_the_changed_rules_say()
    {
        var changed = Rules.Read(""" "interest": { "threshold": 30, "halfLifeDays": 30, "sameOfferAfterDays": 30, "click": 20 } """);

        var tried = Try(Ana("CEO", Stage.Prospect, ("newsletter", 10, -1), (Click, 5, 0)), changed);

        Assert.Equal((15, 30), (tried.Before.Interest.Points, tried.After.Interest.Points));
        Assert.Equal((QualificationDecision.Nurture, QualificationDecision.Mql), (tried.Before.Decision, tried.After.Decision));
    }

    [Theory]
    [InlineData("newsletter", QualificationDecision.Prospect)]
    [InlineData("ebook", QualificationDecision.Lead)]
    public void Who_was_handed_over_goes_back_to_what_they_had_asked_for(string offer, QualificationDecision decision)
    {
        var changed = Running with { FitThreshold = 60, InterestThreshold = 60 };

        Assert.Equal(decision, Try(Ana("CEO", Stage.Mql, (offer, 35, 0)), changed).After.Decision);
    }

    [Fact]
    public void Who_has_shown_no_interest_is_weighed_by_fit_alone()
    {
        var changed = Rules.Read(""" "policies": { "highFitLowInterest": "mql", "lowFitHighInterest": "nurture" } """);

        Assert.Equal(QualificationDecision.Mql, Try(Ana("CEO", Stage.Lead), changed).After.Decision);
    }

    [Fact]
    public void A_page_counts_who_changes_side_and_shows_only_them()
    {
        var changed = Running with { FitThreshold = 60 };
        IReadOnlyList<TriedContact> contacts =
        [
            Try(Ana("CEO", Stage.Mql, ("ebook", 35, 0)), changed), Try(Ana("VP", Stage.Mql, ("guide", 35, 0)), changed),
            Try(Ana("CEO", Stage.Prospect, ("newsletter", 10, 0)), changed), Try(Ana("Arquitecta", Stage.Mql, ("demo", 50, 0)), changed),
        ];
        var page = new TryOutPage(contacts, new TryOutPosition(new IndexedContact("stage|mql", "contact"), 4, 9), HasMore: true);

        var shown = JsonSerializer.SerializeToElement(TryOutView.Of(page), JsonSerializerOptions.Web);

        Assert.Equal("""{"mql":{"nurture":2},"nurture":{"prospect":1}}""", shown.GetProperty("counts").ToString());
        Assert.Equal((1, 3), (shown.GetProperty("unchanged").GetInt32(), shown.GetProperty("changes").GetArrayLength()));
        Assert.Equal("""{"done":4,"total":9}""", shown.GetProperty("progress").ToString());
        Assert.Equal(page.At, TryOutPosition.Find(shown.GetProperty("next").ToString()));
        var lines = TryOutView.CsvOf(page).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("contact,from,to,fitBefore,fitAfter,interestBefore,interestAfter,reasons", lines[0]);
        Assert.StartsWith("contact,mql,nurture,50,50,35,35,\"fit-low, interest-high: policy nurture; fit 50 of 60; ", lines[1], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
    }

    [Theory]
    [InlineData("stage|lead~abc~5~12", 12)]
    [InlineData("stage|lead~abc~5~", null)]
    public void A_try_out_goes_on_where_it_stopped(string text, int? total)
    {
        var position = TryOutPosition.Find(text);

        Assert.Equal(new TryOutPosition(new IndexedContact("stage|lead", "abc"), 5, total), position);
        Assert.Equal(text, position!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("stage|lead")]
    [InlineData("stage|lead~~5~5")]
    [InlineData("stage|nowhere~abc~5~5")]
    [InlineData("rep|ana~abc~5~5")]
    [InlineData("stage|lead~abc~-5~5")]
    [InlineData("stage|lead~abc~5~many")]
    public void What_no_answer_gave_is_no_place_to_go_on_from(string text) => Assert.Null(TryOutPosition.Find(text));

    private static TriedContact Try(Contact contact, RuleSet changed) => TryOut.Of(contact, Running, changed, Rules.Now);

    private static Contact Ana(string title, Stage stage, params (string Rule, int Points, int Day)[] interest)
    {
        var contact = Rules.Contact("ana@alba.mx", stage);
        return contact with
        {
            Person = contact.Person with { JobTitle = title },
            Interest = [.. interest.Select(happened => new InterestEvent(happened.Rule, happened.Points, Rules.Now.AddDays(happened.Day)))],
        };
    }
}
