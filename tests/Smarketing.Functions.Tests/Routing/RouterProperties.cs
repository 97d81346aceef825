using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

public sealed class RouterProperties
{
    private static readonly DateOnly Week = new(2026, 1, 5);
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void Nobody_is_over_capacity_while_another_is_under_it() => Always.Holds(RoutingCase.Any, one => one.Smaller(), one =>
    {
        foreach (var (entry, before) in Give(one))
        {
            var there = one.Team.Reps.Where(rep => rep.Away is null).ToList();
            var full = there.Where(rep => In(before, rep) >= rep.Capacity).Select(rep => rep.Id).ToList();
            var isEverybodyFull = there.Count > 0 && full.Count == there.Count;

            Assert.True(!full.Contains(entry.RepId) || isEverybodyFull, $"{entry.RepId} is full, and not everybody is: {string.Join(", ", full)}");
            Assert.Equal(isEverybodyFull, entry.IsOverCapacity);
        }
    });

    [Fact]
    public void Who_is_away_gets_nothing_and_the_manager_only_when_everybody_is() => Always.Holds(RoutingCase.Any, one => one.Smaller(), one =>
    {
        var there = one.Team.Reps.Where(rep => rep.Away is null).Select(rep => rep.Id).ToList();

        Assert.All(Give(one), given => Assert.Contains(given.Entry.RepId, there.Count > 0 ? there : [Manager.Id]));
    });

    [Fact]
    public void Among_equals_nobody_is_more_than_one_ahead() => Always.Holds(RoutingCase.OfEquals, one => one.Smaller(), one =>
    {
        var given = one.Team.Reps.ToDictionary(rep => rep.Id, _ => 0, StringComparer.Ordinal);
        foreach (var (entry, _) in Give(one))
        {
            given[entry.RepId]++;

            Assert.InRange(given.Values.Max() - given.Values.Min(), 0, 1);
        }
    });

    [Fact]
    public void Below_everybodys_capacity_each_gets_a_share_by_weight() => Always.Holds(RoutingCase.OfRoomyReps, one => one.Smaller(), one =>
    {
        var given = one.Team.Reps.ToDictionary(rep => rep.Id, _ => 0, StringComparer.Ordinal);
        foreach (var (entry, _) in Give(one))
        {
            given[entry.RepId]++;
        }

        // Each turn goes to the least served, so nobody's service runs ahead of another's by more than one turn.
        Assert.All(one.Team.Reps, rep => Assert.All(one.Team.Reps, other => Assert.True(
            ((double)(given[rep.Id] - 1) / rep.Weight) <= (double)given[other.Id] / other.Weight, $"{rep.Id} ran ahead of {other.Id}")));
    });

    [Fact]
    public void Everybody_is_either_eligible_or_passed_over_with_a_reason() => Always.Holds(RoutingCase.Any, one => one.Smaller(), one =>
    {
        foreach (var (entry, _) in Give(one))
        {
            Assert.True(entry.Eligible.Contains(entry.RepId) || entry is { By: RoutingStep.Manager, Eligible: [] });
            Assert.Equal(one.Team.Reps.Select(rep => rep.Id).Order(StringComparer.Ordinal), entry.Eligible.Concat(entry.Skipped.Keys).Order(StringComparer.Ordinal));
            Assert.NotEmpty(entry.Why);
        }
    });

    /// <summary>The case's MQLs, one after the other, each with the loads that the router saw.</summary>
    private static IEnumerable<(LedgerEntry Entry, IReadOnlyDictionary<string, RepLoad> Before)> Give(RoutingCase one)
    {
        var loads = new Dictionary<string, RepLoad>(one.LoadsBefore(Week, Monday.AddDays(-3)), StringComparer.Ordinal);
        for (var number = 0; number < one.MqlCount; number++)
        {
            // Several arrive at one instant.
            var now = Monday.AddMinutes(number / 3);
            var before = new Dictionary<string, RepLoad>(loads, StringComparer.Ordinal);
            var choice = Router.Choose(one.Team, loads, new Arrival("subject", number), now);
            loads[choice.Load.RepId] = choice.Load;
            yield return (choice.Entry, before);
        }
    }

    private static int In(IReadOnlyDictionary<string, RepLoad> loads, Rep rep) => loads.GetValueOrDefault(rep.Id)?.In(Week) ?? 0;

    /// <param name="ThisWeek">What they were given this week.</param>
    /// <param name="Earlier">What they were given before.</param>
    private sealed record Seller(int Capacity, int Weight, int ThisWeek = 0, int Earlier = 0, bool IsAway = false);

    private sealed record RoutingCase(IReadOnlyList<Seller> Reps, int MqlCount)
    {
        public static Gen<RoutingCase> Any { get; } = Of(
            from capacity in Gen.Choose(1, 12)
            from weight in Gen.Choose(1, 5)
            from thisWeek in Gen.Choose(0, 14)
            from earlier in Gen.Choose(0, 40)
            from isAway in Gen.Elements(false, false, false, true)
            select new Seller(capacity, weight, thisWeek, earlier, isAway));

        public static Gen<RoutingCase> OfEquals { get; } =
            from capacity in Gen.Choose(1, 12)
            from weight in Gen.Choose(1, 5)
            from one in Of(Gen.Constant(new Seller(capacity, weight)))
            select one;

        public static Gen<RoutingCase> OfRoomyReps { get; } = Of(from weight in Gen.Choose(1, 5) select new Seller(1000, weight));

        public Team Team { get; } = Mexico.Configuration.Team with
        {
            Reps =
            [
                .. Reps.Select((rep, index) => Mexico.Configuration.Team.Reps[0] with
                {
                    Id = Id(index), Name = Id(index), Capacity = rep.Capacity, Weight = rep.Weight, Away = rep.IsAway ? new Leave(Week, Week.AddDays(6)) : null,
                }),
            ],
        };

        public IReadOnlyDictionary<string, RepLoad> LoadsBefore(DateOnly week, DateTimeOffset lastAt) => Reps
            .Select((rep, index) => new RepLoad(Id(index), week, rep.ThisWeek, rep.ThisWeek + rep.Earlier, lastAt.AddMinutes(index))
            {
                Turns = (rep.ThisWeek + rep.Earlier) * Team.Reps[index].Turn,
            })
            .Where(load => load.InAll > 0)
            .ToDictionary(load => load.RepId, StringComparer.Ordinal);

        public IEnumerable<RoutingCase> Smaller() =>
        [
            .. Always.Without(Reps).Where(reps => reps.Count > 0).Select(reps => new RoutingCase(reps, MqlCount)),
            .. MqlCount > 1 ? [new RoutingCase(Reps, MqlCount / 2), new RoutingCase(Reps, MqlCount - 1)] : Array.Empty<RoutingCase>(),
        ];

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MqlCount} MQLs to {string.Join("; ", Reps)}");

        private static Gen<RoutingCase> Of(Gen<Seller> rep) =>
            from count in Gen.Choose(1, 7)
            from reps in rep.ListOf(count)
            from mqls in Gen.Choose(1, 80)
            select new RoutingCase([.. reps], mqls);

        private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"rep-{index}");
    }
}
