using System.Globalization;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Digests;

/// <summary>How digests write days, shares and durations.</summary>
internal static class DigestTexts
{
    private const int MinutesOfHour = 60;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>"January 5 to 11, 2026", "December 29, 2025 to January 4, 2026", "January 2026" for a whole month; and the same in Spanish.</summary>
    public static string Days(Period period, string language) =>
        period == Period.MonthOf(period.From) ? Text(period.From, language, "MMMM yyyy", "MMMM 'de' yyyy")
        : (period.From.Year == period.To.Year, period.From.Month == period.To.Month) switch
        {
            (true, true) => language == "es"
                ? $"{period.From.Day} al {Text(period.To, language, "", "d 'de' MMMM 'de' yyyy")}"
                : $"{Text(period.From, language, "MMMM d", "")} to {Text(period.To, language, "d, yyyy", "")}",
            (true, false) => $"{Text(period.From, language, "MMMM d", "d 'de' MMMM")} {To(language)} {Text(period.To, language, "MMMM d, yyyy", "d 'de' MMMM 'de' yyyy")}",
            _ => $"{Text(period.From, language, "MMMM d, yyyy", "d 'de' MMMM 'de' yyyy")} {To(language)} {Text(period.To, language, "MMMM d, yyyy", "d 'de' MMMM 'de' yyyy")}",
        };

    /// <summary>"January" or "enero".</summary>
    public static string Month(DateOnly day, string language) => Text(day, language, "MMMM", "MMMM");

    /// <summary>"46%" or "46 %".</summary>
    public static string Share(decimal share, string language) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}{(language == "es" ? " %" : "%")}");

    /// <summary>"4 min", "1 h 20 min", "31 h".</summary>
    public static string Duration(TimeSpan duration)
    {
        var minutes = (long)Math.Round(duration.TotalMinutes);
        var (hours, rest) = Math.DivRem(minutes, MinutesOfHour);
        return hours == 0 ? FormattableString.Invariant($"{rest} min") : rest == 0 ? FormattableString.Invariant($"{hours} h") : FormattableString.Invariant($"{hours} h {rest} min");
    }

    private static string To(string language) => language == "es" ? "al" : "to";

    private static string Text(DateOnly day, string language, string english, string spanish) => language == "es" ? day.ToString(spanish, Spanish) : day.ToString(english, English);
}
