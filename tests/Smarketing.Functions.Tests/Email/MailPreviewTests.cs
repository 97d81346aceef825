using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.Tests.Email;

public sealed partial class MailPreviewTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly byte[] Secret = new byte[32];
    private static readonly SignedLink Links = new([new LinkKey("k1", Secret)]);
    private static readonly MailPreview Preview = new(Mexico.Configuration, new SmarketingOptions("", "https://leads.andamio.example", [], Secret), MailSamples.Library);

    public static TheoryData<string, string> Mails => [.. from name in MailSamples.Library.Names from language in ContentLibrary.Languages select (name, language)];

    [Theory]
    [MemberData(nameof(Mails))]
    public void Every_mail_is_shown_complete_in_either_language(string name, string language)
    {
        var mail = Preview.Of(name, language, contact: null, timeline: [], Monday);

        Assert.Equal(ProgramMails.Of(name).Kind, mail.Kind);
        Assert.Contains($"<html lang=\"{language}\">", mail.Html, StringComparison.Ordinal);
        Assert.All([mail.Subject, mail.PreviewText, mail.Text], part =>
        {
            Assert.NotEmpty(part);
            Assert.DoesNotMatch(@"\{\{|\( ?\)|  | ,", part);
        });
        Assert.DoesNotContain("href=\"\"", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task-call", LinkPurpose.Work)]
    [InlineData("task-call", LinkPurpose.Task)]
    [InlineData("summary", LinkPurpose.Work)]
    [InlineData("digest-weekly", LinkPurpose.Dashboard)]
    [InlineData("deal", LinkPurpose.Deal)]
    [InlineData("tracks/educate/1-cost-in-time", LinkPurpose.Unsubscribe)]
    public void A_link_of_a_preview_opens_nothing(string name, LinkPurpose purpose)
    {
        var tokens = Token().Matches(Preview.Of(name, "es", contact: null, timeline: [], Monday).Html).Select(match => match.Groups["token"].Value).ToList();

        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.Equal(LinkState.Forged, Links.Read(purpose, token, Monday).State));
    }

    [Theory]
    [InlineData("drafts/call", "preferí llamarle yo")]
    [InlineData("drafts/mail", "Le busqué por teléfono")]
    [InlineData("drafts/mail-again", "¿lo que nos consultó sigue entre sus pendientes?")]
    [InlineData("drafts/breakup", "Ya no le insisto")]
    public void A_draft_is_shown_in_the_task_that_brings_it(string name, string words)
    {
        var mail = Preview.Of(name, "es", contact: null, timeline: [], Monday);

        Assert.Equal((EmailKind.Task, "ana.torres@andamio.example"), (mail.Kind, mail.To.Address));
        Assert.Contains(words, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_is_what_would_be_sent_of_the_same_contact_but_for_its_links()
    {
        var contact = Lucia();
        var send = new Functions.Storage.Effect.Send(EmailKind.Task, Functions.Storage.Recipient.Rep, "task-call", "cause", 1, 1);
        var sent = new MailComposer(Mexico.Configuration, new SmarketingOptions("", "https://leads.andamio.example", [], Secret), MailSamples.Library, Links).Compose(send, contact, [], Monday)!;

        var shown = Preview.Of("task-call", language: null, contact, timeline: [], Monday);

        Assert.Equal(sent.Subject, shown.Subject);
        Assert.Equal(WithoutLinks(sent.Html), WithoutLinks(shown.Html));
        Assert.NotEqual(sent.Html, shown.Html);
    }

    [Fact]
    public void Somebody_with_nothing_open_is_shown_as_if_they_had()
    {
        var stranger = Contact.Prospect("id", "subject", new Person { Email = "someone@alba.example", Language = "en" }, Touch(), Monday);

        Assert.StartsWith("Escribir a someone@alba.example", Preview.Of("task-mail", language: null, stranger, timeline: [], Monday).Subject, StringComparison.Ordinal);
        Assert.Contains("184,000.00 MXN", Preview.Of("deal-reminder", "en", stranger, timeline: [], Monday).Text, StringComparison.Ordinal);
        Assert.Contains("someone@alba.example", Preview.Of("summary", "en", stranger, timeline: [], Monday).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_named_no_language_for_reads_their_own()
    {
        var english = Lucia() with { Person = Lucia().Person with { Language = "en" } };

        Assert.Contains("lang=\"en\"", Preview.Of("tracks/educate/1-cost-in-time", language: null, english, timeline: [], Monday).Html, StringComparison.Ordinal);
        Assert.Contains("lang=\"es\"", Preview.Of("task-call", language: null, english, timeline: [], Monday).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_form_hands_out_anything_there_is_no_mail_that_brings_it()
    {
        var forms = Mexico.Configuration.Forms.Values.Select(form => form with { Asset = null }).ToDictionary(form => form.Id, StringComparer.Ordinal);
        var preview = new MailPreview(Mexico.Configuration with { Forms = forms }, new SmarketingOptions("", "https://leads.andamio.example", [], Secret), MailSamples.Library);

        Assert.Null(preview.Find("asset"));
        Assert.DoesNotContain(preview.List(), listed => listed.Name == "asset");
    }

    [Fact]
    public void A_draft_that_no_task_brings_is_no_mail()
    {
        const string Mine = "---\nsubject: Mine\naudience: draft\n---\nText";
        var library = ContentLibrary.Parse([new ContentFile("en/drafts/mine.md", Mine), new ContentFile("es/drafts/mine.md", Mine)]).Library!;
        var preview = new MailPreview(Mexico.Configuration, new SmarketingOptions("", "https://leads.andamio.example", [], Secret), library);

        Assert.Null(preview.Find("drafts/mine"));
        Assert.Empty(preview.List());
    }

    [Theory]
    [InlineData("task-call", "task-call")]
    [InlineData("tracks/no-need/2-growing", "tracks/no-need/2-growing")]
    [InlineData("tracks/no-need/2", "tracks/no-need/2-growing")]
    [InlineData("tracks/no-need/0", null)]
    [InlineData("tracks/no-need/-1", null)]
    [InlineData("tracks/no-need/99", null)]
    [InlineData("tracks/nothing/1", null)]
    [InlineData("tracks/no-need", null)]
    [InlineData("tracks/", null)]
    [InlineData("", null)]
    [InlineData("../smarketing", null)]
    public void A_mail_is_found_by_its_name_or_its_place_in_a_track(string name, string? found) => Assert.Equal(found, Preview.Find(name));

    private static string WithoutLinks(string html) => System.Text.RegularExpressions.Regex.Replace(html, "https://leads.andamio.example/[^\"]+", "…");

    private static Contact Lucia()
    {
        var lucia = Contact.Prospect("id", "subject", new Person { Email = "lucia@alba.example", FirstName = "Lucía", Phone = "+52 55 1234 5678", Language = "es" }, Touch(), Monday).At(Stage.Mql, Monday);
        return lucia with
        {
            Rep = new RepAssignment("bruno", "Bruno Salas", []),
            FollowUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday, Why = ["raised-hand: demo"] }, "bruno", Mexico.Configuration.Plan, Mexico.Calendar),
        };
    }

    private static Touch Touch() => new(Channel.Direct, null, null, null, null, null, null, null, Monday);

    [GeneratedRegex("/(?:tasks|work|deals|unsubscribe|confirm|dashboard)/(?<token>[^\"/?#]+)")]
    private static partial Regex Token();
}
