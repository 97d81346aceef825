using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Smarketing.Functions.Email;

/// <summary>Writes a template's Markdown as the plain-text part. Tags stay in it; values come later.</summary>
internal static partial class MailText
{
    /// <summary>
    /// Stands for a line break until the values are in: the template engine drops the break after a block's tag, and which tags it takes
    /// for alone on a line is for Markdown to say here.
    /// </summary>
    public const char LineBreak = '\uE000';

    /// <summary>Stands for a brace among a template's own words, which is no tag; beside one it would be taken for a part of it.</summary>
    public const char OpeningBrace = '\uE001';

    public const char ClosingBrace = '\uE002';

    private static readonly string Gap = new(LineBreak, 2);

    public static string Write(MarkdownDocument document)
    {
        var text = new StringBuilder();
        Blocks(text, document, prefix: string.Empty);
        return text.ToString();
    }

    /// <summary>The rendered skeleton as it is sent: real line breaks, never more than one empty line.</summary>
    public static string Finish(string rendered)
    {
        var lines = rendered.Replace(LineBreak, '\n').Replace(OpeningBrace, '{').Replace(ClosingBrace, '}').Split('\n').Select(line => line.TrimEnd());
        return EmptyLines().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private static void Blocks(StringBuilder text, ContainerBlock container, string prefix)
    {
        for (var index = 0; index < container.Count; index++)
        {
            if (RepeatedList.At(container, index) is { } repeated)
            {
                List(text, repeated.List, repeated.Open, repeated.Close);
                index += RepeatedList.Blocks - 1;
            }
            else
            {
                Block(text, container[index], prefix);
            }
        }
    }

    private static void Block(StringBuilder text, Block block, string prefix)
    {
        switch (block)
        {
            case TagBlock tag:
                text.Append(tag.Tag);
                break;
            case ParagraphBlock { Inline: { } inline } when MailHtml.ButtonLinks(inline) is { Count: > 0 } links:
                links.ForEach(link => Button(text, link));
                break;
            case LeafBlock { Inline: { } inline }:
                text.Append(prefix);
                Inlines(text, inline);
                text.Append(Gap);
                break;
            case ListBlock list:
                List(text, list, string.Empty, string.Empty);
                break;
            case QuoteBlock quote:
                Blocks(text, quote, prefix);
                break;
            case ThematicBreakBlock:
                text.Append("----").Append(Gap);
                break;
        }
    }

    private static void List(StringBuilder text, ListBlock list, string open, string close)
    {
        text.Append(open);
        var number = 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            text.Append(list.IsOrdered ? $"{number++}. " : "- ");
            foreach (var paragraph in item.OfType<ParagraphBlock>())
            {
                Inlines(text, paragraph.Inline!);
                text.Append(LineBreak);
            }
        }

        text.Append(close).Append(LineBreak);
    }

    private static string WithoutBraces(string words) => words.Replace('{', OpeningBrace).Replace('}', ClosingBrace);

    private static void Inlines(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case TagInline tag:
                    text.Append(tag.Tag);
                    break;
                case LiteralInline literal:
                    text.Append(WithoutBraces(literal.Content.ToString()));
                    break;
                case HtmlEntityInline entity:
                    text.Append(WithoutBraces(entity.Transcoded.ToString()));
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? LineBreak : ' ');
                    break;
                case LinkInline link:
                    Inlines(text, link);
                    text.Append(IsForDevices(link) ? string.Empty : $" ({link.Url})");
                    break;
                case EmphasisInline emphasis:
                    Inlines(text, emphasis);
                    break;
            }
        }
    }

    private static void Button(StringBuilder text, LinkInline link)
    {
        if (!IsForDevices(link))
        {
            Inlines(text, link);
            text.Append(':').Append(LineBreak).Append(link.Url).Append(Gap);
        }
    }

    private static bool IsForDevices(LinkInline link) =>
        TemplateTags.At(link.Url) is { } tag && MailVariables.IsDeviceLink(TemplateTags.Content(tag));

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex EmptyLines();
}
