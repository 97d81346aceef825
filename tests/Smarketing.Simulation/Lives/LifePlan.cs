using Smarketing.Local.Sample;
using Smarketing.Simulation.Plans;

namespace Smarketing.Simulation.Lives;

/// <summary>What one person, and those who deal with them, do in some months. Any of it can be left out, which is how a story is made short.</summary>
internal sealed record LifePlan(int Seed, DateTimeOffset Start, bool HasPhone, string? JobTitle, IReadOnlyList<LifeDeed> Deeds)
{
    private static readonly DateTimeOffset Earliest = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);
    private static readonly string?[] Titles = [null, "Directora de Compras", "VP Sales", "Estudiante", "Gerente General"];

    public static LifePlan Make(int seed)
    {
        var chance = Chance.Of(seed, "life");
        var start = Earliest.AddMinutes(chance.Whole(0, 330 * 24 * 60));
        var deeds = new List<LifeDeed> { new(start, LifeDeedKind.Post, 0) };
        var days = chance.Whole(1, 90);
        for (var left = chance.Whole(0, 24); left > 0; left--)
        {
            var kind = chance.One<LifeDeedKind>([(LifeDeedKind.Post, 2), (LifeDeedKind.Say, 8), (LifeDeedKind.Repeat, 1), (LifeDeedKind.Deal, 2), (LifeDeedKind.Refuse, 0.5), (LifeDeedKind.Move, 0.7), (LifeDeedKind.LoseAddress, 0.3)]);
            deeds.Add(new LifeDeed(start.AddMinutes(chance.Whole(1, chance.Is(0.5) ? 3 * 24 * 60 : days * 24 * 60)), kind, deeds.Count));
        }

        return new LifePlan(seed, start, chance.Is(0.8), chance.One(Titles), [.. deeds.OrderBy(deed => deed.At).ThenBy(deed => deed.Number)]);
    }

    public SampleChance ChanceOf(LifeDeed deed) => Chance.Of(Seed, FormattableString.Invariant($"deed {deed.Number}"));
}

/// <param name="Number">Its own chances come from it, whatever else happens.</param>
internal sealed record LifeDeed(DateTimeOffset At, LifeDeedKind Kind, int Number);

internal enum LifeDeedKind
{
    /// <summary>The person fills in a form.</summary>
    Post,

    /// <summary>The rep says something of the follow-up.</summary>
    Say,

    /// <summary>The rep says what they said last once more.</summary>
    Repeat,

    /// <summary>The owner says something of the deal.</summary>
    Deal,

    /// <summary>The person wants no more mail.</summary>
    Refuse,

    /// <summary>The follow-up is given to another rep.</summary>
    Move,

    /// <summary>Mail to the person comes back.</summary>
    LoseAddress,
}
