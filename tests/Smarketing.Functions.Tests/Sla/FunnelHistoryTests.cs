using Smarketing.Functions.Contacts;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

public sealed class FunnelHistoryTests
{
    [Fact]
    public void A_jump_goes_through_each_stage_and_nobody_counts_twice()
    {
        var passages = FunnelHistory.Of(
        [
            new("one", null, Stage.Mql), new("one", Stage.Mql, Stage.Lead), new("one", Stage.Lead, Stage.Mql), new("one", Stage.Mql, Stage.Customer),
            new("two", null, Stage.Lead),
            new("before", Stage.Lead, Stage.Mql),
        ]);

        Assert.Equal([(2, 2), (2, 1), (2, 1), (1, 1), (1, 1)], passages.Select(passage => (passage.Entered, passage.CameFurther)));
        Assert.Null(FunnelHistory.RatesOf(passages));
    }

    [Theory]
    [InlineData(19, 19, true)]
    [InlineData(20, 0, true)]
    [InlineData(20, 1, false)]
    [InlineData(20_000, 1, true)]
    public void Few_people_are_no_base_for_a_rate(int entered, int cameFurther, bool isThin) => Assert.Equal(isThin, new StagePassage("leadToMql", entered, cameFurther).IsThin);

    [Fact]
    public void Enough_history_makes_rates()
    {
        var moves = Enumerable.Range(0, 40).Select(i => new HistoricMove($"{i}", null, i < 20 ? Stage.Customer : Stage.Lead));

        Assert.Equal(new FunnelRates(1, 0.5m, 1, 1, 1), FunnelHistory.RatesOf(FunnelHistory.Of(moves)));
    }
}
