using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Local.Outbox;

namespace Smarketing.Local.Sample;

/// <summary>What somebody does with one of marketing's mails.</summary>
internal static class SampleReader
{
    private const double Clicks = 0.14;
    private const double Unsubscribes = 0.02;
    private const double Complains = 0.002;
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    /// <param name="isReal">Whether mail arrives.</param>
    public static IEnumerable<SampleDeed> On(SampleYear year, Contact contact, OutboxMail mail, bool isReal)
    {
        if (MailReference.Read(name => name == MailReference.MessageId ? mail.Message.Id : mail.Message.Arguments.GetValueOrDefault(name)) is not { } reference)
        {
            yield break;
        }

        var key = $"mail|{contact.Person.Email}|{reference.Cause}";
        var chance = year.Chance(key);
        if (!isReal)
        {
            yield return Told(MailEventKind.Bounced, mail.At.AddMinutes(1));
            yield break;
        }

        var readAt = mail.At.AddMinutes(chance.Whole(5, 36 * 60));
        if (chance.Is(Clicks))
        {
            yield return Told(MailEventKind.Clicked, readAt);
        }
        else if (chance.Is(Unsubscribes) && OutboxView.LinksIn(mail.Message.Html).FirstOrDefault(link => link.Contains("/unsubscribe/", StringComparison.Ordinal)) is { } wayOut)
        {
            var oneClick = new Dictionary<string, object?>(StringComparer.Ordinal) { ["List-Unsubscribe"] = "One-Click" };
            yield return new SampleDeed.Request(readAt, $"{key}|unsubscribed", HttpMethod.Post, wayOut, oneClick, IsForm: true);
        }
        else if (chance.Is(Complains))
        {
            yield return Told(MailEventKind.Complained, readAt);
        }

        SampleDeed.Event Told(MailEventKind kind, DateTimeOffset at) => new(at, $"{key}|{kind}", new MailEvent($"{key}|{kind}", kind, at, reference)
        {
            Reason = kind == MailEventKind.Bounced ? "550 5.1.1 no such mailbox" : null,
            Url = kind == MailEventKind.Clicked ? "https://andamio.example/recursos" : null,
            UserAgent = kind == MailEventKind.Clicked ? Browser : null,
        });
    }
}
