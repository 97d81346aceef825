using System.Globalization;
using System.Text;

namespace Smarketing.Functions.Email;

/// <summary>An appointment that a mail brings along (iCalendar, RFC 5545).</summary>
public sealed record CalendarEntry
{
    private const int LineOctetsMax = 75;

    /// <summary>Derived from the attempt, so that a later version replaces the appointment.</summary>
    public required string Id { get; init; }

    /// <summary>Higher with each version of the same appointment.</summary>
    public int Sequence { get; init; }

    /// <summary>It falls away: a calendar that has it takes it out.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whose appointment it is, as RFC 5546 wants it said of everything sent: the company's mail address.</summary>
    public required string Organizer { get; init; }

    /// <summary>When this version was made.</summary>
    public required DateTimeOffset StampedAt { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required string Summary { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    public string? Url { get; init; }

    /// <summary>How long before the start the reader's calendar speaks up; null for silence.</summary>
    public TimeSpan? AlarmBefore { get; init; }

    public string ContentType => $"text/calendar; charset=utf-8; method={Method}";

    private string Method => IsCancelled ? "CANCEL" : "PUBLISH";

    /// <summary>The .ics file.</summary>
    public string Write()
    {
        var calendar = new StringBuilder();
        Line(calendar, "BEGIN", "VCALENDAR");
        Line(calendar, "VERSION", "2.0");
        Line(calendar, "PRODID", "-//Smarketing//Follow-up//EN");
        Line(calendar, "METHOD", Method);
        Line(calendar, "BEGIN", "VEVENT");
        Line(calendar, "UID", Text(Id));
        Line(calendar, "SEQUENCE", Sequence.ToString(CultureInfo.InvariantCulture));
        Line(calendar, "DTSTAMP", Utc(StampedAt));
        Line(calendar, "DTSTART", Utc(StartsAt));
        Line(calendar, "DTEND", Utc(EndsAt));
        Line(calendar, "ORGANIZER", $"mailto:{Uri(Organizer)}");
        Line(calendar, "STATUS", IsCancelled ? "CANCELLED" : "CONFIRMED");
        Line(calendar, "SUMMARY", Text(Summary));
        OptionalLine(calendar, "DESCRIPTION", Text(Description));
        OptionalLine(calendar, "LOCATION", Text(Location));
        OptionalLine(calendar, "URL", Uri(Url));
        if (AlarmBefore is { } before)
        {
            Line(calendar, "BEGIN", "VALARM");
            Line(calendar, "ACTION", "DISPLAY");
            Line(calendar, "DESCRIPTION", Text(Summary));
            Line(calendar, "TRIGGER", string.Create(CultureInfo.InvariantCulture, $"-PT{(int)before.TotalMinutes}M"));
            Line(calendar, "END", "VALARM");
        }

        Line(calendar, "END", "VEVENT");
        Line(calendar, "END", "VCALENDAR");
        return calendar.ToString();
    }

    private static void OptionalLine(StringBuilder calendar, string name, string value)
    {
        if (value.Length > 0)
        {
            Line(calendar, name, value);
        }
    }

    /// <summary>Folds by octets, as the standard counts, and never inside a character, which some readers would not mend.</summary>
    private static void Line(StringBuilder calendar, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctetsMax)
            {
                calendar.Append("\r\n ");
                octets = 1;
            }

            calendar.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        calendar.Append("\r\n");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string? value)
    {
        var text = new StringBuilder();
        foreach (var character in (value ?? string.Empty).ReplaceLineEndings("\n"))
        {
            switch (character)
            {
                case '\n': text.Append("\\n"); break;
                case '\\' or ';' or ',': text.Append('\\').Append(character); break;
                case '\t': text.Append(' '); break;
                default: text.Append(char.IsControl(character) ? string.Empty : character); break;
            }
        }

        return text.ToString();
    }

    private static string Uri(string? address) => string.Concat((address ?? string.Empty).Where(character => !char.IsControl(character) && !char.IsWhiteSpace(character)));
}
