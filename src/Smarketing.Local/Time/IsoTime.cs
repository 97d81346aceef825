using System.Globalization;
using System.Text.RegularExpressions;

namespace Smarketing.Local.Time;

/// <summary>Instants and durations as people and scripts write them: ISO 8601.</summary>
internal static partial class IsoTime
{
    private const int LongestDays = 36_525;

    private static readonly string[] UtcFormats = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];
    private static readonly string[] OffsetFormats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>An instant with its offset; without one it would mean another instant on each machine.</summary>
    public static bool TryParseInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, UtcFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
        || DateTimeOffset.TryParseExact(text, OffsetFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);

    /// <summary>Weeks to seconds, not years and months, which have no fixed length; at most a century.</summary>
    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Duration().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var seconds = Part("weeks", 604_800) + Part("days", 86_400) + Part("hours", 3_600) + Part("minutes", 60) + Part("seconds", 1);
        if (seconds > LongestDays * 86_400m)
        {
            return false;
        }

        duration = new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond));
        return true;

        decimal Part(string unit, int secondsEach) => match.Groups[unit] is { Success: true } group
            ? decimal.Parse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * secondsEach
            : 0;
    }

    // The look-aheads demand a part after P, and one after T.
    [GeneratedRegex(
        @"\AP(?=.)(?:(?<weeks>[0-9]{1,9})W)?(?:(?<days>[0-9]{1,9})D)?"
        + @"(?:T(?=.)(?:(?<hours>[0-9]{1,9})H)?(?:(?<minutes>[0-9]{1,9})M)?(?:(?<seconds>[0-9]{1,9}(?:\.[0-9]{1,7})?)S)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
