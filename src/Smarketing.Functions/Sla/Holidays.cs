namespace Smarketing.Functions.Sla;

/// <summary>The holidays that a configuration may name by country. What a region or town adds is configured as dates.</summary>
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

    /// <summary>
    /// Colombia's days of paid rest: Código Sustantivo del Trabajo, article 177, as amended by Ley 51 de 1983 (Ley
    /// Emiliani), article 1: paragraph 1 lists them, paragraph 2 moves ten of them to a Monday.
    /// </summary>
    public static readonly IReadOnlyList<Holiday> Colombia =
    [
        new Holiday.Fixed("Año Nuevo", 1, 1),
        new Holiday.OnMonday(new Holiday.Fixed("Día de los Reyes Magos", 1, 6)),
        new Holiday.OnMonday(new Holiday.Fixed("Día de San José", 3, 19)),
        new Holiday.FromEaster("Jueves Santo", -3),
        new Holiday.FromEaster("Viernes Santo", -2),
        new Holiday.Fixed("Día del Trabajo", 5, 1),
        new Holiday.OnMonday(new Holiday.FromEaster("Ascensión del Señor", 39)),
        new Holiday.OnMonday(new Holiday.FromEaster("Corpus Christi", 60)),
        new Holiday.OnMonday(new Holiday.FromEaster("Sagrado Corazón de Jesús", 68)),
        new Holiday.OnMonday(new Holiday.Fixed("San Pedro y San Pablo", 6, 29)),
        new Holiday.Fixed("Día de la Independencia", 7, 20),
        new Holiday.Fixed("Batalla de Boyacá", 8, 7),
        new Holiday.OnMonday(new Holiday.Fixed("Asunción de la Virgen", 8, 15)),
        new Holiday.OnMonday(new Holiday.Fixed("Día de la Raza", 10, 12)),
        new Holiday.OnMonday(new Holiday.Fixed("Todos los Santos", 11, 1)),
        new Holiday.OnMonday(new Holiday.Fixed("Independencia de Cartagena", 11, 11)),
        new Holiday.Fixed("Inmaculada Concepción", 12, 8),
        new Holiday.Fixed("Navidad", 12, 25),
    ];

    /// <summary>
    /// Spain's national holidays: Estatuto de los Trabajadores, article 37.2, and Real Decreto 2001/1983, article 45.1
    /// a to c, which no region may replace; and Epiphany from letter d, which every region keeps (resolution of the
    /// Dirección General de Trabajo for 2026). The Monday after one that falls on a Sunday is for each region to keep or
    /// replace (article 45.3), as are Maundy Thursday and Saint Joseph.
    /// </summary>
    public static readonly IReadOnlyList<Holiday> Spain =
    [
        new Holiday.Fixed("Año Nuevo", 1, 1),
        new Holiday.Fixed("Epifanía del Señor", 1, 6),
        new Holiday.FromEaster("Viernes Santo", -2),
        new Holiday.Fixed("Fiesta del Trabajo", 5, 1),
        new Holiday.Fixed("Asunción de la Virgen", 8, 15),
        new Holiday.Fixed("Fiesta Nacional de España", 10, 12),
        new Holiday.Fixed("Todos los Santos", 11, 1),
        new Holiday.Fixed("Día de la Constitución Española", 12, 6),
        new Holiday.Fixed("Inmaculada Concepción", 12, 8),
        new Holiday.Fixed("Natividad del Señor", 12, 25),
    ];

    /// <summary>
    /// The federal holidays of the United States: 5 U.S.C. 6103(a); from Saturday to Friday by 6103(b), from Sunday to Monday
    /// by Executive Order 11582, section 3(a), both as for a week of Monday to Friday. Inauguration Day is kept around
    /// Washington only (6103(c)).
    /// </summary>
    public static readonly IReadOnlyList<Holiday> UnitedStates =
    [
        new Holiday.OnWeekday(new Holiday.Fixed("New Year's Day", 1, 1)),
        new Holiday.NthWeekday("Birthday of Martin Luther King, Jr.", 1, DayOfWeek.Monday, 3),
        new Holiday.NthWeekday("Washington's Birthday", 2, DayOfWeek.Monday, 3),
        new Holiday.NthWeekday("Memorial Day", 5, DayOfWeek.Monday, -1),
        new Holiday.OnWeekday(new Holiday.Fixed("Juneteenth National Independence Day", 6, 19)),
        new Holiday.OnWeekday(new Holiday.Fixed("Independence Day", 7, 4)),
        new Holiday.NthWeekday("Labor Day", 9, DayOfWeek.Monday, 1),
        new Holiday.NthWeekday("Columbus Day", 10, DayOfWeek.Monday, 2),
        new Holiday.OnWeekday(new Holiday.Fixed("Veterans Day", 11, 11)),
        new Holiday.NthWeekday("Thanksgiving Day", 11, DayOfWeek.Thursday, 4),
        new Holiday.OnWeekday(new Holiday.Fixed("Christmas Day", 12, 25)),
    ];

    /// <summary>By ISO 3166-1 code.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Holiday>> ByCountry =
        new Dictionary<string, IReadOnlyList<Holiday>>(StringComparer.OrdinalIgnoreCase)
        {
            ["MX"] = Mexico,
            ["CO"] = Colombia,
            ["ES"] = Spain,
            ["US"] = UnitedStates,
        };
}
