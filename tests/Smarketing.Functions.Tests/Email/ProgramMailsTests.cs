using System.Text.RegularExpressions;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Email;

/// <summary>Which mails each kind has: others rely on the kinds.</summary>
public sealed partial class ProgramMailsTests
{
    [Theory]
    [InlineData(EmailKind.Task, "drafts/breakup", "drafts/call", "drafts/mail", "drafts/mail-again", "task-automatic", "task-breakup", "task-call", "task-mail")]
    [InlineData(EmailKind.Reminder, "reminder", "reminder-verdict")]
    [InlineData(EmailKind.Breach, "breach", "breach-not-worked", "breach-verdict")]
    [InlineData(EmailKind.Alert, "alert", "alert-deal", "call-back", "call-off", "erased", "mail-refused", "moved", "reply")]
    [InlineData(EmailKind.Prospecting, "prospecting-breakup", "prospecting-mail")]
    [InlineData(EmailKind.Confirm, "confirm")]
    [InlineData(EmailKind.Asset, "asset")]
    [InlineData(EmailKind.Deal, "deal", "deal-reminder")]
    [InlineData(EmailKind.Summary, "summary")]
    public void Every_kind_has_its_mails(EmailKind kind, params string[] names) =>
        Assert.Equal(names, MailSamples.Library.Names.Where(name => ProgramMails.Of(name).Kind == kind));

    [Fact]
    public void What_is_none_of_the_programs_is_a_tracks_and_every_tracks_mail_is_there()
    {
        var nurture = MailSamples.Library.Names.Where(name => ProgramMails.Of(name).Kind == EmailKind.Nurture);

        Assert.Equal(Mexico.Configuration.Nurture.Tracks.Values.SelectMany(track => track.Mails).Select(mail => mail.Template).Order(StringComparer.Ordinal), nurture);
    }

    /// <summary>What the code sends, read out of it: kind, reader and name stand beside each other.</summary>
    [Fact]
    public void A_mail_is_sent_as_the_kind_and_to_the_reader_that_the_table_says()
    {
        var sent = Directory.EnumerateFiles(Repository.PathTo("src", "Smarketing.Functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Sending().Matches(File.ReadAllText(path)))
            .Select(match => (Kind: Enum.Parse<EmailKind>(match.Groups["kind"].Value), To: Enum.Parse<Recipient>(match.Groups["to"].Value), Name: NameOf(match)))
            .ToList();

        Assert.True(sent.Count > 10, $"Only {sent.Count} were found.");
        Assert.All(sent, mail => Assert.Equal((mail.Kind, mail.To == Recipient.Contact), (ProgramMails.Of(mail.Name).Kind, ProgramMails.Of(mail.Name).To == Recipient.Contact)));
    }

    private static string NameOf(Match match) => match.Groups["name"] is { Success: true } name
        ? name.Value
        : (string)typeof(RequiredContent).GetField(match.Groups["constant"].Value)!.GetRawConstantValue()!;

    [GeneratedRegex("""EmailKind\.(?<kind>\w+), Recipient\.(?<to>\w+), (?:"(?<name>[\w-]+)"|RequiredContent\.(?<constant>\w+))""")]
    private static partial Regex Sending();
}
