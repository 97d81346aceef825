using System.Text;
using CsvHelper;
using Smarketing.Functions.Import;

namespace Smarketing.Functions.Tests.Import;

public sealed class ImportFileTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("email,nombre\nlucia@alba.mx,Lucía\n", ',')]
    [InlineData("email;nombre\r\nlucia@alba.mx;Lucía", ';')]
    [InlineData("email\tnombre\nlucia@alba.mx\tLucía\n", '\t')]
    [InlineData("\"email\";\"nombre, completo, de pila\"\n\"lucia@alba.mx\";Lucía\n", ';')]
    [InlineData("email\nlucia@alba.mx\n", ',')]
    public void The_separator_is_told_by_the_first_line(string text, char separator)
    {
        var firstLine = text.Split('\n')[0];

        Assert.Equal(separator, ImportFile.SeparatorOf(firstLine));
        Assert.Equal("lucia@alba.mx", Rows(text, separator)[1].Cells[0]);
    }

    [Fact]
    public void Accents_are_read_whatever_the_file_is_written_in()
    {
        const string text = "email,nombre\nlucia@alba.mx,Lucía Núñez €\n";
        foreach (var (bytes, name) in new[]
        {
            (new UTF8Encoding(false).GetBytes(text), "utf-8"), ((byte[])[.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], "utf-8"), (Windows1252.GetBytes(text), "windows-1252"),
        })
        {
            using var file = new MemoryStream(bytes);
            var encoding = ImportFile.EncodingOf(file);

            file.Position = 0;
            using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true);
            var rows = ImportFile.Rows(reader, ',').ToList();
            Assert.Equal((name, "email", "Lucía Núñez €"), (encoding.WebName, rows[0].Cells[0], rows[1].Cells[1]));
        }
    }

    [Fact]
    public void A_letter_that_is_cut_by_the_end_of_a_block_is_still_UTF_8()
    {
        foreach (var lead in Enumerable.Range((64 * 1024) - 3, 4))
        {
            using var whole = new MemoryStream(Encoding.UTF8.GetBytes(new string('a', lead) + "€"));
            using var cut = new MemoryStream(Encoding.UTF8.GetBytes(new string('a', lead) + "€")[..^1]);

            Assert.Equal(("utf-8", "windows-1252"), (ImportFile.EncodingOf(whole).WebName, ImportFile.EncodingOf(cut).WebName));
        }
    }

    [Fact]
    public void Cells_may_hold_separators_quotes_and_line_breaks_and_empty_rows_are_passed_over()
    {
        var rows = Rows("email,note\n\na@b.mx,\"one, \"\"two\"\"\nthree\"\n , \nc@d.mx,a \"nick\" name\n", ',');

        Assert.Equal([(1, "note"), (4, "one, \"two\"\nthree"), (6, "a \"nick\" name")], rows.Select(row => (row.Line, row.Cells[1])));
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_swallow_the_file() =>
        Assert.ThrowsAny<CsvHelperException>(() => Rows("email,note\na@b.mx,\"open\n" + string.Concat(Enumerable.Repeat("c@d.mx,x\n", 10_000)), ','));

    private static List<ImportRow> Rows(string text, char separator)
    {
        using var reader = new StringReader(text);
        return [.. ImportFile.Rows(reader, separator)];
    }
}
