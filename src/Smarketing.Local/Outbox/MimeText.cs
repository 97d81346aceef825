using System.Text;
using Smarketing.Functions.Email;

namespace Smarketing.Local.Outbox;

/// <summary>Text in header fields: one line each, and ASCII only.</summary>
internal static class MimeText
{
    // 40 letters of base64 in a frame of 12: with the field's name before it, a line stays within 76.
    private const int BytesPerWord = 30;

    public static string Address(EmailAddress address) => address.Name is { Length: > 0 } name
        ? $"{Phrase(name)} <{OneLine(address.Address)}>"
        : OneLine(address.Address);

    /// <summary>As it is where it is ASCII, else in encoded words (RFC 2047).</summary>
    public static string Words(string value)
    {
        var line = OneLine(value);
        if (Ascii.IsValid(line))
        {
            return line;
        }

        var words = new List<string>();
        var word = new List<byte>();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in line.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > BytesPerWord)
            {
                words.Add(EncodedWord(word));
                word.Clear();
            }

            word.AddRange(bytes[..length]);
        }

        words.Add(EncodedWord(word));
        return string.Join("\r\n ", words);
    }

    public static string FileName(string name)
    {
        var line = OneLine(name);
        return Ascii.IsValid(line) ? $"filename={Quoted(line)}" : $"filename*=utf-8''{Uri.EscapeDataString(line)}";
    }

    /// <summary>Without line breaks and other controls, which would begin another header field.</summary>
    public static string OneLine(string value) => string.Concat(value.Where(letter => !char.IsControl(letter)));

    private static string Phrase(string name)
    {
        var line = OneLine(name);
        return Ascii.IsValid(line) ? Quoted(line) : Words(line);
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string EncodedWord(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
