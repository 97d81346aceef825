using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Sla;

/// <summary>What a company calls a stage, and what it means by it.</summary>
public sealed record StageDefinition(LocalizedText Label, LocalizedText Meaning)
{
    public static readonly IReadOnlyDictionary<Stage, StageDefinition> Shipped = new Dictionary<Stage, StageDefinition>
    {
        [Stage.Prospect] = Of(
            "Prospecto", "Dejó datos mínimos: se suscribió al boletín o al blog. Es de marketing.",
            "Prospect", "Left minimal data: subscribed to the newsletter or the blog. Belongs to marketing."),
        [Stage.Lead] = Of(
            "Lead (candidato)", "Llenó un formulario a cambio de algo: un ebook, una guía, un webinar. Es de marketing.",
            "Lead", "Filled in a form in exchange for an offer: an ebook, a guide, a webinar. Belongs to marketing."),
        [Stage.Mql] = Of(
            "MQL (calificado por marketing)", "Tiene el perfil y muestra interés: está listo para ventas. Es de ambos equipos.",
            "MQL (qualified by marketing)", "Fits well and shows interest: ready for sales. Belongs to both teams."),
        [Stage.Sal] = Of(
            "SAL (aceptado por ventas)", "El representante habló con la persona, o la revisó, y acepta trabajarla. Es de ambos equipos.",
            "SAL (accepted by sales)", "The rep has reached the person, or looked, and accepts to work with them. Belongs to both teams."),
        [Stage.Sql] = Of(
            "SQL (calificado por ventas)", "El representante lo calificó por presupuesto, autoridad, necesidad y tiempo: merece un proceso de venta. Es de ambos equipos.",
            "SQL (qualified by sales)", "The rep has qualified them by budget, authority, need and timeline: worth a sales process. Belongs to both teams."),
        [Stage.Opportunity] = Of(
            "Oportunidad", "Un SQL con quien hay un negocio real abierto. Es de ventas.",
            "Opportunity", "An SQL with whom a real deal is open. Belongs to sales."),
        [Stage.Customer] = Of(
            "Cliente", "Una oportunidad ganada. Es de ventas.",
            "Customer", "An opportunity that was won. Belongs to sales."),
    };

    public static StageDefinition Read(ConfigNode node) => new(LocalizedText.Read(node, "label"), LocalizedText.Read(node, "meaning"));

    private static StageDefinition Of(string spanishLabel, string spanish, string englishLabel, string english) =>
        new(new LocalizedText(spanishLabel, englishLabel), new LocalizedText(spanish, english));
}
