using Smarketing.Functions.Configuration;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Dashboard;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Tests.Reports;

namespace Smarketing.Functions.Tests.Dashboard;

public sealed class WonByDayTests
{
    private static readonly Period March = new(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    [Fact]
    public void Days_add_up_to_today_against_the_goal_s_part()
    {
        var won = Of(March.From.AddDays(9), rep: null, (1, "owner=ana amount=100 currency=MXN"), (3, "owner=bruno amount=50.25 currency=MXN"), (3, "owner=outside amount=7 currency=USD"));

        Assert.Equal([100m, 100m, 150.25m, 150.25m], won.Sums.Take(4));
        Assert.Equal((10, 150.25m, 8333.33m), (won.Sums.Count, won.Won, won.Goal));
        Assert.Equal(new Amount(7, "USD"), Assert.Single(won.Others));
        Assert.Equal(465.78m, won.Pace);
        Assert.Equal((2688.17m, 8333.33m), (won.GoalBy(10), won.GoalBy(31)));
    }

    [Fact]
    public void A_rep_s_deals_are_theirs_and_the_goal_is_not()
    {
        var won = Of(March.To, "ana", (1, "owner=ana amount=100 currency=MXN"), (3, "owner=bruno amount=50 currency=MXN"));

        Assert.Equal((100m, null), (won.Won, won.Goal));
    }

    [Fact]
    public void A_rep_s_goal_is_what_was_agreed_with_them_a_month()
    {
        var won = Of(March.To, Agreed(("ana", new Money(12_000, "MXN"))), "ana", (1, "owner=ana amount=100 currency=MXN"));

        Assert.Equal(12_000m, won.Goal);
    }

    [Fact]
    public void Without_a_goal_of_the_company_the_reps_goals_come_together_in_its_currency()
    {
        var configuration = Agreed(("ana", new Money(12_000, "MXN")), ("bruno", new Money(8_000, "MXN")), ("carla", new Money(500, "USD"))) with { Goal = null };

        Assert.Equal(20_000m, Of(March.To, configuration, rep: null).Goal);
    }

    [Fact]
    public void A_campaign_s_deals_are_those_of_its_first_touches_whatever_stands_in_its_name()
    {
        var days = Days(ReportName.Campaigns, (2, "amount=10 currency=MXN firstCampaign=a|b lastCampaign=c"), (2, "amount=5 currency=MXN firstCampaign=c lastCampaign=a|b"));

        Assert.Equal(10m, WonByDay.OfCampaign(days, "a|b", new ReportFrame(March, March.To, Mexico.Configuration), "MXN").Won);
    }

    [Theory]
    [InlineData("2026-02-28", 0)]
    [InlineData("2026-03-01", 1)]
    [InlineData("2026-03-31", 31)]
    [InlineData("2026-04-01", 31)]
    public void The_line_goes_as_far_as_the_days_have_begun(string today, int days) => Assert.Equal(days, Of(DateOnly.Parse(today, null), null).Sums.Count);

    private static SmarketingConfiguration Agreed(params (string Rep, Money Goal)[] goals) => Mexico.Configuration with
    {
        Team = Mexico.Configuration.Team with { Reps = [.. Mexico.Configuration.Team.Reps.Select(rep => rep with { Goal = goals.FirstOrDefault(goal => goal.Rep == rep.Id).Goal })] },
    };

    private static WonByDay Of(DateOnly today, string? rep, params (int Day, string Deal)[] deals) => Of(today, Mexico.Configuration, rep, deals);

    private static WonByDay Of(DateOnly today, SmarketingConfiguration configuration, string? rep, params (int Day, string Deal)[] deals) =>
        WonByDay.Of(Days(ReportName.Reps, deals), rep, new ReportFrame(March, today, configuration), "MXN");

    private static IReadOnlyList<DayTally> Days(ReportName report, params (int Day, string Deal)[] deals) =>
        [.. deals.Select(deal => new DayTally(new DateOnly(2026, 3, deal.Day), Rollup.Of(report, [Story.Fact("deal", $"outcome=won {deal.Deal}")])))];
}
