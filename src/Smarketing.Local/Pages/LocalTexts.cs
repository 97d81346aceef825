using System.Globalization;
using Microsoft.AspNetCore.Http;
using Smarketing.Local.Http;

namespace Smarketing.Local.Pages;

/// <summary>What the local pages say, in Spanish and English.</summary>
public sealed class LocalTexts
{
    private static readonly LocalTexts English = new(isSpanish: false);
    private static readonly LocalTexts Spanish = new(isSpanish: true);

    private readonly bool _isSpanish;

    private LocalTexts(bool isSpanish)
    {
        _isSpanish = isSpanish;
        Culture = CultureInfo.GetCultureInfo(isSpanish ? "es-MX" : "en-GB");
    }

    public CultureInfo Culture { get; }

    public string Language => _isSpanish ? "es" : "en";

    public string OtherLanguage => _isSpanish ? "en" : "es";

    public string OtherLanguageName => _isSpanish ? "English" : "Español";

    public static LocalTexts For(HttpRequest request) => HostProblem.PrefersSpanish(request) ? Spanish : English;

    public static LocalTexts In(string language) => language == "es" ? Spanish : English;

    public string Console => Say("Consola", "Console");

    public string Intro => Say(
        "Todo ocurre en esta máquina: los correos llegan a la bandeja de aquí abajo, y el reloj se puede adelantar.",
        "Everything happens on this machine: mails arrive in the outbox below, and the clock can be wound on.");

    public string Mails => Say("Correos", "Mails");

    public string MailSamples => Say("Correos de muestra", "Mails to look at");

    public string MailsIntro => Say(
        "Todos los correos que el programa envía, con una persona inventada. Se arman igual que los de verdad; ninguno se envía.",
        "Every mail that the program sends, about somebody invented. They are made as the real ones are; none is sent.");

    public string AsText => Say("texto", "text");

    public string SamplePages => Say("Páginas de ejemplo", "Sample landing pages");

    public string NoForms => Say("La configuración no declara formularios.", "The configuration declares no forms.");

    public string Outbox => Say("Bandeja de salida", "Outbox");

    public string NoMails => Say("Todavía no hay correos. Envía un formulario.", "No mails yet. Send a form.");

    public string AllMails => Say("Todos los correos", "All mails");

    public string MailsTo => Say("Correos para", "Mails to");

    public string Clock => Say("Reloj", "Clock");

    public string ClockRuns => Say("Corre con el tiempo.", "Runs with time.");

    public string ClockHeld => Say("Está detenido.", "Is held.");

    public string FourHours => Say("4 horas después", "4 hours later");

    public string NextWorkingDay => Say("Siguiente día hábil", "Next working day");

    public string FourteenDays => Say("14 días después", "14 days later");

    public string Run => Say("Dejar correr", "Let it run");

    public string Contacts => Say("Contactos", "Contacts");

    public string NoContacts => Say("Todavía no hay contactos.", "No contacts yet.");

    public string Address => Say("Correo electrónico", "E-mail");

    public string Stage => Say("Etapa", "Stage");

    public string Owner => Say("A cargo", "Owner");

    public string Running => Say("Lo que está en marcha", "What runs");

    public string NothingRuns => Say("Nada está en marcha.", "Nothing runs.");

    public string Instance => Say("Instancia", "Instance");

    public string Function => Say("Función", "Function");

    public string Status => Say("Estado", "Status");

    public string Created => Say("Creada", "Created");

    public string Figures => Say("Cifras desde el arranque", "Figures since the start");

    public string Figure => Say("Cifra", "Figure");

    public string Value => Say("Valor", "Value");

    public string Deliveries => Say("Avisos a otros programas", "Webhooks to other programs");

    public string NoDeliveries => Say("Nada espera y nada se ha quedado sin entregar.", "Nothing waits, and nothing was given up.");

    public string Delivery => Say("Entrega", "Delivery");

    public string Tries => Say("Intentos", "Tries");

    public string LastAnswer => Say("Última respuesta", "Last answer");

    public string SendAgain => Say("Para enviar una de nuevo:", "To send one again:");

    public string At => Say("Hora", "At");

    public string From => Say("De", "From");

    public string To => Say("Para", "To");

    public string ReplyTo => Say("Responder a", "Reply to");

    public string Subject => Say("Asunto", "Subject");

    public string Kind => Say("Tipo", "Kind");

    public string Message => Say("Mensaje", "Message");

    public string PlainText => Say("Como texto", "As text");

    public string Headers => Say("Encabezados", "Headers");

    public string Attachments => Say("Adjuntos", "Attachments");

    public string Links => Say("Enlaces", "Links");

    public string SampleNote => Say(
        "Página de ejemplo: envía el formulario como lo haría la tuya.",
        "A sample page: it posts the form as yours would.");

    public string Optional => Say("opcional", "optional");

    public string Send => Say("Enviar", "Send");

    public string LeaveEmpty => Say("Deja este campo vacío", "Leave this field empty");

    public string Field(string name) => name switch
    {
        "email" => Say("Correo electrónico", "E-mail"),
        "firstName" => Say("Nombre", "First name"),
        "lastName" => Say("Apellidos", "Last name"),
        "company" => Say("Empresa", "Company"),
        "jobTitle" => Say("Puesto", "Job title"),
        "phone" => Say("Teléfono", "Phone"),
        "employees" => Say("Empleados", "Employees"),
        "industry" => Say("Industria", "Industry"),
        "country" => Say("País", "Country"),
        "message" => Say("Mensaje", "Message"),
        _ => name,
    };

    public string DeliveryState(string state) => state switch
    {
        "pending" => Say("espera", "waits"),
        "dead" => Say("no se entregó", "given up"),
        _ => state,
    };

    /// <summary>A day and a time, in the zone of whoever reads.</summary>
    public string Moment(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("ddd d MMM yyyy, HH:mm", Culture);

    private string Say(string spanish, string english) => _isSpanish ? spanish : english;
}
