using Smarketing.Functions.Dashboard;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Tests.Pages;

namespace Smarketing.Functions.Tests.Dashboard;

public sealed class DashboardFilterTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Fact]
    public void Nothing_asked_for_is_all_of_this_month() => Assert.Equal(
        new DashboardFilter(new Period(new DateOnly(2026, 3, 1), Today)), Read("", "", " ", "").Filter);

    [Theory]
    [InlineData("2026-03-01", "2026-03-31", "", "nobody", "rep")]
    [InlineData("2026-03-01", "2026-03-31", "spring", "ana", "rep")]
    [InlineData("soon", "", "spring", "", "from")]
    [InlineData("2026-03-02", "2026-03-01", "", "bruno", "to")]
    [InlineData("soon", "later", "spring", "ana", "from,rep,to")]
    public void What_is_wrong_is_told_by_field(string from, string to, string campaign, string rep, string fields) =>
        Assert.Equal(fields, string.Join(',', Read(from, to, campaign, rep).Errors.Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void A_campaign_s_name_is_as_long_as_reports_count_it() =>
        Assert.Equal(new string('x', 100), Read("", "", new string('x', 101), "").Filter.Campaign);

    [Theory]
    [InlineData("2026-01-01", "2026-01-01 2026-01-31", "2025-12-01 2025-12-31", "2026-01-01 2026-03-31", "2026-01-01 2026-12-31")]
    [InlineData("2024-03-31", "2024-03-01 2024-03-31", "2024-02-01 2024-02-29", "2024-01-01 2024-03-31", "2024-01-01 2024-12-31")]
    [InlineData("2026-12-31", "2026-12-01 2026-12-31", "2026-11-01 2026-11-30", "2026-10-01 2026-12-31", "2026-01-01 2026-12-31")]
    public void Periods_to_choose_are_those_of_the_calendar(string today, params string[] periods)
    {
        var model = DashboardSamples.Whole("en") with { Today = DateOnly.Parse(today, null) };

        Assert.Equal(periods, model.Presets.Select(preset => $"{FactKeys.Day(preset.Period.From)} {FactKeys.Day(preset.Period.To)}"));
    }

    [Fact]
    public void An_address_says_what_is_asked_for_and_nothing_else()
    {
        var address = new DashboardAddress("AbC.xyz", null);
        var filter = new DashboardFilter(new Period(new DateOnly(2026, 3, 1), Today), Campaign: "a&b=ñ");

        Assert.Equal("/dashboard/AbC.xyz?from=2026-03-01&to=2026-03-31&campaign=a%26b%3D%C3%B1", address.Of(null, filter));
        Assert.Equal("/dashboard/AbC.xyz/reports/sla?from=2026-03-01&to=2026-03-31&rep=ana&lang=es", (address with { Language = "es" }).Of(ReportName.Sla, filter with { Campaign = null, Rep = "ana" }));
        Assert.Equal("/dashboard/AbC.xyz/reports/sla.csv?from=2026-03-01&to=2026-03-31", address.Csv(ReportName.Sla, filter.Period));
    }

    private static DashboardQuestion Read(string from, string to, string campaign, string rep) =>
        DashboardQuestion.Read(from, to, campaign, rep, Today, ["ana", "bruno"], DashboardTexts.English, ReportTexts.In("en"));
}
