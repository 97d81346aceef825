using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Smarketing.Functions.Email;

/// <summary>
/// Makes Markdig see <c>{{…}}</c> as a thing of its own: alone on its line a block, elsewhere an inline. A template's Markdown can
/// then be read once, before any value is known.
/// </summary>
internal sealed class TemplateTags : IMarkdownExtension
{
    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().Use<TemplateTags>().Build();

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new TagBlockParser());
        pipeline.InlineParsers.Insert(0, new TagInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // Mails are written by MailHtml and MailText, not by Markdig's renderers.
    }

    /// <summary>The tag that starts here, braces included; null where there is none.</summary>
    public static string? At(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("{{"))
        {
            return null;
        }

        var end = text.IndexOf("}}");
        var isThirdBrace = end >= 0 && text[(end + 2)..].StartsWith('}');
        return end < 0 || isThirdBrace || text[2..end].ContainsAny('{', '}', '\n') ? null : text[..(end + 2)].ToString();
    }

    /// <summary><c>#if contact.phone</c> of <c>{{#if contact.phone}}</c>.</summary>
    public static string Content(string tag) => tag[2..^2].Trim();

    private static bool IsBlock(string content) => content.StartsWith('#') || content.StartsWith('/') || content == "else";

    private sealed class TagBlockParser : BlockParser
    {
        public TagBlockParser() => OpeningCharacters = ['{'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var line = processor.Line.AsSpan().Trim();
            if (processor.IsCodeIndent || At(line) is not { } tag || tag.Length != line.Length || !IsBlock(Content(tag)))
            {
                return BlockState.None;
            }

            processor.NewBlocks.Push(new TagBlock(this, tag) { Line = processor.LineIndex, Column = processor.Column });
            return BlockState.BreakDiscard;
        }
    }

    private sealed class TagInlineParser : InlineParser
    {
        public TagInlineParser() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var isThirdBrace = slice.PeekCharExtra(-1) == '{';
            if (isThirdBrace || At(slice.AsSpan()) is not { } tag)
            {
                return false;
            }

            processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new TagInline(tag) { Line = line, Column = column };
            slice.Start += tag.Length;
            return true;
        }
    }
}

internal sealed class TagBlock(BlockParser parser, string tag) : LeafBlock(parser)
{
    public string Tag { get; } = tag;
}

internal sealed class TagInline(string tag) : LeafInline
{
    public string Tag { get; } = tag;
}
