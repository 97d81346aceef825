using System.Globalization;

namespace Smarketing.Functions.Reports;

/// <summary>How far a list of facts has come. It names a time and no fact, since a fact's key says whose it is.</summary>
/// <param name="Time">In the day's keys.</param>
/// <param name="Passed">How many facts of that instant the list has shown.</param>
public sealed record FactPosition(DateOnly Day, string Time, int Passed)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FactKeys.Day(Day)}~{Time}~{Passed}");

    /// <summary>Null when <paramref name="text"/> is no position in the period.</summary>
    public static FactPosition? Find(string text, Period period) =>
        text.Split('~') is [var day, { Length: FactKeys.TimeLength } time, var passed]
        && DateOnly.TryParseExact(day, FactKeys.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && period.Contains(date)
        && time.All(char.IsAsciiDigit)
        && int.TryParse(passed, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new FactPosition(date, time, count)
            : null;
}
