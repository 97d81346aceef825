namespace Smarketing.Functions.Reports;

/// <summary>What is wrong with a question for a report.</summary>
public sealed record ReportTexts(string NotADate, string Reversed, string TooLong, string NoSuchFormat)
{
    private static readonly ReportTexts English = new(
        "Must be a date such as 2026-01-31.", "The last day must not be before the first.", "A report covers three years at the most.", "Must be json or csv.");

    private static readonly ReportTexts Spanish = new(
        "Debe ser una fecha como 2026-01-31.", "El último día no puede ser anterior al primero.", "Un informe abarca tres años como máximo.", "Debe ser json o csv.");

    public static ReportTexts In(string? language) => language == "es" ? Spanish : English;
}
