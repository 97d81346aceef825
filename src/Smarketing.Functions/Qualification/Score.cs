namespace Smarketing.Functions.Qualification;

/// <summary>A sum of points and the rules that made it.</summary>
public sealed record Score(int Points, IReadOnlyList<ScoreReason> Reasons)
{
    public static readonly Score None = new(0, []);

    public static Score Of(IReadOnlyList<ScoreReason> reasons) => new(reasons.Sum(reason => reason.Points), reasons);

    /// <summary>The score of these reasons, and what each cap takes off again.</summary>
    public static Score Of(IReadOnlyList<ScoreReason> reasons, IEnumerable<ScoreReason> caps) => Of([.. reasons, .. caps.Where(cap => cap.Points < 0)]);
}

public sealed record ScoreReason(string Rule, int Points)
{
    /// <summary>What a cap takes off the points that were given; nothing where they are no more than it.</summary>
    public static ScoreReason OfCap(string name, int most, int given) => new($"cap: {name}", Math.Min(0, most - given));
}

/// <summary>Something the person did that shows interest.</summary>
/// <param name="Rule">The rule that gave the points; one offer's rule counts once in 30 days.</param>
/// <param name="Points">At the moment itself; they decay from there.</param>
public sealed record InterestEvent(string Rule, int Points, DateTimeOffset At);
