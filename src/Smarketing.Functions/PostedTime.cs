using System.Globalization;
using System.Text.RegularExpressions;

namespace Smarketing.Functions;

/// <summary>A time as callers send it: ISO 8601 with its offset, without which nobody knows what instant is meant.</summary>
internal static partial class PostedTime
{
    private const int YearMin = 2000;

    public static DateTimeOffset? Find(string text) =>
        Shape().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at.Year >= YearMin
            ? at.ToUniversalTime()
            : null;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})\z")]
    private static partial Regex Shape();
}
