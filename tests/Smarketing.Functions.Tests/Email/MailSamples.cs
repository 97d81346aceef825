using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

/// <summary>One lead, as every mail shows it.</summary>
internal static class MailSamples
{
    private static readonly Lazy<ContentLibrary> Shipped = new(() =>
        ContentLibrary.Load(Repository.PathTo("config", "content")) is { Library: { } library } ? library : throw new InvalidDataException("The shipped content has faults."));

    public static ContentLibrary Library => Shipped.Value;

    public static MailModel Model(string language) => new()
    {
        Company = new MailCompany("Andamio", "Av. Insurgentes Sur 1234, Col. Del Valle, 03100 Ciudad de México", "https://leads.andamio.example"),
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City"),
        Contact = new MailContact
        {
            Email = "lucia.herrera@constructora-alba.example",
            FirstName = "Lucía",
            LastName = "Herrera",
            Company = "Constructora Alba",
            JobTitle = language == "es" ? "Gerente de Proyectos" : "Project Manager",
            Phone = "+52 55 1234 5678",
            Country = "MX",
            Message = language == "es" ? "Tenemos tres obras en Querétaro.\n¿Se integra con nuestra contabilidad?" : "We run three sites in Querétaro.\nDoes it work with our accounting?",
        },
        Rep = new MailRep("Mariana Torres", "mariana@andamio.example"),
        Task = new MailTask
        {
            AttemptNumber = 1,
            AttemptCount = 5,
            OpensAt = At(2026, 1, 5, 9, 0),
            DueAt = At(2026, 1, 5, 13, 0),
            ClosesAt = At(2026, 1, 20, 0, 0),
            Link = "https://leads.andamio.example/tasks/AbC-dEf_123.xyz",
        },
        Deal = new MailDeal("12,500.00 MXN", At(2026, 1, 5, 9, 20), "Mariana Torres", "https://leads.andamio.example/deals/ZxC-vBn_789.def"),
        Asset = new MailAsset(language == "es" ? "Guía: control de costos en obra" : "Guide: cost control on site", "https://andamio.example/guia.pdf"),
        Summary = Summary(language),
        Digest = Digest(language),
        Briefing = language == "es" ? "Oferta de abril: un mes sin costo. Vale hasta el día 30." : "April's offer: a month free of charge, until the 30th.",
        DashboardLink = "https://leads.andamio.example/dashboard/AsD-fGh_321.ghi",
        Why = language == "es" ? ["Pidió una demostración", "Correo de empresa: +10", "Gerencia: +15"] : ["Asked for a demonstration", "Business address: +10", "Manager: +15"],
        History = language == "es" ? ["2 ene, 11:40 · Descargó la guía", "5 ene, 08:55 · Pidió una demostración"] : ["Jan 2, 11:40 AM · Downloaded the guide", "Jan 5, 8:55 AM · Asked for a demonstration"],
        News = language == "es" ? ["Envió el formulario de precios"] : ["Sent the pricing form"],
        WorkLink = "https://leads.andamio.example/work/ZxC-vBn_789.def",
        DemoLink = "https://andamio.example/demo",
        ConfirmLink = "https://leads.andamio.example/confirm/ZxC-vBn_789.def",
        UnsubscribeLink = "https://leads.andamio.example/unsubscribe/QwE-rTy_456.abc",
    };

    /// <summary>The model of a rep's mail, with the draft that belongs into it.</summary>
    public static MailModel WithDraft(string mail, string language)
    {
        var model = Model(language);
        var draft = mail switch
        {
            "task-call" => "drafts/call",
            "task-mail" => "drafts/mail",
            "task-breakup" => "drafts/breakup",
            _ => null,
        };
        return draft is null ? model : model with { Task = model.Task! with { Draft = Library.RenderDraft(draft, language, model) } };
    }

    private static MailSummary Summary(string language) => new(
        At(2026, 1, 7, 0, 0),
        [
            new MailGroup("Mariana Torres",
            [
                new MailLine(
                    "Lucía Herrera (Constructora Alba)",
                    language == "es" ? "el intento 2 (correo) venció el martes 6 de enero, 18:00 sin respuesta" : "attempt 2 (mail) was due Tuesday, January 6, 6:00 PM and not answered",
                    "https://leads.andamio.example/tasks/AbC-dEf_123.xyz"),
                new MailLine("someone@example.com", language == "es" ? "asignado el martes 6 de enero, 9:40, por encima del cupo de la semana" : "given on Tuesday, January 6, 9:40 AM, beyond the week's capacity", null),
            ]),
            new MailGroup(language == "es" ? "y 3 más" : "and 3 more", []),
        ]);

    private static MailDigest Digest(string language) => language == "es"
        ? new("5 al 11 de enero de 2026", "14 MQL · 310,000.00 MXN ganado")
        {
            Progress = ["MQL: 14 de 15.1 prometidos en la semana; en enero van 21 de 67; a este ritmo, 59", "Ganado: 310,000.00 MXN; en enero, 410,000.00 MXN de una meta de 900,000.00 MXN (46 %)"],
            Successes = ["3 negocios ganados por 310,000.00 MXN"], Marketing = ["Aceptados por ventas: 8 (57 %)"], Sales = ["Primer intento dentro del plazo: 88 % (22 de 25)"],
            People = ["Ana Torres: 5 MQL, 14 intentos, 1 negocio ganado"], Obstacles = ["Ventas: faltan teléfonos en los <leads> de la feria (Ana, 6 de enero de 2026)"],
            Campaigns = ["obra-sin-sorpresas: 12 formularios, 5 MQL"], News = ["Ya se puede firmar en línea."],
        }
        : new("January 5 to 11, 2026", "14 MQLs · 310,000.00 MXN won")
        {
            Progress = ["MQLs: 14 of 15.1 promised in the week; 21 of 67 so far in January; at this pace, 59", "Won: 310,000.00 MXN; 410,000.00 MXN in January of a goal of 900,000.00 MXN (46%)"],
            Successes = ["3 deals won, worth 310,000.00 MXN"], Marketing = ["Accepted by sales: 8 (57%)"], Sales = ["First attempt within its term: 88% (22 of 25)"],
            People = ["Ana Torres: 5 MQLs, 14 attempts, 1 deal won"], Obstacles = ["Sales: no phone numbers in the fair's <leads> (Ana, January 6, 2026)"],
            Campaigns = ["obra-sin-sorpresas: 12 forms, 5 MQLs"], News = ["Contracts can be signed online."],
        };

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(-6));
}
