using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>The mails that the program sends by their names in the content folder: what each is for, and who reads it. The mails of tracks have the names that the configuration gives them.</summary>
public static class ProgramMails
{
    /// <summary>Texts for a rep to say or send; they come inside of a task.</summary>
    public const string Drafts = "drafts/";

    private static readonly Dictionary<string, ProgramMail> All = new(StringComparer.Ordinal)
    {
        ["task-call"] = new(EmailKind.Task, Recipient.Rep),
        ["task-mail"] = new(EmailKind.Task, Recipient.Rep),
        ["task-breakup"] = new(EmailKind.Task, Recipient.Rep),
        ["task-automatic"] = new(EmailKind.Task, Recipient.Rep),
        ["drafts/call"] = new(EmailKind.Task, Recipient.Rep),
        ["drafts/mail"] = new(EmailKind.Task, Recipient.Rep),
        ["drafts/mail-again"] = new(EmailKind.Task, Recipient.Rep),
        ["drafts/breakup"] = new(EmailKind.Task, Recipient.Rep),
        ["reminder"] = new(EmailKind.Reminder, Recipient.Rep),
        ["reminder-verdict"] = new(EmailKind.Reminder, Recipient.Rep),
        ["breach"] = new(EmailKind.Breach, Recipient.Manager),
        ["breach-verdict"] = new(EmailKind.Breach, Recipient.Manager),
        ["breach-not-worked"] = new(EmailKind.Breach, Recipient.Manager),
        ["alert"] = new(EmailKind.Alert, Recipient.Rep),
        ["alert-deal"] = new(EmailKind.Alert, Recipient.DealOwner),
        [RequiredContent.Moved] = new(EmailKind.Alert, Recipient.Rep),
        [RequiredContent.CallBack] = new(EmailKind.Alert, Recipient.Rep),
        [RequiredContent.CallOff] = new(EmailKind.Alert, Recipient.Rep),
        [RequiredContent.Reply] = new(EmailKind.Alert, Recipient.Rep),
        [RequiredContent.Erased] = new(EmailKind.Alert, Recipient.Rep),
        [RequiredContent.MailRefused] = new(EmailKind.Alert, Recipient.Manager),
        ["prospecting-mail"] = new(EmailKind.Prospecting, Recipient.Contact),
        ["prospecting-breakup"] = new(EmailKind.Prospecting, Recipient.Contact),
        ["confirm"] = new(EmailKind.Confirm, Recipient.Contact),
        ["asset"] = new(EmailKind.Asset, Recipient.Contact),
        ["deal"] = new(EmailKind.Deal, Recipient.DealOwner),
        ["deal-reminder"] = new(EmailKind.Deal, Recipient.DealOwner),
        ["summary"] = new(EmailKind.Summary, Recipient.Manager),
        ["digest-weekly"] = new(EmailKind.Digest, Recipient.Rep),
        ["digest-monthly"] = new(EmailKind.Digest, Recipient.Manager),
    };

    /// <summary>Those that are sent whatever is configured; the others only where a form asks for them.</summary>
    public static IEnumerable<string> Always => All.Where(mail => mail.Value.Kind is not (EmailKind.Confirm or EmailKind.Asset)).Select(mail => mail.Key);

    /// <summary>Whom the mail of that name must speak to, since that is who gets it.</summary>
    internal static MailAudience AudienceOf(string name) =>
        name.StartsWith(Drafts, StringComparison.Ordinal) ? MailAudience.Draft : Of(name).To == Recipient.Contact ? MailAudience.Contact : MailAudience.Team;

    /// <summary>What is wrong with one that speaks to somebody else.</summary>
    internal static string AudienceFault(string name) => AudienceOf(name) switch
    {
        MailAudience.Draft => "`audience` must be draft: a rep says or sends it",
        MailAudience.Team => "`audience` must be team: the program sends this mail to the team",
        _ when All.ContainsKey(name) => "`audience` must be contact: the program sends this mail to contacts",
        _ => "`audience` must be contact: the program knows no mail of this name, so only a track can send it",
    };

    /// <summary>What is none of the program's can only be a track's.</summary>
    public static ProgramMail Of(string name) => All.GetValueOrDefault(name) ?? new ProgramMail(EmailKind.Nurture, Recipient.Contact);
}

/// <param name="To">With a draft: who gets the mail that it stands in.</param>
public sealed record ProgramMail(EmailKind Kind, Recipient To);
