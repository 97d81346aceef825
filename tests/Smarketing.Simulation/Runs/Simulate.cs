using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Runs;

/// <summary>What many worlds come to.</summary>
/// <param name="Broken">The world of the lowest seed that broke a promise, of those that were run.</param>
internal sealed record Tally(int Worlds, long Steps, long Troubles, long Crashes, WorldResult? Broken)
{
    public static readonly Tally None = new(0, 0, 0, 0, null);

    public Tally With(WorldResult world) => new(
        Worlds + 1, Steps + world.Counts.Steps, Troubles + world.Counts.Troubles, Crashes + world.Counts.Crashes,
        world.Broken is not null && !(Broken?.Plan.Seed < world.Plan.Seed) ? world : Broken);

    public override string ToString() => FormattableString.Invariant($"{Worlds} worlds, {Steps} steps, {Troubles} troubles, {Crashes} crashes");
}

/// <summary>Runs worlds, as many at once as there are processors, until one breaks a promise.</summary>
internal static class Simulate
{
    /// <param name="seeds">Each a world.</param>
    /// <param name="tell">Takes the tally after each world.</param>
    /// <param name="isOver">Whether no further world is to be begun.</param>
    public static async Task<Tally> RunAsync(IEnumerable<int> seeds, Action<Tally>? tell = null, Func<bool>? isOver = null)
    {
        var gate = new Lock();
        var tally = Tally.None;
        await Parallel.ForEachAsync(seeds, async (seed, _) =>
        {
            if (tally.Broken is not null || isOver?.Invoke() == true)
            {
                return;
            }

            var world = await World.RunAsync(PlanMaker.Make(seed));
            lock (gate)
            {
                tally = tally.With(world);
                tell?.Invoke(tally);
            }
        });
        return tally;
    }
}
