using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Email;

/// <summary>
/// Everything that could be wrong in a template, found before a mail is due: unknown names, blocks that aren't closed where they were
/// opened, Markdown that a mail has no form for, links that lead nowhere good. What passes can be compiled and rendered.
/// </summary>
internal sealed class TemplateCheck(string file, int bodyLine, ICollection<ContentFault> faults)
{
    private const string StrayBraces = "braces that are not a pair around one name";

    private static readonly string[] LinkSchemes = ["https://", "http://", "mailto:", "tel:"];

    /// <summary>A subject or preview text: one line, no Markdown.</summary>
    public void Line(string text, int line)
    {
        var open = new Stack<Opened>();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            if (TemplateTags.At(text.AsSpan(start)) is not { } tag)
            {
                Fault(line, StrayBraces);
                return;
            }

            Tag(tag, line, open, list: null);
            at = start + tag.Length;
        }

        Unclosed(open, line);
    }

    public void Body(MarkdownDocument document) => Blocks(document, list: null);

    /// <param name="list">The list whose items the blocks repeat for; null outside of any.</param>
    private void Blocks(ContainerBlock container, string? list)
    {
        var open = new Stack<Opened>();
        foreach (var block in container)
        {
            var each = Innermost(open) ?? list;
            switch (block)
            {
                case TagBlock tag:
                    Tag(tag.Tag, LineOf(block), open, list);
                    break;
                case QuoteBlock or ListBlock or ListItemBlock:
                    Blocks((ContainerBlock)block, each);
                    break;
                case HeadingBlock or ParagraphBlock when ((LeafBlock)block).Inline is { } inline:
                    Inlines(inline, LineOf(block), each);
                    break;
                case ThematicBreakBlock:
                    break;
                default:
                    Fault(LineOf(block), $"a mail has no form for this ({block.GetType().Name})");
                    break;
            }
        }

        Unclosed(open, LineOf(container));
    }

    private void Inlines(ContainerInline container, int blockLine, string? list)
    {
        var open = new Stack<Opened>();
        foreach (var inline in container)
        {
            var line = inline.Line > 0 ? inline.Line + bodyLine : blockLine;
            var each = Innermost(open) ?? list;
            switch (inline)
            {
                case TagInline tag:
                    Tag(tag.Tag, line, open, list);
                    break;
                case LinkInline { IsImage: false } link:
                    Link(link.Url ?? string.Empty, line, each);
                    Inlines(link, line, each);
                    break;
                case EmphasisInline emphasis:
                    Inlines(emphasis, line, each);
                    break;
                case LiteralInline literal when literal.Content.AsSpan().Contains("{{", StringComparison.Ordinal):
                    Fault(line, StrayBraces);
                    break;
                case LiteralInline or LineBreakInline or HtmlEntityInline:
                    break;
                default:
                    Fault(line, $"a mail has no form for this ({inline.GetType().Name})");
                    break;
            }
        }

        Unclosed(open, blockLine);
    }

    private void Link(string url, int line, string? list)
    {
        if (TemplateTags.At(url) is { } tag)
        {
            if (!MailVariables.IsLink(TemplateTags.Content(tag), list))
            {
                Fault(line, $"{tag} is no link");
            }
        }
        else if (url.Contains("{{", StringComparison.Ordinal) || !LinkSchemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
        {
            Fault(line, $"a link leads to a variable, or to https://, http://, mailto: or tel:, not to \"{url}\"");
        }
    }

    private void Tag(string tag, int line, Stack<Opened> open, string? list)
    {
        var each = Innermost(open) ?? list;
        var words = TemplateTags.Content(tag).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length > 1 ? words[1] : string.Empty;
        var known = words switch
        {
            ["#if" or "#unless", _] => MailVariables.IsText(name, each) || MailVariables.IsList(name, each),
            ["#each", _] => MailVariables.IsList(name, each),
            ["else"] => TurnsOver(open),
            [['/', .. var block]] => open.TryPop(out var opened) && opened.Block == block,
            [var variable] => MailVariables.IsText(variable, each),
            _ => false,
        };
        if (words is [['#', .. var opening], ..])
        {
            open.Push(new Opened(opening, name));
        }

        if (!known)
        {
            Fault(line, words.FirstOrDefault()?[0] == '/' ? $"{tag} closes nothing that was opened here" : $"{tag} is not known here{Suggestion(words.LastOrDefault() ?? "", each)}");
        }
    }

    /// <summary>What may be meant, among the names of the same group: with its letters counted in, everything would be near.</summary>
    private static string Suggestion(string name, string? list)
    {
        var group = name[..(name.LastIndexOf('.') + 1)];
        var members = MailVariables.Names(list).Where(known => known.StartsWith(group, StringComparison.Ordinal)).Select(known => known[group.Length..]);
        return NearestName.Of(name[group.Length..], members) is { } near ? $"; did you mean {group}{near}?" : string.Empty;
    }

    /// <summary>One time at the most, and no list.</summary>
    private static bool TurnsOver(Stack<Opened> open)
    {
        if (!open.TryPeek(out var inner) || inner.Block == "each" || inner.HasElse)
        {
            return false;
        }

        open.Push(open.Pop() with { HasElse = true });
        return true;
    }

    private static string? Innermost(Stack<Opened> open) => open.FirstOrDefault(one => one.Block == "each")?.Name;

    private void Unclosed(Stack<Opened> open, int line)
    {
        foreach (var opened in open)
        {
            Fault(line, $"{{{{#{opened.Block} …}}}} is not closed where it was opened");
        }
    }

    private int LineOf(Block block) => block.Line + bodyLine;

    private void Fault(int line, string problem) => faults.Add(new ContentFault(file, line, problem));

    /// <param name="Block">if, unless or each.</param>
    /// <param name="Name">What it asks for.</param>
    private sealed record Opened(string Block, string Name, bool HasElse = false);
}
