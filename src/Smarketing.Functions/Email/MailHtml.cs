using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Smarketing.Functions.Email;

/// <summary>
/// Writes a template's Markdown as HTML that mail programs show alike: styles inline, a link alone in its paragraph as a button. Tags
/// stay in it; values come later.
/// </summary>
internal static class MailHtml
{
    public static string Write(MarkdownDocument document)
    {
        var html = new StringBuilder();
        Blocks(html, document);
        return html.ToString();
    }

    private static void Blocks(StringBuilder html, ContainerBlock container, bool isTight = false, string paragraph = MailStyles.Paragraph)
    {
        for (var index = 0; index < container.Count; index++)
        {
            if (RepeatedList.At(container, index) is { } repeated)
            {
                List(html, repeated.List, repeated.Open, repeated.Close);
                index += RepeatedList.Blocks - 1;
            }
            else
            {
                Block(html, container[index], isTight, paragraph);
            }
        }
    }

    private static void Block(StringBuilder html, Block block, bool isTight, string paragraph)
    {
        switch (block)
        {
            case TagBlock tag:
                html.Append(tag.Tag);
                break;
            case HeadingBlock heading:
                var level = heading.Level == 1 ? "h1" : "h2";
                Element(html, level, heading.Level == 1 ? MailStyles.Title : MailStyles.Heading, () => Inlines(html, heading.Inline!));
                break;
            case ParagraphBlock { Inline: { } inline } when ButtonLinks(inline) is { Count: > 0 } links:
                links.ForEach(link => Button(html, link));
                break;
            case ParagraphBlock { Inline: { } inline } when isTight:
                Inlines(html, inline);
                break;
            case ParagraphBlock { Inline: { } inline }:
                Element(html, "p", paragraph, () => Inlines(html, inline));
                break;
            case ListBlock list:
                List(html, list, string.Empty, string.Empty);
                break;
            case QuoteBlock quote:
                Element(html, "blockquote", MailStyles.Quote, () => Blocks(html, quote, paragraph: MailStyles.QuoteParagraph));
                break;
            case ThematicBreakBlock:
                html.Append($"<hr style=\"{MailStyles.Rule}\">\n");
                break;
        }
    }

    private static void List(StringBuilder html, ListBlock list, string open, string close)
    {
        Element(html, list.IsOrdered ? "ol" : "ul", MailStyles.List, () =>
        {
            html.Append(open);
            foreach (var item in list.OfType<ListItemBlock>())
            {
                Element(html, "li", MailStyles.Item, () => Blocks(html, item, isTight: !list.IsLoose));
            }

            html.Append(close);
        });
    }

    private static void Inlines(StringBuilder html, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case TagInline tag:
                    html.Append(tag.Tag);
                    break;
                case LiteralInline literal:
                    html.Append(Encode(literal.Content.ToString()));
                    break;
                case HtmlEntityInline entity:
                    html.Append(Encode(entity.Transcoded.ToString()));
                    break;
                case LineBreakInline lineBreak:
                    html.Append(lineBreak.IsHard ? "<br>\n" : "\n");
                    break;
                case LinkInline link:
                    html.Append($"<a href=\"{Address(link)}\" class=\"link\" style=\"{MailStyles.Link}\">");
                    Inlines(html, link);
                    html.Append("</a>");
                    break;
                case EmphasisInline emphasis:
                    var name = emphasis.DelimiterCount == 2 ? "strong" : "em";
                    html.Append($"<{name}>");
                    Inlines(html, emphasis);
                    html.Append($"</{name}>");
                    break;
            }
        }
    }

    private static void Button(StringBuilder html, LinkInline link)
    {
        html.Append($"<p style=\"{MailStyles.ButtonRow}\"><a href=\"{Address(link)}\" class=\"button\" style=\"{MailStyles.Button}\">");
        Inlines(html, link);
        html.Append("</a></p>\n");
    }

    private static void Element(StringBuilder html, string name, string style, Action content)
    {
        html.Append($"<{name} style=\"{style}\">");
        content();
        html.Append($"</{name}>\n");
    }

    /// <summary>A template's own words. A brace among them is a brace, never the beginning of a tag.</summary>
    private static string Encode(string literal) => HtmlValueEncoder.Instance.Encode(literal);

    /// <summary>A tag as it is, whose value will be encoded; anything else now.</summary>
    private static string Address(LinkInline link) =>
        TemplateTags.At(link.Url) is { } tag ? tag + Encode(link.Url![tag.Length..]) : Encode(link.Url ?? string.Empty);

    /// <summary>The links of a paragraph that holds nothing else.</summary>
    public static List<LinkInline> ButtonLinks(ContainerInline paragraph) =>
        paragraph.All(inline => inline is LinkInline or LineBreakInline) ? [.. paragraph.OfType<LinkInline>()] : [];
}
