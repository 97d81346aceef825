using Smarketing.Functions.Csv;

namespace Smarketing.Functions.Tests.Csv;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+52 55 1234 5678", "'+52 55 1234 5678")]
    [InlineData("-40", "'-40")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("a=1", "a=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("", "")]
    public void A_cell_that_begins_like_a_formula_stays_text_and_can_be_taken_in_again(string cell, string written)
    {
        Assert.Equal(written, CsvText.Harmless(cell));
        Assert.Equal(cell, CsvText.Original(written));
    }

    [Fact]
    public void Cells_with_commas_quotes_and_line_breaks_are_quoted() =>
        Assert.Equal(
            "\"Alba, S.A.\",\"say \"\"yes\"\"\",\"two\nlines\",,México\r\n'=1,b\r\n",
            CsvText.Of([["Alba, S.A.", "say \"yes\"", "two\nlines", null, "México"], ["=1", "b"]]));

    [Fact]
    public void A_number_stays_a_number() => Assert.Equal("-40,1.5,'-40\r\n", CsvText.Of([[-40, 1.5m, "-40"]]));
}
