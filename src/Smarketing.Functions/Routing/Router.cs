namespace Smarketing.Functions.Routing;

/// <summary>What a rep has been given.</summary>
/// <param name="Week">The Monday of the week that <paramref name="ThisWeek"/> counts.</param>
public sealed record RepLoad(string RepId, DateOnly Week, int ThisWeek, int InAll, DateTimeOffset? LastAt)
{
    public int In(DateOnly week) => Week == week ? ThisWeek : 0;

    public RepLoad Given(DateOnly week, DateTimeOffset now) => new(RepId, week, In(week) + 1, InAll + 1, now);
}

/// <summary>Who got a follow-up, and why.</summary>
/// <param name="Skipped">The reps who were passed over, each with the reason.</param>
public sealed record LedgerEntry(string RepId, string RepName, IReadOnlyList<string> Why, IReadOnlyList<string> Eligible, IReadOnlyDictionary<string, string> Skipped, bool IsOverCapacity, DateTimeOffset At);

/// <summary>Chooses one rep for one MQL.</summary>
public static class Router
{
    /// <summary>
    /// Round robin weighted by share: whoever has had the least for their weight, and of those whoever has waited
    /// longest. Those at their weekly capacity are passed over while anybody else is there.
    /// </summary>
    public static LedgerEntry Choose(Team team, IReadOnlyDictionary<string, RepLoad> loads, DateOnly week, DateTimeOffset now)
    {
        RepLoad LoadOf(Rep rep) => loads.GetValueOrDefault(rep.Id) ?? new RepLoad(rep.Id, week, 0, 0, null);
        var full = team.Reps.Where(rep => LoadOf(rep).In(week) >= rep.Capacity).ToList();
        var eligible = full.Count < team.Reps.Count ? team.Reps.Except(full).ToList() : full;
        var chosen = eligible
            .OrderBy(rep => (double)LoadOf(rep).InAll / rep.Weight)
            .ThenBy(rep => LoadOf(rep).LastAt ?? DateTimeOffset.MinValue)
            .ThenBy(rep => rep.Id, StringComparer.Ordinal)
            .First();
        var isOverCapacity = full.Contains(chosen);
        return new LedgerEntry(
            chosen.Id, chosen.Name,
            [isOverCapacity ? "everybody is at capacity: the least loaded" : "round robin", $"{LoadOf(chosen).In(week)} of {chosen.Capacity} this week before"],
            [.. eligible.Select(rep => rep.Id)],
            full.Except(eligible).ToDictionary(rep => rep.Id, _ => "full", StringComparer.Ordinal),
            isOverCapacity, now);
    }
}
