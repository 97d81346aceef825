namespace Smarketing.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="What">What was run.</param>
/// <param name="Floor">What it is held against in the same run; empty where the goal is a figure of its own.</param>
/// <param name="IsMet">Null where there is no goal.</param>
internal sealed record BenchRow(string What, string Figure, string Floor, string Ratio, string Goal, bool? IsMet)
{
    public static BenchRow Of(string what, string figure, string goal, bool? isMet) => new(what, figure, "", "", goal, isMet);
}
