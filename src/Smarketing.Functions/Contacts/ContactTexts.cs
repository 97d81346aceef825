using System.Globalization;

namespace Smarketing.Functions.Contacts;

/// <summary>What is wrong with a question for contacts.</summary>
public sealed record ContactTexts(string OneOfThese, string Limit, string NotANext)
{
    private static readonly ContactTexts English = new("Must be one of", "Must be a number from 1 to {0}.", "Must be the \"next\" of an earlier answer to the same question.");

    private static readonly ContactTexts Spanish = new("Debe ser una de estas palabras:", "Debe ser un número de 1 a {0}.", "Debe ser el \"next\" de una respuesta anterior a la misma pregunta.");

    public static ContactTexts In(string language) => language == "es" ? Spanish : English;

    public string OneOf(IEnumerable<string> words) => $"{OneOfThese} {string.Join(", ", words)}.";

    public string LimitUpTo(int max) => string.Format(CultureInfo.InvariantCulture, Limit, max);
}
