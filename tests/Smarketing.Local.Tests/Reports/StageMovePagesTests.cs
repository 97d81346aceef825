using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Reports;

public sealed class StageMovePagesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    /// <summary>An import brings many to their stage at one instant: no page may begin in the middle of it at the wrong one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Pages_of_any_size_hold_each_move_once_in_order_of_time(int limit)
    {
        await using var world = await ErasureWorld.StartAsync();
        var store = world.Get<FactStore>();
        for (var i = 0; i < 12; i++)
        {
            await store.AppendAsync(
                [Fact.Of(Monday.AddHours(i / 5 * 20), StageMove.FactKind, $"subject-{i:D2}", "cause", ("to", $"{i}")), Fact.Of(Monday, "submission", $"subject-{i:D2}", "cause")], CancellationToken.None);
        }

        var (listed, pages) = (new List<Fact>(), 0);
        FactPosition? after = null;
        do
        {
            var page = await store.ListAsync(StageMove.FactKind, new Period(new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 6)), after, limit, CancellationToken.None);
            (after, pages) = (page.Next, pages + 1);
            listed.AddRange(page.Facts);
        }
        while (after is not null && pages < 20);

        Assert.Equal([.. Enumerable.Range(0, 10).Select(i => $"{i}")], listed.Select(fact => fact.Values["to"]));
    }
}
