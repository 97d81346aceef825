using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Tests.Email;

namespace Smarketing.Functions.Tests.Content;

public sealed class ShippedContentTests
{
    [Fact]
    public void The_shipped_content_has_no_faults() =>
        Assert.Empty(ContentLibrary.Load(Repository.PathTo("config", "content")).Faults);

    [Theory]
    [InlineData("re-engage")]
    [InlineData("educate")]
    [InlineData("no-budget")]
    [InlineData("no-authority")]
    [InlineData("no-need")]
    [InlineData("no-timing")]
    public void Every_track_has_three_mails_in_order(string track)
    {
        var mails = MailSamples.Library.Names.Where(name => name.StartsWith($"tracks/{track}/", StringComparison.Ordinal));
        Assert.Equal([$"tracks/{track}/1", $"tracks/{track}/2", $"tracks/{track}/3"], mails.Select(mail => mail[..mail.IndexOf('-', $"tracks/{track}/".Length)]));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_mail_to_a_contact_says_why_it_came_who_sent_it_and_how_to_stop_it(string language)
    {
        var model = MailSamples.Model(language);
        foreach (var name in MailSamples.Library.Names.Where(name => name.StartsWith("tracks/", StringComparison.Ordinal) || name is "asset" or "confirm"))
        {
            var mail = MailSamples.Library.Render(name, language, model);
            Assert.All([mail.Html, mail.Text], part =>
            {
                Assert.Contains(model.UnsubscribeLink!, part, StringComparison.Ordinal);
                Assert.Contains(language == "es" ? "Recibe este correo porque" : "You receive this mail because", part, StringComparison.Ordinal);
            });
            Assert.Contains(model.Company.PostalAddress, mail.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void A_mail_to_a_contact_is_announced_in_few_words(string language)
    {
        foreach (var name in MailSamples.Library.Names.Where(name => ProgramMails.Of(name).To == Recipient.Contact))
        {
            var mail = MailSamples.Library.Render(name, language, MailSamples.Model(language));
            Assert.InRange(mail.Subject.Length, 1, 60);
            Assert.InRange(mail.PreviewText.Length, 1, 100);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void A_mail_reads_well_about_a_contact_of_whom_only_the_address_is_known(string language)
    {
        var model = MailSamples.Model(language) with { Contact = new MailContact { Email = "someone@example.com" }, Why = [], History = [], DemoLink = null };
        foreach (var name in MailSamples.Library.Names.Where(name => !name.StartsWith("drafts/", StringComparison.Ordinal)))
        {
            var mail = MailSamples.Library.Render(name, language, model);
            Assert.All([mail.Subject, mail.PreviewText, mail.Text], part =>
            {
                Assert.DoesNotContain("()", part, StringComparison.Ordinal);
                Assert.DoesNotContain(" ,", part, StringComparison.Ordinal);
                Assert.DoesNotContain("  ", part, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", part, StringComparison.Ordinal);
            });
            Assert.DoesNotContain("href=\"\"", mail.Html, StringComparison.Ordinal);
            Assert.DoesNotMatch("<(p|li|ul|h2|blockquote)[^>]*>\\s*</", mail.Html);
        }
    }

    [Theory]
    [InlineData("drafts/mail")]
    [InlineData("drafts/breakup")]
    public void A_draft_claims_no_call_to_somebody_without_a_telephone(string name)
    {
        var unreachable = MailSamples.Model("en") with { Contact = new MailContact { Email = "someone@example.com" } };

        Assert.Matches("phone|called", MailSamples.Library.RenderDraft(name, "en", MailSamples.Model("en")).Body);
        Assert.DoesNotMatch("phone|called", MailSamples.Library.RenderDraft(name, "en", unreachable).Body);
        Assert.DoesNotMatch("teléfono|llamé", MailSamples.Library.RenderDraft(name, "es", unreachable).Body);
    }

    [Fact]
    public void A_mail_to_a_contact_without_the_way_out_is_never_rendered() =>
        Assert.Throws<ArgumentException>(() => MailSamples.Library.Render("tracks/educate/1-cost-in-time", "en", MailSamples.Model("en") with { UnsubscribeLink = null }));
}
