using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Runs;

/// <summary>
/// Looks for a shorter world that breaks the same promise, by leaving out parts of its plan: halves, then quarters, down to single
/// items (delta debugging, Zeller and Hildebrandt 2002).
/// </summary>
internal static class Shrinker
{
    /// <summary>The shortest story found within so many worlds.</summary>
    public static async Task<WorldResult> ShrinkAsync(WorldResult broken, int worldsMax, Sabotage? sabotage = null)
    {
        var (shortest, parts) = (broken, 2);
        for (var left = worldsMax; left > 0 && parts <= Math.Max(2, shortest.Plan.Items.Count);)
        {
            var items = shortest.Plan.Items;
            if (items.Count < 2)
            {
                break;
            }

            WorldResult? shorter = null;
            foreach (var part in items.Chunk((items.Count + parts - 1) / parts))
            {
                if (shorter is null && left-- > 0)
                {
                    shorter = await TryAsync(shortest, [.. items.Except(part, ReferenceEqualityComparer.Instance).Cast<PlanItem>()], sabotage);
                }
            }

            if (shorter is null && parts >= items.Count)
            {
                break;
            }

            parts = shorter is null ? Math.Min(parts * 2, items.Count) : Math.Max(parts - 1, 2);
            shortest = shorter ?? shortest;
        }

        return await WithoutLaterDaysAsync(shortest, sabotage);
    }

    private static async Task<WorldResult> WithoutLaterDaysAsync(WorldResult shortest, Sabotage? sabotage)
    {
        var happenings = shortest.Plan.Items.OfType<PlanItem.Happening>().ToList();
        var days = happenings.Count == 0 ? 1 : Math.Max(1, (int)Math.Ceiling((happenings.Max(one => one.At) - shortest.Plan.Start).TotalDays));
        if (days >= shortest.Plan.Days)
        {
            return shortest;
        }

        var shorter = await World.RunAsync(shortest.Plan with { Days = days }, sabotage);
        return shorter.Broken?.Promise == shortest.Broken!.Promise ? shorter : shortest;
    }

    /// <summary>Null where the promise is kept, or another is broken.</summary>
    private static async Task<WorldResult?> TryAsync(WorldResult broken, IReadOnlyList<PlanItem> items, Sabotage? sabotage)
    {
        var result = await World.RunAsync(broken.Plan with { Items = items }, sabotage);
        return result.Broken?.Promise == broken.Broken!.Promise ? result : null;
    }
}
