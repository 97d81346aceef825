using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Nurture;

/// <summary>What is wrong with a question for the suppression list, in the caller's language.</summary>
/// <param name="Limit">Ends in the number.</param>
internal sealed record SuppressionTexts(string Why, string After, string Limit)
{
    private static readonly string Reasons = string.Join(", ", Words.All<SuppressionReason>());
    private static readonly SuppressionTexts English = new($"must be one of {Reasons}", "must be the \"next\" of an earlier answer to the same question", "must be a number from 1 to ");
    private static readonly SuppressionTexts Spanish = new($"debe ser uno de {Reasons}", "debe ser el \"next\" de una respuesta anterior a la misma pregunta", "debe ser un número de 1 a ");

    public static SuppressionTexts In(string language) => language == "es" ? Spanish : English;

    public string LimitUpTo(int max) => FormattableString.Invariant($"{Limit}{max}");
}
