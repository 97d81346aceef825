using Smarketing.Local.Sample;

namespace Smarketing.Simulation.Plans;

/// <summary>Chance by seed and occasion: what else happens in a world changes nothing in it.</summary>
internal static class Chance
{
    public static SampleChance Of(int seed, string occasion) => new(FormattableString.Invariant($"{seed}|{occasion}"));
}
