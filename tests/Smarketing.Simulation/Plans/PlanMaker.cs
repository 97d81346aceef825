using Smarketing.Functions.Storage;
using Smarketing.Local.Sample;

namespace Smarketing.Simulation.Plans;

/// <summary>Makes a world's plan out of its seed.</summary>
internal static class PlanMaker
{
    private static readonly DateTimeOffset Earliest = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);
    private static readonly string[] Forms = ["newsletter", "blog", "ebook", "guide", "webinar", "demo", "demo", "contact", "pricing", "buying-guide", "advice"];
    private static readonly string?[] Titles = [null, "Directora de Compras", "VP Sales", "Assistant to the Director", "Estudiante", "Gerente General", "Manager", "Dueño"];
    private static readonly string[] Countries = ["MX", "MX", "MX", "CO", "US", "ES"];
    private static readonly string[] Reps = ["ana", "bruno", "carla", "diego"];

    /// <summary>Tables in whose rows one person can be told from another, and how often they are called for one.</summary>
    private static readonly (string Table, int CallsMax)[] OfPeople = [(TableNames.Contacts, 160), (TableNames.Contacts, 30), (TableNames.Outbox, 12), (TableNames.ContactIndex, 20), (TableNames.WorkItems, 20)];

    private static readonly (string Table, int CallsMax)[] OfNobody =
        [(TableNames.Reps, 40), (TableNames.Facts, 60), (TableNames.Companies, 20), (TableNames.Idempotency, 12), (TableNames.Notices, 12), (TableNames.TeamMails, 12), (TableNames.Rollups, 30), (TableNames.Erasures, 12)];

    public static WorldPlan Make(int seed)
    {
        var chance = Chance.Of(seed, "plan");
        var start = Earliest.AddDays(chance.Whole(0, 300));
        var people = Enumerable.Range(0, chance.Whole(1, 6)).Select(index => PersonOf(seed, index)).ToList();
        var days = chance.Whole(1, 9);
        var items = new List<PlanItem>();
        foreach (var person in people)
        {
            items.AddRange(VisitsOf(person, start, days, Chance.Of(seed, $"visits {person.Index}")));
            items.AddRange(ErasuresOf(person, start, days, Chance.Of(seed, $"erasures {person.Index}")));
        }

        items.AddRange(SurroundingsOf(start, days, chance));
        items.AddRange(StorageTroubles(people.Count, chance));
        items.AddRange(MailTroubles(people.Count, chance));
        return new WorldPlan(seed, start, days, chance.Is(0.4), people, items);
    }

    private static Persona PersonOf(int seed, int index)
    {
        var chance = Chance.Of(seed, $"person {index}");
        var company = chance.Whole(1, 4);
        var host = chance.Is(0.3) ? "gmail.com" : $"empresa{company}.mx";
        return new Persona(
            index, $"persona{index}@{host}", $"Persona{index}", $"Empresa {company}", chance.One(Titles), chance.Is(0.75) ? $"+52 55 1234 {5600 + index}" : null,
            chance.One(Countries), chance.Is(0.6) ? chance.Whole(1, 4000) : null, chance.Is(0.9));
    }

    private static IEnumerable<PlanItem> VisitsOf(Persona person, DateTimeOffset start, int days, SampleChance chance)
    {
        for (var visit = 0; visit == 0 || chance.Is(0.5); visit++)
        {
            var at = start.AddMinutes(chance.Whole(1, days * 24 * 60));
            yield return new PlanItem.Post(
                at, person.Index, chance.One(Forms), $"Visita {visit}", chance.Is(0.25) ? chance.Whole(2, 3) : 1, chance.Is(0.4), chance.Is(0.2), chance.Is(0.7));
            if (chance.Is(0.15))
            {
                yield return new PlanItem.Spam(at.AddMinutes(chance.Whole(0, 600)), person.Index, chance.One(Forms));
            }

            if (chance.Is(0.2))
            {
                yield return new PlanItem.Activity(at.AddMinutes(chance.Whole(0, 3000)), person.Index, chance.One(["page", "webinar", "social"]));
            }
        }
    }

    private static IEnumerable<PlanItem> ErasuresOf(Persona person, DateTimeOffset start, int days, SampleChance chance)
    {
        if (chance.Is(0.12))
        {
            yield return new PlanItem.Erase(start.AddMinutes(chance.Whole(1, (days + 10) * 24 * 60)), person.Index);
        }
    }

    private static IEnumerable<PlanItem> SurroundingsOf(DateTimeOffset start, int days, SampleChance chance)
    {
        DateTimeOffset SomeTime() => start.AddMinutes(chance.Whole(1, (days + 16) * 24 * 60));
        if (chance.Is(0.25))
        {
            yield return new PlanItem.Leave(SomeTime(), chance.One(Reps), chance.Whole(1, 10));
        }

        if (chance.Is(0.35))
        {
            yield return new PlanItem.StandStill(SomeTime(), TimeSpan.FromMinutes(chance.One([1, 20, 180, 1440, 3 * 1440])));
        }

        if (chance.Is(0.35))
        {
            yield return new PlanItem.Outage(SomeTime(), TimeSpan.FromMinutes(chance.One([2, 15, 90, 600])));
        }
    }

    private static IEnumerable<PlanItem> StorageTroubles(int people, SampleChance chance)
    {
        for (var left = chance.One([0, 2, 6, 14, 30]); left > 0; left--)
        {
            var isOfPerson = chance.Is(0.7);
            var (table, callsMax) = chance.One(isOfPerson ? OfPeople : OfNobody);
            var fault = chance.One<StorageFault>([(StorageFault.Refused, 3), (StorageFault.AnswerLost, 3), (StorageFault.TriedAgain, 2), (StorageFault.CrashBefore, 1), (StorageFault.CrashAfter, 1.5)]);
            yield return new PlanItem.StorageTrouble(table, isOfPerson ? chance.Whole(0, people - 1) : null, chance.Whole(1, callsMax), fault);
        }
    }

    private static IEnumerable<PlanItem> MailTroubles(int people, SampleChance chance)
    {
        for (var left = chance.One([0, 0, 2, 5]); left > 0; left--)
        {
            yield return new PlanItem.MailTrouble(chance.Is(0.9) ? chance.Whole(0, people - 1) : null, chance.Whole(1, 8), chance.One(Enum.GetValues<MailFault>()));
        }
    }
}
