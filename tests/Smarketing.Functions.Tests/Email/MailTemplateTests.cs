using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

public sealed class MailTemplateTests
{
    [Fact]
    public void A_list_between_each_tags_stays_one_list()
    {
        var mail = Render("{{#each why}}\n- {{this}}\n{{/each}}", MailSamples.Model("en") with { Why = ["one", "two"] });

        Assert.Equal(2, mail.Html.Split("<ul").Length);
        Assert.Equal(3, mail.Html.Split("<li").Length);
        Assert.StartsWith("- one\n- two\n\n", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_groups_has_a_heading_and_a_list_for_each()
    {
        var groups = new[] { new MailGroup("Ana <Torres>", [new MailLine("Lucía", "missed", "https://a.example/1"), new MailLine("Luis", "late", null)]), new MailGroup("Bruno", []) };
        const string Body = "{{#each groups}}\n## {{this.name}}\n\n{{#if this.lines}}\n{{#each this.lines}}\n- {{this.contact}}: {{this.what}}{{#if this.link}} [Open]({{this.link}}){{/if}}\n{{/each}}\n{{/if}}\n{{/each}}";

        var mail = Render(Body, MailSamples.Model("en") with { Summary = new MailSummary(DateTimeOffset.UnixEpoch, groups) });

        Assert.StartsWith("Ana <Torres>\n\n- Lucía: missed Open (https://a.example/1)\n- Luis: late\n\nBruno\n\n-- \n", mail.Text, StringComparison.Ordinal);
        Assert.Equal((3, 2, 3), (mail.Html.Split("<h2").Length, mail.Html.Split("<ul").Length, mail.Html.Split("<li").Length));
        Assert.Contains("Ana &lt;Torres&gt;", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_without_its_value_leaves_no_trace()
    {
        var mail = Render("Before\n\n{{#if contact.phone}}\n## Phone\n\n> {{contact.phone}}\n{{else}}\nNone\n{{/if}}\n\nAfter", MailSamples.Model("en") with { Contact = new MailContact { Email = "a@example.com" } });

        Assert.StartsWith("Before\n\nNone\n\nAfter\n\n-- \n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<blockquote", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_alone_in_its_paragraph_is_a_button_and_elsewhere_a_link()
    {
        var mail = Render("[Open]({{task.link}})\n\nOr [look]({{company.url}}) around.", MailSamples.Model("en"));

        Assert.Contains("""<a href="https://leads.andamio.example/tasks/AbC-dEf_123.xyz" class="button" """.TrimEnd(), mail.Html, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://leads.andamio.example" class="link" """.TrimEnd(), mail.Html, StringComparison.Ordinal);
        Assert.StartsWith("Open:\nhttps://leads.andamio.example/tasks/AbC-dEf_123.xyz\n\nOr look (https://leads.andamio.example) around.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_the_readers_own_telephone_is_only_its_label_in_the_text_part() =>
        Assert.StartsWith("Call +52 55 1234 5678 now.", Render("Call [{{contact.phone}}]({{contact.phoneLink}}) now.", MailSamples.Model("en")).Text, StringComparison.Ordinal);

    [Fact]
    public void Raw_html_in_a_template_is_text() =>
        Assert.Contains("&lt;b&gt;loud&lt;/b&gt;", Render("<b>loud</b>", MailSamples.Model("en")).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\{\{contact.email\}\}", "{{contact.email}}")]
    [InlineData("&#123;&#123;contact.email}}", "{{contact.email}}")]
    [InlineData("{{#if why}}\n}\n{{/if}}\n}", "}\n\n}")]
    [InlineData("{{#if why}}&#125;{{/if}}\\}", "}}")]
    public void A_brace_that_is_written_as_one_is_no_tag(string body, string expected)
    {
        var mail = Render(body, MailSamples.Model("en"));

        Assert.StartsWith(expected, mail.Text, StringComparison.Ordinal);
        Assert.Contains(expected.Split('\n')[0].Replace("{", "&#123;", StringComparison.Ordinal).Replace("}", "&#125;", StringComparison.Ordinal), mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_values_line_breaks_stay_in_the_message_and_become_spaces_in_the_subject()
    {
        var mail = Render("{{contact.message}}", MailSamples.Model("en") with { Contact = new MailContact { Email = "a@example.com", Message = "one\r\ntwo" } }, subject: "About {{contact.message}}");

        Assert.Equal("About one two", mail.Subject);
        Assert.Contains("one<br>two", mail.Html, StringComparison.Ordinal);
        Assert.StartsWith("one\ntwo\n", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_in_quotes_may_hold_a_colon() =>
        Assert.Equal("Now: read", Render("Text", MailSamples.Model("en"), subject: "\"Now: read\"").Subject);

    [Fact]
    public void A_draft_is_no_mail_of_its_own()
    {
        var draft = MailTemplate.Parse("en/x.md", "en", "---\nsubject: S\naudience: draft\n---\nDear {{contact.firstName}}", [])!;

        Assert.Equal(new MailDraft("S", "Dear Lucía"), draft.RenderDraft(MailSamples.Model("en")));
        Assert.Throws<InvalidOperationException>(() => draft.Render(MailSamples.Model("en")));
    }

    private static RenderedMail Render(string body, MailModel model, string subject = "Subject")
    {
        var faults = new List<ContentFault>();
        var template = MailTemplate.Parse("en/x.md", "en", $"---\nsubject: {subject}\naudience: team\n---\n{body}", faults);
        Assert.Empty(faults);
        return template!.Render(model);
    }
}

public sealed class DateTextsTests
{
    private static readonly TimeZoneInfo MexicoCity = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City");
    private static readonly DateTimeOffset At = new(2026, 1, 5, 19, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_moment_is_told_in_the_readers_zone_and_language()
    {
        Assert.Equal("Monday, January 5, 1:00 PM", DateTexts.DayAndTime(At, MexicoCity, "en"));
        Assert.Equal("lunes 5 de enero, 13:00", DateTexts.DayAndTime(At, MexicoCity, "es"));
        Assert.Equal("Jan 5, 1:00 PM", DateTexts.ShortDayAndTime(At, MexicoCity, "en"));
        Assert.Equal("5 ene, 13:00", DateTexts.ShortDayAndTime(At, MexicoCity, "es"));
        Assert.Equal("1:00 PM", DateTexts.Time(At, MexicoCity, "en"));
        Assert.Equal("13:00", DateTexts.Time(At, MexicoCity, "es"));
    }

    [Fact]
    public void What_closes_at_midnight_is_open_until_the_end_of_the_day_before() =>
        Assert.Equal("Monday, January 19", DateTexts.LastDay(new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.FromHours(-6)), MexicoCity, "en"));
}
