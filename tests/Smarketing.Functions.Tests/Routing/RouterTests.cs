using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

public sealed class RouterTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);
    private static readonly DateOnly Week = new(2026, 1, 5);
    private static readonly Team Team = Mexico.Configuration.Team;

    [Fact]
    public void A_hundred_at_once_over_four_equal_reps_give_25_each()
    {
        var given = Give(100);

        Assert.Equal([25, 25, 25, 25], given.GroupBy(entry => entry.RepId).Select(rep => rep.Count()));
    }

    [Fact]
    public void Nobody_gets_a_second_before_everybody_has_a_first() =>
        Assert.Equal(4, Give(4).Select(entry => entry.RepId).Distinct().Count());

    [Fact]
    public void Above_everybodys_capacity_the_least_loaded_gets_it_and_the_entry_says_so()
    {
        var given = Give(33);

        Assert.All(given.Take(32), entry => Assert.False(entry.IsOverCapacity));
        Assert.True(given[32].IsOverCapacity);
    }

    [Fact]
    public void Who_is_full_is_passed_over_with_the_reason()
    {
        var loads = new Dictionary<string, RepLoad>(StringComparer.Ordinal) { ["ana"] = new("ana", Week, 8, 8, Now) };

        var entry = Router.Choose(Team, loads, Week, Now);

        Assert.NotEqual("ana", entry.RepId);
        Assert.Equal("full", entry.Skipped["ana"]);
    }

    [Fact]
    public void A_new_week_counts_from_nothing()
    {
        var load = new RepLoad("ana", Week, 8, 8, Now);

        Assert.Equal((0, 1), (load.In(Week.AddDays(7)), load.Given(Week.AddDays(7), Now).ThisWeek));
        Assert.Equal(9, load.Given(Week.AddDays(7), Now).InAll);
    }

    [Theory]
    [InlineData(2026, 1, 5, 5)]
    [InlineData(2026, 1, 11, 5)]
    [InlineData(2026, 1, 12, 12)]
    public void A_week_begins_on_Monday(int year, int month, int day, int monday) =>
        Assert.Equal(new DateOnly(2026, 1, monday), RepKeys.WeekOf(Mexico.At(year, month, day, 12), Mexico.Configuration.Company.Zone));

    private static List<LedgerEntry> Give(int count)
    {
        var loads = new Dictionary<string, RepLoad>(StringComparer.Ordinal);
        var given = new List<LedgerEntry>();
        for (var i = 0; i < count; i++)
        {
            var entry = Router.Choose(Team, loads, Week, Now.AddSeconds(i));
            loads[entry.RepId] = (loads.GetValueOrDefault(entry.RepId) ?? new RepLoad(entry.RepId, Week, 0, 0, null)).Given(Week, Now.AddSeconds(i));
            given.Add(entry);
        }

        return given;
    }
}
