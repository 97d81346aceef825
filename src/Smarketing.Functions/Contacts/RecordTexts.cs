namespace Smarketing.Functions.Contacts;

/// <summary>What is wrong with a contact that is put in by hand or by a file.</summary>
public sealed record RecordTexts(string OneOfThese, string NotATime, string NeitherYesNorNo)
{
    private static readonly RecordTexts English = new(
        "Must be one of", "Must be a date such as 2026-01-31, or a time with its offset such as 2026-01-31T09:00:00-06:00, and not lie ahead.",
        "Must be yes or no, or empty for no.");

    private static readonly RecordTexts Spanish = new(
        "Debe ser una de estas palabras:", "Debe ser una fecha como 2026-01-31, o una hora con su diferencia como 2026-01-31T09:00:00-06:00, y no estar en el futuro.",
        "Debe ser sí o no; vacío significa no.");

    public static RecordTexts In(string language) => language == "es" ? Spanish : English;

    public string OneOf(IEnumerable<string> words) => $"{OneOfThese} {string.Join(", ", words)}.";
}
