using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Sla;

/// <summary>Writes the agreement out of the running configuration, so that it can't say other than what is enforced.</summary>
public static class AgreementWriter
{
    public static Agreement Write(SmarketingConfiguration configuration, string language)
    {
        var speech = new AgreementSpeech(language);
        return new Agreement(
            language,
            speech.Say("Agreement of marketing and sales", "Acuerdo entre marketing y ventas"),
            configuration.Company.Name,
            [
                .. AgreementParties.Of(configuration, speech),
                .. AgreementCriteria.Of(configuration, speech),
                .. AgreementTimes.Of(configuration, speech),
                .. AgreementRoutine.Of(configuration, speech),
            ]);
    }
}
