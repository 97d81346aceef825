using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Sla;

/// <summary>Who agrees, on whom, and in which words.</summary>
internal static class AgreementParties
{
    public static IEnumerable<AgreementSection> Of(SmarketingConfiguration configuration, AgreementSpeech speech) =>
    [
        new("parties", speech.Say("Parties", "Partes"), [.. Parties(configuration, speech)]),
        new("persona", speech.Say("Whom we look for", "A quién buscamos"), [.. Persona(configuration, speech)]),
        new("stages", speech.Say("What we call whom", "Cómo llamamos a cada quien"), [.. Stages(configuration.Agreement, speech)]),
    ];

    private static IEnumerable<AgreementLine> Parties(SmarketingConfiguration configuration, AgreementSpeech speech)
    {
        yield return new(speech.Say("Company", "Empresa"), $"{configuration.Company.Name}, {configuration.Company.PostalAddress}");
        if (configuration.Agreement.Marketing.Count > 0)
        {
            yield return new("Marketing", speech.All(configuration.Agreement.Marketing));
        }

        yield return new(speech.Say("Sales manager", "Gerencia de ventas"), configuration.Team.Manager.Name);
        yield return new(speech.Say("Sales", "Ventas"), speech.All(configuration.Team.Reps.Select(rep => rep.Name)));
    }

    private static IEnumerable<AgreementLine> Persona(SmarketingConfiguration configuration, AgreementSpeech speech)
    {
        var rules = configuration.Rules;
        var persona = new PersonaSpeech(speech);
        yield return AgreementSpeech.Line(string.Format(
            CultureInfo.InvariantCulture, speech.Say("Somebody fits who comes to {0} points or more.", "Tiene el perfil quien llega a {0} puntos o más."), rules.FitThreshold));
        foreach (var rule in rules.FitRules)
        {
            var cap = rule.Group is { } group ? string.Format(CultureInfo.InvariantCulture, speech.Say("; {0} together at most {1}", "; {0} en conjunto {1} como máximo"), group, rules.FitCaps[group]) : "";
            yield return new($"{rule.Points:+0;−0} {speech.Say("points", "puntos")}", $"{persona.Of(rule.When)}{cap}");
        }

        foreach (var exclusion in rules.Exclusions)
        {
            yield return new(speech.Say("Not whom we look for", "No es a quien buscamos"), $"{speech.Word(exclusion.Id)} ({persona.Of(exclusion.When)})");
        }
    }

    private static IEnumerable<AgreementLine> Stages(AgreementTerms terms, AgreementSpeech speech) =>
        Enum.GetValues<Stage>().Select(stage => terms.Of(stage)).Select(stage => new AgreementLine(stage.Label.In(speech.Language), stage.Meaning.In(speech.Language)));
}
