using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Smarketing.Functions.Csv;

/// <summary>Rows as spreadsheet programs read and write them: with commas, CRLF, and nothing in a cell that they would run.</summary>
public static class CsvText
{
    /// <summary>Stands before the first row of a file: without it spreadsheet programs take accents for something else.</summary>
    public const string ByteOrderMark = "\uFEFF";

    public const string ContentType = "text/csv; charset=utf-8";

    private const char Apostrophe = '\'';

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",

        // With a line end of its own the writer would leave a single line feed in a cell unquoted.
        ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field.AsSpan().ContainsAny('\r', '\n'),
    };

    /// <summary>
    /// A spreadsheet program takes a cell that begins like this for a formula and would run it (OWASP, "CSV Injection"); an
    /// apostrophe before it keeps it text.
    /// </summary>
    public static string Harmless(string cell) => BeginsLikeAFormula(cell) ? Apostrophe + cell : cell;

    /// <summary>The cell before <see cref="Harmless"/>, so that a file which was given out can be taken in.</summary>
    public static string Original(string cell) => cell is [Apostrophe, ..] && BeginsLikeAFormula(cell[1..]) ? cell[1..] : cell;

    /// <summary>The rows as text. Texts are made harmless; a number can't be a formula, and stays a number.</summary>
    public static string Of(IEnumerable<IEnumerable<object?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Format, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell is int or long or decimal ? Convert.ToString(cell, CultureInfo.InvariantCulture) : Harmless(cell?.ToString() ?? ""));
                }

                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    private static bool BeginsLikeAFormula(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
