using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Sla;

/// <summary>When a contact goes to sales, and when back to marketing.</summary>
internal static class AgreementCriteria
{
    public static IEnumerable<AgreementSection> Of(SmarketingConfiguration configuration, AgreementSpeech speech) =>
    [
        new("to-sales", speech.Say("From marketing to sales", "De marketing a ventas"), [.. ToSales(configuration.Rules, speech)]),
        new("to-marketing", speech.Say("From sales to marketing", "De ventas a marketing"), [.. ToMarketing(speech)]),
    ];

    private static IEnumerable<AgreementLine> ToSales(RuleSet rules, AgreementSpeech speech)
    {
        yield return AgreementSpeech.Line(string.Format(
            CultureInfo.InvariantCulture,
            speech.Say(
                "Whoever has {0} points of fit and {1} of interest is an MQL. Interest halves every {2} days.",
                "Quien tiene {0} puntos de perfil y {1} de interés es un MQL. El interés se reduce a la mitad cada {2} días."),
            rules.FitThreshold, rules.InterestThreshold, (int)rules.HalfLife.TotalDays));
        if (rules.RaisedHands.Count > 0)
        {
            var offers = speech.Any(rules.RaisedHands.Order().Select(offer => speech.Word(Words.Of(offer))));
            yield return AgreementSpeech.Line(string.Format(
                CultureInfo.InvariantCulture,
                speech.Say("Whoever asks for {0} is an MQL at once, unless they are excluded.", "Quien pide {0} es un MQL de inmediato, salvo que esté excluido."), offers));
        }

        yield return new(speech.Say("Fits, little interest so far", "Tiene el perfil, poco interés todavía"), Policy(rules.HighFitLowInterest, speech));
        yield return new(speech.Say("Much interest, doesn't fit", "Mucho interés, sin el perfil"), Policy(rules.LowFitHighInterest, speech));
    }

    private static string Policy(QuadrantPolicy policy, AgreementSpeech speech) => policy switch
    {
        QuadrantPolicy.Mql => speech.Say("goes to sales all the same.", "pasa a ventas de todos modos."),
        QuadrantPolicy.OrderDesk => speech.Say("goes to sales just to take the order.", "pasa a ventas solo para tomar el pedido."),
        _ => speech.Say("stays with marketing, which keeps in touch.", "se queda con marketing, que mantiene el contacto."),
    };

    private static IEnumerable<AgreementLine> ToMarketing(AgreementSpeech speech)
    {
        yield return AgreementSpeech.Line(speech.Say(
            "Every MQL gets a verdict with its reason: accepted, qualified or rejected.", "Cada MQL recibe un veredicto con su motivo: aceptado, calificado o rechazado."));
        yield return AgreementSpeech.Line(string.Format(
            CultureInfo.InvariantCulture,
            speech.Say("Qualified takes {0} yes of four: budget, authority, need, timeline.", "Para calificar hacen falta {0} sí de cuatro: presupuesto, autoridad, necesidad y tiempo."), Bant.YesMin));
        foreach (var reason in Enum.GetValues<RejectReason>())
        {
            var word = Words.Of(reason);
            yield return new(TaskPageTexts.In(speech.Language).ReasonOf(word), Target(RecycleTarget.Of(new FollowUpEnd(EndKind.Rejected, word, At: default)), speech));
        }

        foreach (var reason in new[] { RecycleReason.UnableToReach, RecycleReason.NotWorked })
        {
            var word = Words.Of(reason);
            yield return new(Capitalised(speech.Word(word)), Target(RecycleTarget.Of(new FollowUpEnd(EndKind.Recycled, word, At: default)), speech));
        }
    }

    private static string Target(RecycleTarget target, AgreementSpeech speech) =>
        target.IsDisqualified ? speech.Say("removed: nobody mails or calls them again.", "se retira: nadie le vuelve a escribir ni a llamar.")
        : string.Format(CultureInfo.InvariantCulture, speech.Say("back to marketing, track “{0}”.", "regresa a marketing, serie “{0}”."), target.Track);

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
