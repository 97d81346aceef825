using System.Globalization;

namespace Smarketing.Functions.Reports;

/// <summary>What somebody wants to know of a period.</summary>
/// <param name="Errors">By parameter; where there are any, the rest means nothing.</param>
public sealed record ReportQuestion(Period Period, bool IsCsv, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>Three years and a little.</summary>
    public const int DaysMax = 1100;

    /// <param name="from">Empty for the first day of the month: that of <paramref name="to"/>, else of today.</param>
    /// <param name="to">Empty for the last day of the month: that of <paramref name="from"/>, else of today.</param>
    public static ReportQuestion Read(string? from, string? to, string? format, DateOnly today, ReportTexts texts)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var (first, last) = (Date("from", from, errors, texts), Date("to", to, errors, texts));
        var period = new Period(first ?? Period.MonthOf(last ?? today).From, last ?? Period.MonthOf(first ?? today).To);
        if (errors.Count == 0 && period.Days is < 1 or > DaysMax)
        {
            errors["to"] = [period.Days < 1 ? texts.Reversed : texts.TooLong];
        }

        if (format is not (null or "" or "json" or "csv"))
        {
            errors["format"] = [texts.NoSuchFormat];
        }

        return new ReportQuestion(period, format == "csv", errors);
    }

    private static DateOnly? Date(string name, string? text, Dictionary<string, string[]> errors, ReportTexts texts)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // The first and the last years of the calendar have no day before or after.
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1 and < 9999)
        {
            return date;
        }

        errors[name] = [texts.NotADate];
        return null;
    }
}
