using System.Globalization;

namespace Smarketing.Functions.Routing;

/// <summary>What is wrong with a change of a rep, or with a question about the ledger.</summary>
public sealed record RepTexts(string Number, string NotALeave, string Reversed, string Unknown, string NotADate, string NotANext)
{
    private static readonly RepTexts English = new(
        "Must be a whole number from 1 to {0}, or null for the configuration's.", "Must be null, or {\"from\": …, \"to\": …} with dates such as 2026-01-31.",
        "The last day must not be before the first.", "This cannot be changed here.", "Must be a date such as 2026-01-31.", "Must be the \"next\" of an earlier answer.");

    private static readonly RepTexts Spanish = new(
        "Debe ser un número entero de 1 a {0}, o null para el de la configuración.", "Debe ser null, o {\"from\": …, \"to\": …} con fechas como 2026-01-31.",
        "El último día no puede ser anterior al primero.", "Esto no se puede cambiar aquí.", "Debe ser una fecha como 2026-01-31.", "Debe ser el \"next\" de una respuesta anterior.");

    public static RepTexts In(string? language) => language == "es" ? Spanish : English;

    public string NumberUpTo(int max) => string.Format(CultureInfo.InvariantCulture, Number, max);
}
