using System.Globalization;

namespace Smarketing.Functions.Import;

/// <summary>What is wrong with a file.</summary>
public sealed record ImportTexts(string Empty, string NoAddress, string Broken, string TooManyCells, string TooLarge, string UnsupportedType, string NeitherTrueNorFalse)
{
    private static readonly ImportTexts English = new(
        "There are no rows below the header.", "The first line must name the columns, and one of them must hold the e-mail address (email, correo, …).",
        "The file cannot be read from line {0} on: a quote is not closed, or a row is too long.", "This row has more cells than the header.",
        "A file may have {0} MiB.", "Send the file as text/csv, or in a field of multipart/form-data.", "Must be true or false.");

    private static readonly ImportTexts Spanish = new(
        "No hay filas debajo del encabezado.", "La primera línea debe nombrar las columnas, y una de ellas debe tener la dirección de correo (email, correo, …).",
        "El archivo no se puede leer desde la línea {0}: falta cerrar unas comillas o una fila es demasiado larga.", "Esta fila tiene más celdas que el encabezado.",
        "Un archivo puede tener {0} MiB.", "Envíe el archivo como text/csv, o en un campo de multipart/form-data.", "Debe ser true o false.");

    public static ImportTexts In(string language) => language == "es" ? Spanish : English;

    public string BrokenAt(int line) => string.Format(CultureInfo.InvariantCulture, Broken, line);

    public string LargerThan(long bytes) => string.Format(CultureInfo.InvariantCulture, TooLarge, bytes / (1024 * 1024));
}
