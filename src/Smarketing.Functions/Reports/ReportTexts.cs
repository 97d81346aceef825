using System.Globalization;

namespace Smarketing.Functions.Reports;

/// <summary>What is wrong with a question for a report.</summary>
public sealed record ReportTexts(string NotADate, string Reversed, string TooLong, string NoSuchFormat, string Limit, string NotANext)
{
    private static readonly ReportTexts English = new(
        "Must be a date such as 2026-01-31.", "The last day must not be before the first.", "A report covers three years at the most.", "Must be json or csv.",
        "Must be a number from 1 to {0}.", "Must be the \"next\" of an earlier answer for the same days.");

    private static readonly ReportTexts Spanish = new(
        "Debe ser una fecha como 2026-01-31.", "El último día no puede ser anterior al primero.", "Un informe abarca tres años como máximo.", "Debe ser json o csv.",
        "Debe ser un número de 1 a {0}.", "Debe ser el \"next\" de una respuesta anterior para los mismos días.");

    public static ReportTexts In(string? language) => language == "es" ? Spanish : English;

    public string LimitUpTo(int max) => string.Format(CultureInfo.InvariantCulture, Limit, max);
}
