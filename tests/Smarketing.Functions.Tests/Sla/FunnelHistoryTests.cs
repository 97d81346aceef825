using Smarketing.Functions.Reports;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Tests.Reports;

namespace Smarketing.Functions.Tests.Sla;

public sealed class FunnelHistoryTests
{
    [Fact]
    public void Rates_are_those_of_the_funnel_s_report_and_none_is_more_than_1()
    {
        var passages = PassagesOf("to=mql", "from=mql to=lead", "from=lead to=mql", "from=mql to=customer", "to=lead", "from=lead to=mql", "from=lead to=mql");

        Assert.Equal([(2, 2), (2, 2), (4, 1), (1, 1), (1, 1)], passages.Select(passage => (passage.Entered, passage.CameFurther)));
        Assert.Null(FunnelHistory.RatesOf(passages));
    }

    [Theory]
    [InlineData(19, 19, true)]
    [InlineData(20, 0, true)]
    [InlineData(20, 1, false)]
    [InlineData(20_000, 1, true)]
    public void Few_people_are_no_base_for_a_rate(int entered, int cameFurther, bool isThin) => Assert.Equal(isThin, new StagePassage("leadToMql", entered, cameFurther).IsThin);

    [Fact]
    public void Enough_history_makes_rates() =>
        Assert.Equal(new FunnelRates(1, 0.5m, 1, 1, 1), FunnelHistory.RatesOf(PassagesOf([.. Enumerable.Range(0, 40).Select(i => i < 20 ? "to=customer" : "to=lead")])));

    private static IReadOnlyList<StagePassage> PassagesOf(params string[] moves) =>
        FunnelHistory.Of(Rollup.Of(ReportName.Funnel, moves.Select(move => Story.Fact("stage", move))));
}
