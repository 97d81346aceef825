using System.Globalization;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Sla;

/// <summary>How the agreement puts things in one language.</summary>
internal sealed class AgreementSpeech(string language)
{
    private static readonly CultureInfo SpanishCulture = CultureInfo.GetCultureInfo("es-MX");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-US");

    public string Language => language;

    private bool IsSpanish => language == "es";

    public string Say(string english, string spanish) => IsSpanish ? spanish : english;

    /// <summary>A word of the program, as people say it.</summary>
    public string Word(string word) => KnownWords.In(language, word);

    /// <summary>"a, b and c".</summary>
    public string All(IEnumerable<string> parts) => Joined(parts, Say(" and ", " y "));

    /// <summary>"a, b or c".</summary>
    public string Any(IEnumerable<string> parts) => Joined(parts, Say(" or ", " o "));

    /// <summary>"Monday to Friday", or "Monday, Wednesday and Friday" where they don't follow one another.</summary>
    public string Days(IReadOnlyList<DayOfWeek> days)
    {
        var follow = days.Count > 2 && days.Zip(days.Skip(1)).All(pair => pair.Second == (DayOfWeek)(((int)pair.First + 1) % 7));
        return follow ? $"{Day(days[0])}{Say(" to ", " a ")}{Day(days[^1])}" : All(days.Select(Day));
    }

    private string Day(DayOfWeek day) => (IsSpanish ? SpanishCulture : EnglishCulture).DateTimeFormat.GetDayName(day);

    /// <summary>"4 hours", "30 minutes", "1 hour 30 minutes".</summary>
    public string Duration(TimeSpan duration)
    {
        var (hours, minutes) = ((int)duration.TotalHours, duration.Minutes);
        var parts = new List<string>();
        if (hours > 0)
        {
            parts.Add($"{hours} {(hours == 1 ? Say("hour", "hora") : Say("hours", "horas"))}");
        }

        if (minutes > 0 || hours == 0)
        {
            parts.Add($"{minutes} {(minutes == 1 ? Say("minute", "minuto") : Say("minutes", "minutos"))}");
        }

        return string.Join(' ', parts);
    }

    public static AgreementLine Line(string text) => new(null, text);

    private static string Joined(IEnumerable<string> parts, string last) => parts.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var end] => $"{string.Join(", ", first)}{last}{end}",
    };
}
