using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Nurture;

/// <summary>A series of mails with waits.</summary>
public sealed record NurtureTrack(IReadOnlyList<NurtureMail> Mails)
{
    public static NurtureTrack Read(ConfigNode node)
    {
        var mails = node.Objects("mails", mail => new NurtureMail(mail.Text("content"), mail.Duration("wait")));
        if (mails.Count == 0)
        {
            node.Fault("mails", "must have at least one mail");
        }

        return new NurtureTrack(mails);
    }
}

/// <param name="Template">The mail's name in the content folder.</param>
/// <param name="Wait">Counted from the mail before it; for the first, from the start of the track.</param>
public sealed record NurtureMail(string Template, TimeSpan Wait);
