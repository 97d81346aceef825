namespace Smarketing.Functions.Sla;

/// <summary>A day of the year on which nobody works, whatever the weekday.</summary>
public abstract record Holiday(string Name)
{
    public abstract bool IsOn(DateOnly day);

    /// <summary>The same date every year.</summary>
    public sealed record Fixed(string Name, int Month, int Day) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day.Month == Month && day.Day == Day;
    }

    /// <summary>The n-th weekday of a month, counted from 1.</summary>
    public sealed record NthWeekday(string Name, int Month, DayOfWeek Weekday, int Nth) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day.Month == Month && day.DayOfWeek == Weekday && ((day.Day - 1) / 7) + 1 == Nth;
    }

    /// <summary>One single day.</summary>
    public sealed record Once(string Name, DateOnly Day) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day == Day;
    }

    /// <summary>The same date every so many years, counted from one of them.</summary>
    public sealed record Periodic(string Name, int Month, int Day, int Year, int EveryYears) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day.Month == Month && day.Day == Day && (day.Year - Year) % EveryYears == 0;
    }
}

/// <summary>The holidays that a configuration may name by country.</summary>
public static class Holidays
{
    /// <summary>Mexico's mandatory days of rest: Ley Federal del Trabajo, article 74, fractions I to VIII.</summary>
    public static readonly IReadOnlyList<Holiday> Mexico =
    [
        new Holiday.Fixed("Año Nuevo", 1, 1),
        new Holiday.NthWeekday("Día de la Constitución", 2, DayOfWeek.Monday, 1),
        new Holiday.NthWeekday("Natalicio de Benito Juárez", 3, DayOfWeek.Monday, 3),
        new Holiday.Fixed("Día del Trabajo", 5, 1),
        new Holiday.Fixed("Día de la Independencia", 9, 16),
        new Holiday.Periodic("Transmisión del Poder Ejecutivo Federal", 10, 1, 2024, 6),
        new Holiday.NthWeekday("Día de la Revolución", 11, DayOfWeek.Monday, 3),
        new Holiday.Fixed("Navidad", 12, 25),
    ];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Holiday>> ByCountry =
        new Dictionary<string, IReadOnlyList<Holiday>>(StringComparer.OrdinalIgnoreCase) { ["MX"] = Mexico };
}
