namespace Smarketing.Simulation.Promises;

/// <summary>
/// The shipped working hours as a person reads them off the wall, without anything of the app: Monday to Friday from nine to six in
/// Mexico City, which has kept UTC−6 since 2022, but for the days of rest of its labour law.
/// </summary>
internal static class FirstDeadline
{
    private const int WorkingMinutes = 4 * 60;

    private static readonly TimeSpan Offset = TimeSpan.FromHours(-6);
    private static readonly DateOnly[] Holidays =
    [
        new(2026, 1, 1), new(2026, 2, 2), new(2026, 3, 16), new(2026, 5, 1), new(2026, 9, 16), new(2026, 11, 16), new(2026, 12, 25),
        new(2027, 1, 1), new(2027, 2, 1), new(2027, 3, 15), new(2027, 5, 1), new(2027, 9, 16), new(2027, 11, 15), new(2027, 12, 25),
    ];

    /// <summary>Four working hours later, counted minute by minute.</summary>
    public static DateTimeOffset After(DateTimeOffset start)
    {
        var at = start.ToOffset(Offset);
        for (var left = WorkingMinutes; left > 0; at = at.AddMinutes(1))
        {
            left -= IsWorking(at) ? 1 : 0;
        }

        return at;
    }

    /// <summary>The end of the day that is so many after that of <paramref name="start"/>.</summary>
    public static DateTimeOffset EndOfDay(DateTimeOffset start, int day) => new(start.ToOffset(Offset).Date.AddDays(day + 1), Offset);

    private static bool IsWorking(DateTimeOffset at) =>
        at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && at.Hour is >= 9 and < 18 && !Holidays.Contains(DateOnly.FromDateTime(at.Date));
}
