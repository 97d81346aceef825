namespace Smarketing.Local.Sample;

/// <summary>How a rep works.</summary>
/// <param name="HoursMin">Working hours from the task's opening to the answer.</param>
/// <param name="Misses">The share of tasks that they never come to.</param>
/// <param name="Reaches">The share of calls in which they get to speak to the person.</param>
internal sealed record SampleHabit(double HoursMin, double HoursMax, double Misses, double Reaches)
{
    private static readonly IReadOnlyList<SampleHabit> All =
    [
        new(0.15, 1.2, Misses: 0.01, Reaches: 0.46),
        new(0.5, 3.4, Misses: 0.05, Reaches: 0.38),
        new(1.5, 5.5, Misses: 0.08, Reaches: 0.34),
        new(0.7, 4.5, Misses: 0.26, Reaches: 0.33),
    ];

    /// <summary>One is fast, one as agreed, one slow, one forgets; and so on through the team.</summary>
    public static SampleHabit Of(int rep) => All[rep % All.Count];
}
