using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Smarketing.Functions.Tests.Pages;

/// <summary>What holds for every page in every state and language.</summary>
public sealed class PageTests
{
    public static TheoryData<string, string> Rows => PageSamples.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_page_says_its_language_and_title(string name, string language)
    {
        var page = await Read(name, language);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith(" · Andamio", page.Title, StringComparison.Ordinal);
        Assert.StartsWith(page.QuerySelector("h1")!.TextContent, page.Title, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_field_has_a_label_of_its_own(string name, string language)
    {
        var page = await Read(name, language);

        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field =>
        {
            var label = Assert.Single(page.QuerySelectorAll($"label[for='{field.Id}']"));
            Assert.NotEqual(string.Empty, label.TextContent.Trim());
        });
        Assert.All(page.QuerySelectorAll("button, a, summary"), control => Assert.NotEqual(string.Empty, control.TextContent.Trim()));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Headings_begin_at_one_and_leave_no_level_out(string name, string language)
    {
        var page = await Read(name, language);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.DoesNotContain(1, levels.Skip(1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Ids_are_unique_and_every_reference_leads_to_one(string name, string language)
    {
        var page = await Read(name, language);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        var references = page.QuerySelectorAll("[aria-describedby], [aria-labelledby], label[for]")
            .SelectMany(element => $"{element.GetAttribute("aria-describedby")} {element.GetAttribute("aria-labelledby")} {element.GetAttribute("for")}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]));

        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_page_needs_neither_script_nor_inline_style(string name, string language)
    {
        var page = await Read(name, language);

        Assert.Empty(page.QuerySelectorAll("script, style, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Forms_go_to_this_program_and_send_nothing_by_themselves(string name, string language)
    {
        var page = await Read(name, language);

        Assert.All(page.QuerySelectorAll("form").Cast<IHtmlFormElement>(), form =>
        {
            Assert.Contains(form.GetAttribute("method"), new[] { "post", "get" });
            Assert.True(form.GetAttribute("action") is null or ['/', ..]);
            Assert.NotEmpty(form.QuerySelectorAll("button[type=submit]"));
        });
        Assert.All(page.QuerySelectorAll("button"), button => Assert.Equal("submit", button.GetAttribute("type")));
    }

    private static async Task<IHtmlDocument> Read(string name, string language) =>
        await new HtmlParser().ParseDocumentAsync(await PageSamples.All[name](language));
}
