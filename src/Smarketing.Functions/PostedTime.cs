using System.Globalization;
using System.Text.RegularExpressions;

namespace Smarketing.Functions;

/// <summary>A time as callers send it: ISO 8601 with its offset, without which nobody knows what instant is meant.</summary>
internal static partial class PostedTime
{
    /// <summary>Of what happened in a program's time.</summary>
    private const int RecentYearMin = 2000;

    /// <summary>Null for what is none, or lies before <paramref name="yearMin"/>.</summary>
    public static DateTimeOffset? Find(string text, int yearMin = RecentYearMin) =>
        Shape().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at.Year >= yearMin
            ? at.ToUniversalTime()
            : null;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})\z")]
    private static partial Regex Shape();
}
