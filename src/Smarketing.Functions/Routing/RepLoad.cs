namespace Smarketing.Functions.Routing;

/// <summary>What a rep has been given.</summary>
/// <param name="Week">The Monday of the week that <paramref name="ThisWeek"/> counts.</param>
public sealed record RepLoad(string RepId, DateOnly Week, int ThisWeek, int InAll, DateTimeOffset? LastAt)
{
    /// <summary>Where the rep stands in the round robin: each MQL adds <see cref="Rep.Turn"/>, and the lowest is next.</summary>
    public double Turns { get; init; }

    public static RepLoad None(string repId, DateOnly week) => new(repId, week, 0, 0, null);

    public int In(DateOnly week) => Week == week ? ThisWeek : 0;

    public RepLoad Given(Rep rep, DateOnly week, DateTimeOffset now) =>
        new(RepId, week, In(week) + 1, InAll + 1, now) { Turns = Turns + rep.Turn };
}

/// <summary>A rep's row: what they were given, and what was changed of them.</summary>
public sealed record RepState(RepLoad Load, RepSettings Settings);
