using System.Text.RegularExpressions;

namespace Smarketing.Functions.Email;

/// <summary>Tells what a program has sent from what a person has written (RFC 3834), so that nobody is reached by a vacation notice.</summary>
public static partial class AutomaticReply
{
    private static readonly string[] Marks = ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "List-Id", "X-Failed-Recipients"];
    private static readonly string[] Machines = ["mailer-daemon@", "postmaster@", "noreply@", "no-reply@"];

    /// <summary>How mail programs begin the subject of what they send by themselves, in both languages.</summary>
    private static readonly string[] Subjects =
    [
        "out of office", "out of the office", "automatic reply", "auto reply", "auto-reply", "autoreply", "auto:", "vacation", "away from",
        "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausente", "autorespuesta", "de vacaciones", "contestación automática",
        "undeliverable", "undelivered mail", "delivery status notification", "mail delivery failed", "no se puede entregar", "read:", "leído:",
    ];

    public static bool Is(InboundMail mail) =>
        IsNobody(mail.Sender)
        || mail.Headers["Auto-Submitted"].Any(value => !value.StartsWith("no", StringComparison.OrdinalIgnoreCase))
        || mail.Headers["Precedence"].Any(value => value.ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply")
        || Marks.Any(name => mail.Headers[name].Any())
        || IsReport(mail)
        || Machines.Any(machine => mail.From.Contains(machine, StringComparison.OrdinalIgnoreCase))
        || Subjects.Any(subject => mail.Subject.Trim().StartsWith(subject, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it says that there is no such mailbox: another failure may pass.</summary>
    public static bool SaysAddressIsBad(InboundMail mail) =>
        IsReport(mail) && (IsNobody(mail.Sender) || mail.From.Contains(Machines[0], StringComparison.OrdinalIgnoreCase)) && BadMailbox().IsMatch(mail.Text);

    private static bool IsNobody(string sender) => sender.Trim() is "" or "<>";

    private static bool IsReport(InboundMail mail) => mail.Headers["Content-Type"].Any(type => type.StartsWith("multipart/report", StringComparison.OrdinalIgnoreCase));

    /// <summary>RFC 3463: permanent, and about the address.</summary>
    [GeneratedRegex(@"\b5\.1\.[0-9]{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex BadMailbox();
}
