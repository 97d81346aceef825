using System.Globalization;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Sla;

/// <summary>The conditions of rules in words, so that people can agree on them.</summary>
internal sealed class PersonaSpeech(AgreementSpeech speech)
{
    public string Of(Condition condition) => condition switch
    {
        Condition.All { Parts: [] } => speech.Say("everybody", "todas las personas"),
        Condition.All all => speech.All(all.Parts.Select(Within)),
        Condition.Any any => speech.Any(any.Parts.Select(Within)),
        Condition.Not not => $"{speech.Say("not", "no")} ({Of(not.Part)})",
        Condition.Known known => known.Expected ? $"{speech.Say("known", "se conoce")}: {Field(known.Field)}" : $"{speech.Say("not known", "no se conoce")}: {Field(known.Field)}",
        Condition.IsIn isIn => $"{Field(isIn.Field)}: {speech.Any(isIn.Values.Select(value => Value(isIn.Field, value)))}",
        Condition.Contains contains => $"{Field(contains.Field)} {speech.Say("contains", "contiene")} {speech.Any(contains.Parts.Select(Quoted))}",
        Condition.MatchesWord words => $"{Field(words.Field)} {speech.Say("names", "nombra")} {speech.Any(words.Phrases.Select(Quoted))}",
        Condition.Within within => $"{Field(within.Field)}: {Range(within.Least, within.Most)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "No words are known for this condition."),
    };

    private string Within(Condition part) => part is Condition.All { Parts.Count: > 1 } or Condition.Any ? $"({Of(part)})" : Of(part);

    private string Range(int least, int most) =>
        most == int.MaxValue ? $"{Figure(least)} {speech.Say("or more", "o más")}"
        : least == int.MinValue ? $"{Figure(most)} {speech.Say("or fewer", "o menos")}"
        : $"{Figure(least)} – {Figure(most)}";

    private string Value(RuleField field, string value) => field.Name == "country" ? Countries.NameOf(value, speech.Language)
        : (field.Name, value) switch
        {
            ("seniority", "decision-maker") => speech.Say("decides (director, owner, CEO …)", "decide (dirección, propiedad, gerencia general …)"),
            ("seniority", "manager") => speech.Say("manages", "mando medio"),
            ("seniority", "specialist") => speech.Say("specialist", "especialista"),
            ("seniority", "assistant") => speech.Say("assists", "asistente"),
            ("address", "business") => speech.Say("of a company", "de una empresa"),
            ("address", "free") => speech.Say("free", "gratuito"),
            ("address", "university") => speech.Say("of a university", "de una universidad"),
            _ => speech.Word(value),
        };

    private string Field(RuleField field) => field.Name switch
    {
        "seniority" => speech.Say("job", "puesto"),
        "address" => speech.Say("mail address", "correo"),
        "channel" => speech.Say("channel", "canal"),
        "industry" => speech.Say("industry", "giro"),
        "country" => speech.Say("country", "país"),
        "language" => speech.Say("language", "idioma"),
        "domain" => speech.Say("mail domain", "dominio de correo"),
        "employees" => speech.Say("employees", "empleados"),
        "company" => speech.Say("company", "empresa"),
        "jobTitle" => speech.Say("job title", "nombre del puesto"),
        "campaign" => speech.Say("campaign", "campaña"),
        _ => field.Name,
    };

    private static string Quoted(string text) => $"“{text}”";

    private static string Figure(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
