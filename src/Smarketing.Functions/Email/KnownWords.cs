namespace Smarketing.Functions.Email;

/// <summary>The program's own words, as people say them. A word that a company made up is shown as it is.</summary>
public static class KnownWords
{
    private static readonly Dictionary<string, (string English, string Spanish)> Texts = new(StringComparer.Ordinal)
    {
        // Offers
        ["newsletter"] = ("the newsletter", "el boletín"),
        ["blog"] = ("the blog", "el blog"),
        ["ebook"] = ("the ebook", "el ebook"),
        ["guide"] = ("the guide", "la guía"),
        ["webinar"] = ("the webinar", "el webinar"),
        ["demo"] = ("a demo", "una demostración"),
        ["contact"] = ("to be contacted", "que le contacten"),
        ["pricing"] = ("prices", "precios"),
        ["buying-guide"] = ("the buying guide", "la guía de compra"),
        ["advice"] = ("advice", "asesoría"),

        // Rules of the shipped configuration
        ["decision-maker"] = ("decision maker", "decide en su empresa"),
        ["manager"] = ("manager", "tiene un puesto de mando"),
        ["large-company"] = ("large company", "empresa grande"),
        ["latin-america"] = ("Latin America", "América Latina"),
        ["business-address"] = ("business address", "correo de empresa"),
        ["student"] = ("student", "estudiante"),
        ["competitor"] = ("competitor", "competencia"),
        ["own-staff"] = ("own staff", "personal propio"),

        // What people did that isn't a form
        ["activity-page"] = ("visited the site", "visitó el sitio"),
        ["activity-webinar"] = ("attended a webinar", "asistió a un webinar"),
        ["activity-social"] = ("reacted on a social network", "interactuó en redes sociales"),
        ["activity-call"] = ("spoke on the phone", "habló por teléfono"),
        ["activity-other"] = ("other activity", "otra actividad"),
        ["activity-click"] = ("clicked in a mail", "hizo clic en un correo"),
        ["activity-reply"] = ("answered a mail", "respondió a un correo"),

        // Outcomes
        ["connected"] = ("reached", "contestó"),
        ["voicemail"] = ("voicemail", "buzón de voz"),
        ["no-answer"] = ("no answer", "no contestó"),
        ["wrong-number"] = ("wrong number", "número equivocado"),
        ["sent"] = ("mail sent", "correo enviado"),
        ["replied"] = ("replied", "respondió"),
        ["bounced"] = ("mail bounced", "correo devuelto"),

        // Why nobody is mailed, or is again
        ["suppressed-unsubscribed"] = ("wants no more mail", "ya no quiere correos"),
        ["suppressed-complained"] = ("called a mail spam", "marcó un correo como no deseado"),
        ["suppressed-bounced"] = ("mail to the address comes back", "los correos a su dirección se devuelven"),
        ["suppressed-do-not-contact"] = ("wants to be left alone", "no quiere que le contacten"),
        ["lifted-bounced"] = ("the address is good again", "su dirección vuelve a servir"),
        ["lifted-unsubscribed"] = ("wants mail again", "quiere recibir correos de nuevo"),
        ["lifted-complained"] = ("wants mail again", "quiere recibir correos de nuevo"),

        // Why a contact went back
        ["unable-to-reach"] = ("unable to reach", "no se pudo contactar"),
        ["not-worked"] = ("not worked", "sin trabajar"),
        ["not-ready"] = ("not ready yet", "todavía no está listo"),
        ["no-budget"] = ("no budget", "sin presupuesto"),
        ["no-authority"] = ("doesn't decide", "no decide"),
        ["no-need"] = ("no need", "no lo necesita"),
        ["no-timing"] = ("not the time", "no es el momento"),

        // Deals
        ["opportunity"] = ("opportunity", "oportunidad"),
        ["won"] = ("deal won", "negocio ganado"),
        ["lost"] = ("deal lost", "negocio perdido"),
        ["amount"] = ("amount of the deal", "importe del negocio"),

        // Channels
        ["organic"] = ("organic search", "búsqueda"),
        ["paid-search"] = ("paid search", "búsqueda pagada"),
        ["paid-social"] = ("paid social", "redes, pagado"),
        ["social"] = ("social", "redes sociales"),
        ["email"] = ("e-mail", "correo"),
        ["referral"] = ("referral", "otro sitio"),
        ["direct"] = ("direct", "directo"),
        ["other"] = ("other", "otro"),
    };

    public static string In(string language, string word) => Texts.TryGetValue(word, out var text) ? (language == "es" ? text.Spanish : text.English) : word;
}
