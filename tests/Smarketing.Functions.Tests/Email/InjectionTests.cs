using System.Text.RegularExpressions;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

/// <summary>Whatever a stranger types into a form stays text in every mail.</summary>
public sealed partial class InjectionTests
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](http://evil.example)",
        "![x](http://evil.example/pixel.gif)",
        "<http://evil.example>",
        "**bold** _slanted_ `code`",
        "\n# Heading\n\n- item\n\n> quote",
        "{{company.name}} {{{contact.email}}}",
        "\" onmouseover=\"alert(1)",
        "&lt;b&gt; &amp;#60;",
        "javascript:alert(1)",
        "\u202Egnp.exe",
    ];

    public static TheoryData<string, string> Everything =>
        [.. from name in MailSamples.Library.Names where !name.StartsWith("drafts/", StringComparison.Ordinal) from value in Hostile select (name, value)];

    public static TheoryData<string> Values => [.. Hostile];

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_hostile_value_changes_no_markup_of_any_mail(string name, string value)
    {
        var harmless = MailSamples.Library.Render(name, "en", Filled("value"));
        var hostile = MailSamples.Library.Render(name, "en", Filled(value));

        Assert.Equal(Elements(harmless.Html), Elements(hostile.Html));
        Assert.Equal(Links(harmless.Html), Links(hostile.Html));
        Assert.DoesNotContain('\u202E', hostile.Html + hostile.Text + hostile.Subject);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_hostile_value_arrives_as_it_was_typed_in_the_text_part(string value)
    {
        var template = MailTemplate.Parse("en/x.md", "en", "---\nsubject: S\naudience: team\n---\n{{contact.firstName}}", []);

        Assert.StartsWith(value.Replace('\u202E', ' ').Trim(), template!.Render(Filled(value)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana\r\nBcc: everyone@example.com")]
    [InlineData("Ana\nBcc: everyone@example.com")]
    [InlineData("Ana\rBcc: everyone@example.com")]
    [InlineData("Ana\u2028Bcc: everyone@example.com")]
    [InlineData("Ana\u0085Bcc: everyone@example.com")]
    [InlineData("Ana\0Bcc: everyone@example.com")]
    public void A_line_break_in_a_name_stays_in_the_subjects_one_line(string name)
    {
        foreach (var mail in MailSamples.Library.Names.Where(mail => !mail.StartsWith("drafts/", StringComparison.Ordinal)))
        {
            var rendered = MailSamples.Library.Render(mail, "es", Filled(name));
            Assert.All(rendered.Subject + rendered.PreviewText, character => Assert.False(char.IsControl(character) || character is '\u2028'));
        }
    }

    [Fact]
    public void A_phone_number_can_only_become_digits_in_a_link() =>
        Assert.Equal("tel:+5215551", ContactLinks.Phone("+52 1 \"><script>5551"));

    [Fact]
    public void A_drafts_text_cannot_add_a_field_to_a_mail_link() =>
        Assert.Equal(
            "mailto:a%3Fbcc%3Dx@example.com?subject=A%26bcc%3Dy&body=B%26cc%3Dz%0D%0AC",
            ContactLinks.Mail("a?bcc=x@example.com", new MailDraft("A&bcc=y", "B&cc=z\nC")));

    private static MailModel Filled(string value)
    {
        var model = MailSamples.Model("en");
        return model with
        {
            Company = model.Company with { Name = value, PostalAddress = value },
            Contact = new MailContact { Email = "a@example.com", FirstName = value, LastName = value, Company = value, JobTitle = value, Phone = "+1 " + value, Country = value, Message = value },
            Rep = new MailRep(value, "rep@example.com"),
            Asset = model.Asset! with { Title = value },
            Task = model.Task! with { Draft = new MailDraft(value, value) },
            Why = [value],
            History = [value],
            News = [value],
        };
    }

    /// <summary>The names of all elements in their order; line breaks apart, which a value may bring.</summary>
    private static IEnumerable<string> Elements(string html) =>
        Tag().Matches(html).Select(match => match.Groups[1].Value).Where(name => name != "br");

    /// <summary>Where the mail leads, but for the reader's own telephone and mail program, whose links carry values encoded.</summary>
    private static IEnumerable<string> Links(string html) =>
        Href().Matches(html).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("tel:", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal));

    [GeneratedRegex("<(/?[a-zA-Z!][^\\s>]*)", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("<[a-z][^>]*?\\s(?:href|src)=\"?([^\"\\s>]*)", RegexOptions.None, 1000)]
    private static partial Regex Href();
}
