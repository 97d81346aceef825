using System.Globalization;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Sla;

/// <summary>Numbers as people type them, with a point before the decimals; commas may part the thousands.</summary>
internal static partial class Figures
{
    /// <summary>Null for what is no such number; "1,5" is none, since half of the world means one and a half by it.</summary>
    public static decimal? Find(string text)
    {
        var figures = Grouped().IsMatch(text) ? text.Replace(",", string.Empty, StringComparison.Ordinal) : text;
        return decimal.TryParse(figures, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?\z")]
    private static partial Regex Grouped();
}
