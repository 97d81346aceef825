using System.Globalization;

namespace Smarketing.Functions.Routing;

/// <summary>One MQL, given.</summary>
/// <param name="Load">The chosen rep's, with this MQL.</param>
public sealed record RoutingChoice(LedgerEntry Entry, RepLoad Load);

/// <summary>Chooses one rep for one MQL.</summary>
public static class Router
{
    /// <summary>
    /// The contact's former rep, else the owner of the company, else the reps of the first rule with somebody free, else
    /// the whole team; among several the round robin decides. When everybody has the week's number the least loaded
    /// takes one more, and when everybody is away the manager does.
    /// </summary>
    public static RoutingChoice Choose(Team team, IReadOnlyDictionary<string, RepLoad> loads, Arrival arrival, DateTimeOffset now)
    {
        var table = new RoutingTable(team, loads, now, arrival.GivenUp?.By);
        var notes = arrival.GivenUp is { } givenUp ? new List<string> { $"not {givenUp.By}: {Words.Of(givenUp.Why)}" } : [];
        return Known(table, arrival, arrival.FormerRep, RoutingStep.FormerRep, "former rep", notes)
            ?? Known(table, arrival, arrival.CompanyOwner, RoutingStep.CompanyOwner, "owner of the same company", notes)
            ?? Territory(table, arrival, notes)
            ?? RoundRobin(table, arrival, notes)
            ?? LeastLoaded(table, arrival, notes)
            ?? NobodyThere(table, arrival, notes);
    }

    /// <summary>The rep whom somebody has named, be they away or full.</summary>
    public static RoutingChoice GiveTo(Rep rep, Team team, IReadOnlyDictionary<string, RepLoad> loads, Arrival arrival, DateTimeOffset now)
    {
        var table = new RoutingTable(team, loads, now);
        return Give(table, arrival, table.Find(rep.Id) ?? table.Manager, [], RoutingStep.ByHand, null, ["by hand"], new(StringComparer.Ordinal));
    }

    /// <summary>A rep whom the contact or the company knows, unless away. Capacity doesn't part them.</summary>
    private static RoutingChoice? Known(RoutingTable table, Arrival arrival, string? repId, RoutingStep by, string why, List<string> notes)
    {
        if (repId is null || table.Find(repId) is not { } seat)
        {
            return null;
        }

        if (seat.IsAway)
        {
            notes.Add($"the {why}, {seat.Rep.Name}, is away");
            return null;
        }

        return Give(table, arrival, seat, [seat], by, null, [why, .. notes], new(StringComparer.Ordinal));
    }

    private static RoutingChoice? Territory(RoutingTable table, Arrival arrival, List<string> notes)
    {
        foreach (var rule in table.Team.Rules.Where(rule => rule.When.Hold(arrival)))
        {
            var skipped = table.Seats.Where(seat => !rule.Reps.Contains(seat.Rep.Id)).ToDictionary(seat => seat.Rep.Id, _ => SkippedRep.Territory, StringComparer.Ordinal);
            if (InTurn(table, arrival, [.. table.Seats.Where(seat => rule.Reps.Contains(seat.Rep.Id))], RoutingStep.Rule, rule.Id, [$"rule {rule.Id}", .. notes], skipped) is { } choice)
            {
                return choice;
            }

            notes.Add($"rule {rule.Id}: nobody is free");
        }

        return null;
    }

    private static RoutingChoice? RoundRobin(RoutingTable table, Arrival arrival, List<string> notes) =>
        InTurn(table, arrival, table.Seats, RoutingStep.RoundRobin, null, ["round robin", .. notes], new(StringComparer.Ordinal));

    /// <summary>
    /// Of those who are there and under their capacity, and of these whoever is at work soonest: the one whose turn it
    /// is. A tie goes to whoever has waited longest.
    /// </summary>
    private static RoutingChoice? InTurn(
        RoutingTable table, Arrival arrival, IReadOnlyList<Seat> seats, RoutingStep by, string? rule, List<string> why, Dictionary<string, SkippedRep> skipped)
    {
        var free = seats.Where(seat => seat is { IsAway: false, IsFull: false }).ToList();
        if (free.Count == 0)
        {
            return null;
        }

        var soonest = Soonest(free, table.Now);
        Note(skipped, seats.Where(seat => seat.IsFull), SkippedRep.Full);
        Note(skipped, free.Except(soonest), SkippedRep.OutOfHours);
        return Give(table, arrival, soonest.Order(Seat.ByTurn).First(), soonest, by, rule, why, skipped);
    }

    /// <summary>A rule that applies still says among whom, as long as one of them is there.</summary>
    private static RoutingChoice? LeastLoaded(RoutingTable table, Arrival arrival, List<string> notes)
    {
        var there = table.Seats.Where(seat => !seat.IsAway).ToList();
        if (there.Count == 0)
        {
            return null;
        }

        var kept = table.Team.Rules
            .Where(rule => rule.When.Hold(arrival))
            .Select(rule => there.Where(seat => rule.Reps.Contains(seat.Rep.Id)).ToList())
            .FirstOrDefault(reps => reps.Count > 0) ?? there;
        var skipped = new Dictionary<string, SkippedRep>(StringComparer.Ordinal);
        Note(skipped, there.Except(kept), SkippedRep.Territory);
        var least = kept.OrderBy(seat => seat.Use).ThenBy(seat => seat, Seat.ByTurn).First();
        return Give(table, arrival, least, kept, RoutingStep.LeastLoaded, null, ["everybody is at capacity: the least loaded", .. notes], skipped);
    }

    private static RoutingChoice NobodyThere(RoutingTable table, Arrival arrival, List<string> notes) =>
        Give(table, arrival, table.Manager, [], RoutingStep.Manager, null, ["nobody else is there: the manager", .. notes], new(StringComparer.Ordinal));

    private static RoutingChoice Give(
        RoutingTable table, Arrival arrival, Seat seat, IReadOnlyList<Seat> eligible, RoutingStep by, string? rule, List<string> why, Dictionary<string, SkippedRep> skipped)
    {
        Note(skipped, table.Seats.Where(other => other.IsAway && other != seat), SkippedRep.Away);
        if (arrival.GivenUp is { } givenUp)
        {
            skipped[givenUp.By] = SkippedRep.GaveUp;
        }

        var before = seat.Load.In(table.Week);
        if (seat != table.Manager)
        {
            why.Insert(1, string.Create(CultureInfo.InvariantCulture, $"{before} of {seat.Rep.Capacity} this week before"));
        }

        var entry = new LedgerEntry(
            table.Now, seat.Rep.Id, seat.Rep.Name, by, rule, why, [.. eligible.Select(one => one.Rep.Id)], skipped, seat.IsFull, seat.Load, table.GivenInAll, arrival);
        return new RoutingChoice(entry, seat.Load.Given(seat.Rep, table.Week, table.Now));
    }

    private static void Note(Dictionary<string, SkippedRep> skipped, IEnumerable<Seat> seats, SkippedRep why)
    {
        foreach (var seat in seats)
        {
            skipped[seat.Rep.Id] = why;
        }
    }

    /// <summary>Those at work when the first of them is.</summary>
    private static List<Seat> Soonest(List<Seat> seats, DateTimeOffset now)
    {
        if (seats.TrueForAll(seat => ReferenceEquals(seat.Rep.Calendar, seats[0].Rep.Calendar)))
        {
            return seats;
        }

        var begins = seats.ConvertAll(seat => seat.Rep.Calendar.WorkingTimeFrom(now));
        var first = begins.Min();
        return [.. seats.Where((_, index) => begins[index] == first)];
    }
}
