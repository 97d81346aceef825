using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Runs;

/// <summary>Tells a world to whoever wants to know what happened in it.</summary>
internal static class Telling
{
    public static void Tell(TextWriter output, WorldResult world)
    {
        var plan = world.Plan;
        output.WriteLine(FormattableString.Invariant($"Seed {plan.Seed}: {plan.Days} days from {plan.Start:yyyy-MM-dd HH:mm}Z; a provider that {(plan.ProviderTells ? "delivers" : "only takes")} mails; {plan.Items.Count} things planned"));
        foreach (var person in plan.People.Where(person => world.Story.Any(line => line.Contains($"persona{person.Index} ", StringComparison.Ordinal))))
        {
            output.WriteLine($"  {person}");
        }

        foreach (var item in plan.Items)
        {
            output.WriteLine($"  {item}");
        }

        foreach (var line in world.Story)
        {
            output.WriteLine(line);
        }

        output.WriteLine(world.Broken is { } broken ? $"Broken: {broken.Message}" : "Every promise was kept.");
    }
}

/// <summary>Says how far a long run is, every few seconds.</summary>
internal sealed class Progress(TextWriter output, System.Diagnostics.Stopwatch watch)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private TimeSpan _told;

    public void Tell(object tally)
    {
        if (watch.Elapsed - _told >= Every)
        {
            _told = watch.Elapsed;
            output.WriteLine($"{watch.Elapsed:hh\\:mm\\:ss}  {tally}");
        }
    }
}
