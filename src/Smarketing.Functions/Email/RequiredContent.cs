using Smarketing.Functions.Configuration;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Email;

/// <summary>The mails that the program and the configuration name: each must be in the content folder.</summary>
public static class RequiredContent
{
    /// <summary>Tells a rep of an erasure; it says nothing of whom.</summary>
    public const string Erased = "erased";

    private static readonly string[] Always =
    [
        "task-call", "task-mail", "task-breakup", "task-automatic", "prospecting-mail", "prospecting-breakup", "reminder", "reminder-verdict", "breach", "breach-verdict", "breach-not-worked", "alert", "moved", "summary", "alert-deal", "deal", "deal-reminder",
        "drafts/call", "drafts/mail", "drafts/mail-again", "drafts/breakup",
        Erased,
    ];

    public static IEnumerable<string> Missing(SmarketingConfiguration configuration, ContentLibrary library)
    {
        foreach (var name in Always.Where(name => !library.Has(name)))
        {
            yield return $"the content folder has no \"{name}\"";
        }

        foreach (var form in configuration.Forms.Values)
        {
            foreach (var name in OfForm(form).Where(name => !library.Has(name)))
            {
                yield return $"form \"{form.Id}\": the content folder has no \"{name}\"";
            }
        }

        foreach (var (track, nurture) in configuration.Nurture.Tracks)
        {
            foreach (var (mail, index) in nurture.Mails.Select((mail, index) => (mail, index)).Where(pair => !library.Has(pair.mail.Template)))
            {
                yield return $"$.tracks.{track}.mails[{index}].content: the content folder has no \"{mail.Template}\"";
            }
        }
    }

    private static IEnumerable<string> OfForm(Form form) => [.. form.Asset is null ? Array.Empty<string>() : ["asset"], .. form.DoubleOptIn ? ["confirm"] : Array.Empty<string>()];
}
