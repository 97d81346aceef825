using Smarketing.Functions.Email;

namespace Smarketing.Local.Tests.Hosting;

internal static class Mails
{
    public static EmailMessage Of(string id, string to = "ana@acme.mx") => new()
    {
        Id = id,
        Kind = EmailKind.Task,
        From = new EmailAddress("hola@example.com", "Smarketing"),
        To = new EmailAddress(to, "Ana Núñez"),
        ReplyTo = new EmailAddress("rep@example.com"),
        Subject = "Llama a José, de Acmé",
        Text = "Línea uno\nLínea dos = fin ",
        Html = """<p>¡Hola! <a href="http://127.0.0.1/tasks/abc?x=1&amp;y=2">Abrir</a> <a href='tel:+525555'>Llamar</a></p>""",
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["List-Unsubscribe"] = "<http://127.0.0.1/unsubscribe/abc>" },
        Attachments = [new EmailAttachment("cita.ics", "text/calendar", "BEGIN:VCALENDAR"u8.ToArray())],
        ContactId = "c1",
    };
}
