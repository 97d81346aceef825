using System.Globalization;

namespace Smarketing.Simulation.Runs;

/// <summary>What the caller of <c>./simulate</c> asks for.</summary>
/// <param name="Worlds">Null for no limit.</param>
/// <param name="Length">Real time; null for no limit.</param>
/// <param name="FirstSeed">The first world's; each next one has the next.</param>
/// <param name="Lives">So many lives on the decisions alone, instead of worlds; null for worlds.</param>
/// <param name="IsTold">Whether the world is told in full, whatever becomes of it.</param>
internal sealed record SimulationOptions(int? Worlds, TimeSpan? Length, int FirstSeed, int? Lives, bool IsTold)
{
    public const string Usage =
        """
        Lives through worlds of leads, reps and mails on the real program, with faults and crashes, and holds what must always be true.

          ./simulate                 100 worlds
          ./simulate --worlds 500    so many worlds
          ./simulate --hours 8       worlds for so long
          ./simulate --lives 100000  so many lives on the decisions alone, which takes seconds
          ./simulate --from 1001     the seed of the first world or life; each next one has the next
          ./simulate --seed 17       one world, told in full

        Ctrl-C stops after the worlds that are under way. A world that breaks a promise ends the run with exit code 1, and is told as short as it could be made.
        """;

    private static readonly SimulationOptions Default = new(100, null, FirstSeed: 1, Lives: null, IsTold: false);

    /// <summary>The options, or what is wrong with the arguments.</summary>
    public static (SimulationOptions? Options, string? Fault) Read(IReadOnlyList<string> arguments)
    {
        var options = Default;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var next = (arguments[i], Whole(value), Fraction(value)) switch
            {
                ("--worlds", > 0 and var worlds, _) => options with { Worlds = worlds },
                ("--hours", _, > 0 and var hours) => options with { Worlds = null, Length = TimeSpan.FromHours(hours) },
                ("--lives", > 0 and var lives, _) => options with { Lives = lives },
                ("--from", { } first, _) => options with { FirstSeed = first },
                ("--seed", { } seed, _) => options with { Worlds = 1, FirstSeed = seed, IsTold = true },
                _ => null,
            };
            if (next is null)
            {
                return (null, $"{arguments[i]} {value}".Trim() + " can't be read.");
            }

            options = next;
        }

        return (options, null);
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Fraction(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : null;
}
