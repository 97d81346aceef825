using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Smarketing.Functions.Import;

/// <summary>One row of a file.</summary>
/// <param name="Line">Counted from 1; of a row with line breaks in it, the last.</param>
public sealed record ImportRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads files as spreadsheet programs write them, whatever their separator and encoding.</summary>
public static class ImportFile
{
    /// <summary>A quote that is opened and never closed would make one cell of all that follows.</summary>
    private const int CellLengthMax = 50_000;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>What spreadsheet programs of the West write where they don't write UTF-8; it takes any bytes.</summary>
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 where all of it can be read as that; a mark at the beginning of the file goes over this.</summary>
    public static Encoding EncodingOf(Stream file)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[64 * 1024];
        var characters = new char[bytes.Length + 1];
        try
        {
            int read;
            do
            {
                read = file.Read(bytes);
                decoder.Convert(bytes.AsSpan(0, read), characters, flush: read == 0, out _, out _, out _);
            }
            while (read > 0);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Windows1252;
        }
    }

    /// <summary>The separator that stands most often in the first line, outside of quotes.</summary>
    public static char SeparatorOf(string firstLine)
    {
        var isQuoted = false;
        var counts = new int[Separators.Length];
        foreach (var character in firstLine)
        {
            isQuoted ^= character == '"';
            if (!isQuoted && Array.IndexOf(Separators, character) is >= 0 and var which)
            {
                counts[which]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>The rows that say something, the header first.</summary>
    /// <exception cref="CsvHelperException">The file isn't what it should be: a quote isn't closed, say.</exception>
    public static IEnumerable<ImportRow> Rows(TextReader text, char separator)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            MaxFieldSize = CellLengthMax,

            // A quote in the middle of a cell is a quote.
            BadDataFound = null,
        };
        using var parser = new CsvParser(text, format, leaveOpen: true);
        while (parser.Read())
        {
            if (parser.Record is { } cells && !Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                yield return new ImportRow(parser.RawRow, cells);
            }
        }
    }
}
