using Smarketing.Functions.Contacts;
using Smarketing.Functions.Import;

namespace Smarketing.Functions.Tests.Import;

public sealed class ImportHeaderTests
{
    private static readonly RecordReader Reader = new("import", Enum.GetValues<Stage>(), "es", Mexico.Calendar);

    [Theory]
    [InlineData("Correo,Nombre", true)]
    [InlineData("E-Mail", true)]
    [InlineData("Nombre,Empresa", false)]
    public void A_file_needs_a_column_for_the_address(string names, bool hasAddress) =>
        Assert.Equal(hasAddress, new ImportHeader(names.Split(',')).HasAddress);

    [Fact]
    public void A_row_that_is_short_is_read_and_one_that_is_long_is_not()
    {
        var header = new ImportHeader(["email", "nombre", "puesto"]);

        Assert.Equal("Lucía", Read(header, "lucia@alba.mx", "Lucía").Record!.Person.FirstName);
        Assert.NotNull(Read(header, "lucia@alba.mx", "Lucía", "CEO", "").Record);
        Assert.Equal(["row"], Read(header, "lucia@alba.mx", "Lucía", "CEO", "Alba").Errors.Keys);
    }

    [Fact]
    public void An_apostrophe_that_kept_a_cell_harmless_is_taken_off() =>
        Assert.Equal("+52 55 1234", Read(new ImportHeader(["email", "teléfono"]), "lucia@alba.mx", "'+52 55 1234").Record!.Person.Phone);

    private static (ContactRecord? Record, IReadOnlyDictionary<string, string[]> Errors) Read(ImportHeader header, params string[] cells) =>
        header.Read(new ImportRow(2, cells), Reader, "en", Mexico.At(2026, 1, 5, 9));
}
