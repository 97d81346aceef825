using System.Text;
using HandlebarsDotNet;

namespace Smarketing.Functions.Email;

/// <summary>
/// What a value becomes where a template names it. Values meet the template only after its Markdown has become HTML or text,
/// so no value can be Markdown; here it becomes harmless HTML, or harmless text.
/// </summary>
internal abstract class ValueEncoder : ITextEncoder
{
    public string Encode(string? text)
    {
        using var target = new StringWriter();
        Encode(text, target);
        return target.ToString();
    }

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target)
    {
        foreach (var character in (text ?? string.Empty).ReplaceLineEndings("\n"))
        {
            Write(character, target);
        }
    }

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var whole = new StringBuilder();
        while (text?.MoveNext() == true)
        {
            whole.Append(text.Current);
        }

        Encode(whole, target);
    }

    protected abstract void Write(char character, TextWriter target);

    /// <summary>Control characters, those that reverse the reading direction, and the text skeleton's own marks.</summary>
    protected static bool IsHazard(char character) =>
        char.IsControl(character) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or MailText.LineBreak or MailText.OpeningBrace or MailText.ClosingBrace;
}

internal sealed class HtmlValueEncoder : ValueEncoder
{
    public static readonly HtmlValueEncoder Instance = new();

    protected override void Write(char character, TextWriter target)
    {
        switch (character)
        {
            case '<': target.Write("&lt;"); break;
            case '>': target.Write("&gt;"); break;
            case '&': target.Write("&amp;"); break;
            case '"': target.Write("&quot;"); break;
            case '\'': target.Write("&#39;"); break;
            case '{': target.Write("&#123;"); break;
            case '}': target.Write("&#125;"); break;
            case '\n': target.Write("<br>"); break;
            default: target.Write(IsHazard(character) ? ' ' : character); break;
        }
    }
}

internal sealed class TextValueEncoder : ValueEncoder
{
    public static readonly TextValueEncoder Instance = new();

    protected override void Write(char character, TextWriter target) =>
        target.Write(character != '\n' && IsHazard(character) ? ' ' : character);
}

/// <summary>For a subject or preview text, which is one line: a line break in a value would otherwise start a header of its own.</summary>
internal sealed class LineValueEncoder : ValueEncoder
{
    public static readonly LineValueEncoder Instance = new();

    protected override void Write(char character, TextWriter target) =>
        target.Write(IsHazard(character) || char.IsWhiteSpace(character) ? ' ' : character);
}
