using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Contacts;

/// <summary>The names of the fields of a contact that is put in by hand or by a file: those of the intake, and what only the company can say.</summary>
public static class RecordFields
{
    public const string Stage = "stage";
    public const string At = "at";
    public const string Source = "source";
    public const string Campaign = "campaign";
    public const string Consent = "consent";
    public const string ConsentAt = "consentAt";
    public const string ConsentVersion = "consentVersion";
    public const string Unsubscribed = "unsubscribed";

    /// <summary>What the program finds out by itself: a file that was exported holds it, and putting it in says nothing.</summary>
    public static readonly IReadOnlyList<string> Derived = ["id", "owner", "rep", "disqualified", "fit", "interest", "createdAt", "updatedAt"];

    /// <summary>A column of the program's own in a file: what was wrong with its row, say.</summary>
    private const char OwnPrefix = '_';

    public static readonly IReadOnlyList<string> Own = [Stage, At, Source, Campaign, ConsentAt, ConsentVersion, Unsubscribed];

    private static readonly Dictionary<string, string> Aliases = Build(new()
    {
        [Stage] = ["etapa", "lifecycle stage"],
        [At] = ["fecha", "date", "desde", "since"],
        [Source] = ["origen", "fuente", "canal", "channel", "lead source"],
        [Campaign] = ["campaña", "campana"],
        [ConsentAt] = ["consent date", "fecha de consentimiento"],
        [ConsentVersion] = ["consent text", "texto de consentimiento"],
        [Unsubscribed] = ["baja", "opt out", "opted out", "do not mail", "do not contact", "no contactar"],
    });

    /// <summary>Our name for a field; null for one that says nothing of the contact.</summary>
    public static string? Canonical(string name) =>
        name.StartsWith(OwnPrefix) || Derived.Contains(name, StringComparer.OrdinalIgnoreCase) ? null
        : Aliases.GetValueOrDefault(FieldNames.Plain(name)) ?? FieldNames.Canonical(name);

    private static Dictionary<string, string> Build(Dictionary<string, string[]> names)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, others) in names)
        {
            aliases[FieldNames.Plain(name)] = name;
            foreach (var other in others)
            {
                aliases[FieldNames.Plain(other)] = name;
            }
        }

        return aliases;
    }
}
