using System.Text;

namespace Smarketing.Local.Outbox;

/// <summary>The quoted-printable encoding (RFC 2045, 6.7) of UTF-8 text.</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;
    private const string Hex = "0123456789ABCDEF";

    public static void Append(StringBuilder target, string text)
    {
        var first = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!first)
            {
                target.Append("\r\n");
            }

            AppendLine(target, Encoding.UTF8.GetBytes(line));
            first = false;
        }
    }

    private static void AppendLine(StringBuilder target, ReadOnlySpan<byte> line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isPlain = IsPlain(line[i], isLast: i == line.Length - 1);
            var width = isPlain ? 1 : 3;

            // The last place of a line belongs to the soft line break.
            if (column + width > LongestLine - 1)
            {
                target.Append("=\r\n");
                column = 0;
            }

            if (isPlain)
            {
                target.Append((char)line[i]);
            }
            else
            {
                target.Append('=').Append(Hex[line[i] >> 4]).Append(Hex[line[i] & 15]);
            }

            column += width;
        }
    }

    // White space at a line's end gets lost on the way.
    private static bool IsPlain(byte value, bool isLast) => value switch
    {
        (byte)'=' => false,
        (byte)' ' or (byte)'\t' => !isLast,
        _ => value is > 32 and < 127,
    };
}
