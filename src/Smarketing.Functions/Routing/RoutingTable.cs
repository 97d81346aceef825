namespace Smarketing.Functions.Routing;

/// <summary>The team at one moment: who is there, who is full, and where each stands in the round robin.</summary>
internal sealed class RoutingTable
{
    /// <param name="except">A rep who isn't to have it.</param>
    public RoutingTable(Team team, IReadOnlyDictionary<string, RepLoad> loads, DateTimeOffset now, string? except = null)
    {
        Team = team;
        Now = now;
        Week = team.WeekOf(now);
        Seats = Calibrate([.. team.Reps.Where(rep => rep.Id != except).Select(rep => SeatOf(rep, loads))]);
        Manager = SeatOf(team.InPlaceOfARep(), loads);
        GivenInAll = loads.Values.Sum(load => load.InAll);
    }

    public Team Team { get; }

    public DateTimeOffset Now { get; }

    public DateOnly Week { get; }

    public IReadOnlyList<Seat> Seats { get; }

    public Seat Manager { get; }

    public int GivenInAll { get; }

    public Seat? Find(string repId) => Seats.FirstOrDefault(seat => seat.Rep.Id == repId);

    private Seat SeatOf(Rep rep, IReadOnlyDictionary<string, RepLoad> loads)
    {
        var load = loads.GetValueOrDefault(rep.Id) ?? RepLoad.None(rep.Id, Week);
        return new Seat(rep, load, rep.IsAway(Now), load.In(Week) >= rep.Capacity, (double)load.In(Week) / rep.Capacity);
    }

    /// <summary>
    /// Without this, whoever wasn't there for a while would be the lowest in the round robin, and get everything until
    /// they had caught up. Who comes back from leave goes on from the team's average. A newcomer is ahead of the lowest by
    /// one turn, the longest, so that nobody is moved in a team of newcomers.
    /// </summary>
    private IReadOnlyList<Seat> Calibrate(List<Seat> seats)
    {
        var steady = seats.FindAll(seat => !seat.IsAway && seat.Load.LastAt is not null && !IsBack(seat)).ConvertAll(seat => seat.Load.Turns);
        return steady.Count == 0 || steady.Count == seats.Count
            ? seats
            : seats.ConvertAll(seat =>
                seat.Load.LastAt is null ? seat.From(steady.Min() - seats.Max(other => other.Rep.Turn))
                : IsBack(seat) ? seat.From(steady.Average())
                : seat);
    }

    /// <summary>Back from leave, and given nothing since.</summary>
    private bool IsBack(Seat seat) => !Team.CatchesUp
        && seat.Rep.LastDayAway(Now) is { } lastDay && seat.Load.LastAt is { } lastAt && seat.Rep.Calendar.DayOf(lastAt) <= lastDay;
}

/// <param name="Use">How much of the week's capacity is taken.</param>
internal sealed record Seat(Rep Rep, RepLoad Load, bool IsAway, bool IsFull, double Use)
{
    /// <summary>Whose turn it is; of equals whoever has waited longest.</summary>
    public static readonly IComparer<Seat> ByTurn = Comparer<Seat>.Create((one, other) =>
        one.Load.Turns.CompareTo(other.Load.Turns) is not 0 and var byTurns ? byTurns
        : Nullable.Compare(one.Load.LastAt, other.Load.LastAt) is not 0 and var byWait ? byWait
        : string.CompareOrdinal(one.Rep.Id, other.Rep.Id));

    /// <summary>No lower in the round robin than <paramref name="turns"/>.</summary>
    public Seat From(double turns) => this with { Load = Load with { Turns = Math.Max(Load.Turns, turns) } };
}
