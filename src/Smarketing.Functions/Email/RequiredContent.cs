using Smarketing.Functions.Configuration;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Nurture;

namespace Smarketing.Functions.Email;

/// <summary>The mails that the program and the configuration name: each must be in the content folder.</summary>
public static class RequiredContent
{
    /// <summary>Tells a rep of an erasure; it says nothing of whom.</summary>
    public const string Erased = "erased";

    /// <summary>Tells the manager that mail doesn't get through.</summary>
    public const string MailRefused = "mail-refused";

    /// <summary>Puts a call back into the rep's calendar.</summary>
    public const string CallBack = "call-back";

    /// <summary>Takes it out again.</summary>
    public const string CallOff = "call-off";

    /// <summary>Tells a rep that a follow-up is theirs now.</summary>
    public const string Moved = "moved";

    /// <summary>Hands on what a contact has answered to a mail.</summary>
    public const string Reply = "reply";

    /// <summary>What the program itself sends and the content folder lacks. A folder without any mail is another fault.</summary>
    public static IEnumerable<ContentFault> OfProgram(IReadOnlySet<string> names) =>
        from name in names.Count == 0 ? [] : ProgramMails.Always
        where !names.Contains(name)
        from language in ContentLibrary.Languages
        select new ContentFault($"{language}/{name}.md", 0, "is missing; the program itself sends this mail");

    /// <summary>What forms and tracks ask for and the content folder lacks: where each stands in the configuration, and what is wrong.</summary>
    public static IEnumerable<(string Path, string Problem)> OfConfiguration(SmarketingConfiguration configuration, IReadOnlySet<string> names) =>
        from needed in OfForms(configuration.Forms.Values).Concat(OfTracks(configuration.Nurture))
        where names.Count > 0 && needed.Name.Length > 0 && !names.Contains(needed.Name)
        select (needed.Path, Problem(needed.Name, names));

    /// <summary>Each may bring back somebody who has unsubscribed, and they are asked to confirm it whether or not the form asks that of others.</summary>
    private static IEnumerable<(string Path, string Name)> OfForms(IEnumerable<Form> forms) =>
        forms.SelectMany(form => new[] { form.Asset is null ? "" : "asset", "confirm" }).Distinct().Select(name => ("$.forms", name));

    private static IEnumerable<(string Path, string Name)> OfTracks(NurturePolicy policy) =>
        from track in policy.Tracks
        from mail in track.Value.Mails.Index()
        select ($"$.tracks.{track.Key}.mails[{mail.Index}].content", mail.Item.Template);

    private static string Problem(string name, IReadOnlySet<string> names) =>
        $"the content folder has no mail \"{name}\"" + (NearestName.Of(name, names) is { } near ? $"; did you mean \"{near}\"?" : "");
}
