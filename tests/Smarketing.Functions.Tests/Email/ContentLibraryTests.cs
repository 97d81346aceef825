using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

public sealed class ContentLibraryTests
{
    private const string Good = "---\nsubject: Hello\naudience: team\n---\nText\n";

    [Theory]
    [InlineData("Text", "en/alert.md:1: the front matter is missing")]
    [InlineData("---\naudience: team\n---\nText", "en/alert.md: `subject` is missing")]
    [InlineData("---\nsubject:\naudience: team\n---\nText", "en/alert.md:2: `subject` is missing")]
    [InlineData("---\nsubject: A\n---\nText", "en/alert.md: `audience` is missing")]
    [InlineData("---\nsubject: A\naudience: contact\n---\nText", "en/alert.md: `audience` must be team: the program sends this mail to the team")]
    [InlineData("---\nsubject: A\naudience: everybody\n---\nText", "en/alert.md:3: `audience` is contact, team or draft")]
    [InlineData("---\nsubject: A\nsubject: B\naudience: team\n---\nText", "en/alert.md:3: `subject` is there twice")]
    [InlineData("---\nsubject: A\naudience: team\ncolour: red\n---\nText", "en/alert.md:4: `colour` is not known")]
    [InlineData("---\nsubject: A\naudience: team\nwords\n---\nText", "en/alert.md:4: not a `key: value` line")]
    [InlineData("---\nsubject: {{contact.frstName}}\naudience: team\n---\nText", "en/alert.md:2: {{contact.frstName}} is not known here; did you mean contact.firstName?")]
    [InlineData("---\nsubject: {{contact.firstName\naudience: team\n---\nText", "en/alert.md:2: braces that are not a pair around one name")]
    [InlineData("---\nsubject: A\naudience: team\n---\n\nOne\n{{contact.frstName}}", "en/alert.md:7: {{contact.frstName}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{this}}", "en/alert.md:5: {{this}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#each why}}\n- {{contact.email}}\n{{/each}}", "en/alert.md:6: {{contact.email}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#each groups}}\n{{this}}\n{{/each}}", "en/alert.md:6: {{this}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#each groups}}\n[x]({{this.name}})\n{{/each}}", "en/alert.md:6: {{this.name}} is no link")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#each this.lines}}\n- x\n{{/each}}", "en/alert.md:5: {{#each this.lines}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#each why}}\n- {{this.name}}\n{{/each}}", "en/alert.md:6: {{this.name}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#each contact.email}}x{{/each}}", "en/alert.md:5: {{#each contact.email}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\nHello {{why}}}", "en/alert.md:5: braces that are not a pair around one name")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#if why}}\nText", "en/alert.md:5: {{#if …}} is not closed where it was opened")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#if why}}\nA\n{{else}}\nB\n{{else}}\nC\n{{/if}}", "en/alert.md:9: {{else}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n- item {{/if}}", "en/alert.md:5: {{/if}} closes nothing that was opened here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{#with contact}}x{{/with}}", "en/alert.md:5: {{#with contact}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{{contact.email}}}", "en/alert.md:5: braces that are not a pair around one name")]
    [InlineData("---\nsubject: A\naudience: team\n---\n{{> footer}}", "en/alert.md:5: {{> footer}} is not known here")]
    [InlineData("---\nsubject: A\naudience: team\n---\n[x]({{contact.company}})", "en/alert.md:5: {{contact.company}} is no link")]
    [InlineData("---\nsubject: A\naudience: team\n---\n[x](javascript:alert)", "en/alert.md:5: a link leads to a variable, or to https://")]
    [InlineData("---\nsubject: A\naudience: team\n---\n![x](https://example.com/a.png)", "en/alert.md:5: a mail has no form for this (LinkInline)")]
    [InlineData("---\nsubject: A\naudience: team\n---\n    code", "en/alert.md:5: a mail has no form for this (CodeBlock)")]
    public void A_fault_is_named_with_its_file_and_place(string source, string fault)
    {
        var loaded = ContentLibrary.Parse([new ContentFile("en/alert.md", source), new ContentFile("es/alert.md", Good)]);

        Assert.Null(loaded.Library);
        Assert.StartsWith(fault, Assert.Single(loaded.Faults).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public void A_subject_is_no_paragraph(int length, int faults) => Assert.Equal(faults, ContentLibrary.Parse(
        [new ContentFile("en/alert.md", $"---\nsubject: {new string('a', length)}\naudience: team\n---\nText"), new ContentFile("es/alert.md", Good)]).Faults.Count(fault => fault.Line == 2));

    [Theory]
    [InlineData("alert", "team", true)]
    [InlineData("alert", "contact", false)]
    [InlineData("prospecting-mail", "team", false)]
    [InlineData("drafts/call", "draft", true)]
    [InlineData("drafts/call", "contact", false)]
    [InlineData("task-call", "draft", false)]
    [InlineData("tracks/mine/1", "contact", true)]
    [InlineData("tracks/mine/1", "team", false)]
    [InlineData("nobodys", "team", false)]
    public void A_mail_must_speak_to_whoever_gets_it(string name, string audience, bool isRight)
    {
        var source = $"---\nsubject: Hello\naudience: {audience}\n---\nText\n";

        var loaded = ContentLibrary.Parse([new ContentFile($"en/{name}.md", source), new ContentFile($"es/{name}.md", source)]);

        Assert.Equal(isRight, loaded.Library is not null);
        Assert.All(loaded.Faults, fault => Assert.StartsWith("`audience` must be ", fault.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var loaded = ContentLibrary.Parse(
        [
            new ContentFile("en/alert.md", "---\nsubject: {{no}}\naudience: team\n---\n{{nor.this}}\n\n{{nor.that}}"),
            new ContentFile("es/b.md", "nothing"),
            new ContentFile("fr/c.md", Good),
            new ContentFile("d.md", Good),
        ]);

        Assert.Equal(
            [
                "d.md: a mail belongs in a language's folder: en, es",
                "en/alert.md:2: {{no}} is not known here",
                "en/alert.md:5: {{nor.this}} is not known here",
                "en/alert.md:7: {{nor.that}} is not known here",
                "es/b.md:1: the front matter is missing: lines of `key: value` between two lines of ---",
                "fr/c.md: a mail belongs in a language's folder: en, es",
                "en/b.md: is missing; the other language has it",
                "es/alert.md: is missing; the other language has it",
            ],
            loaded.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void A_missing_folder_is_a_fault() =>
        Assert.Equal("the content folder is missing", Assert.Single(ContentLibrary.Load("/nowhere/at/all").Faults).Problem);

    [Fact]
    public void A_mail_is_found_by_its_name_in_both_languages()
    {
        var library = ContentLibrary.Parse([new ContentFile("en/alert.md", Good), new ContentFile("es/alert.md", Good)]).Library!;

        Assert.True(library.Has("alert"));
        Assert.False(library.Has("b"));
        Assert.Throws<KeyNotFoundException>(() => library.Render("alert", "fr", MailSamples.Model("en")));
    }
}
