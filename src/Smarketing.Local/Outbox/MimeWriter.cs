using System.Globalization;
using System.Text;
using Smarketing.Functions.Email;

namespace Smarketing.Local.Outbox;

/// <summary>Writes a mail as RFC 5322 and MIME have it: text and HTML as alternatives, attachments after them.</summary>
internal static class MimeWriter
{
    // "=_" stands in no quoted-printable and no base64 line, so that no content can end a part.
    private const string MixedBoundary = "=_smarketing_mixed";
    private const string AlternativeBoundary = "=_smarketing_alternative";

    public static byte[] Write(OutboxMail mail)
    {
        var message = mail.Message;
        var text = new StringBuilder();
        WriteHeaders(text, mail);
        Header(text, "Content-Type", $"multipart/mixed; boundary=\"{MixedBoundary}\"");
        text.Append("\r\n");
        Line(text, $"--{MixedBoundary}");
        Header(text, "Content-Type", $"multipart/alternative; boundary=\"{AlternativeBoundary}\"");
        text.Append("\r\n");
        WriteText(text, "text/plain", message.Text);
        WriteText(text, "text/html", message.Html);
        Line(text, $"--{AlternativeBoundary}--");
        foreach (var attachment in message.Attachments)
        {
            WriteAttachment(text, attachment);
        }

        Line(text, $"--{MixedBoundary}--");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteHeaders(StringBuilder text, OutboxMail mail)
    {
        var message = mail.Message;
        Header(text, "Date", mail.At.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        Header(text, "From", MimeText.Address(message.From));
        Header(text, "To", MimeText.Address(message.To));
        if (message.ReplyTo is { } replyTo)
        {
            Header(text, "Reply-To", MimeText.Address(replyTo));
        }

        Header(text, "Subject", MimeText.Words(message.Subject));
        Header(text, "Message-ID", MessageId(message));
        foreach (var (name, value) in message.Headers)
        {
            Header(text, MimeText.OneLine(name), MimeText.Words(value));
        }

        Header(text, "MIME-Version", "1.0");
    }

    /// <summary>The same for every sending of one mail, so that a mail program shows a repetition as one.</summary>
    public static string MessageId(EmailMessage message) => $"<{Uri.EscapeDataString(message.Id)}@smarketing.local>";

    private static void WriteText(StringBuilder text, string type, string content)
    {
        Line(text, $"--{AlternativeBoundary}");
        Header(text, "Content-Type", $"{type}; charset=utf-8");
        Header(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n");
        QuotedPrintable.Append(text, content);
        text.Append("\r\n");
    }

    private static void WriteAttachment(StringBuilder text, EmailAttachment attachment)
    {
        Line(text, $"--{MixedBoundary}");
        Header(text, "Content-Type", MimeText.OneLine(attachment.ContentType));
        Header(text, "Content-Disposition", $"attachment; {MimeText.FileName(attachment.Name)}");
        Header(text, "Content-Transfer-Encoding", "base64");
        text.Append("\r\n");
        Line(text, Convert.ToBase64String(attachment.Content, Base64FormattingOptions.InsertLineBreaks));
    }

    private static void Header(StringBuilder text, string name, string value) => Line(text, $"{name}: {value}");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\r\n");
}
