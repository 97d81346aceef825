using System.Globalization;

namespace Smarketing.Functions.Qualification;

/// <summary>What is wrong with a question about the rules.</summary>
public sealed record QualificationTexts(string UnknownForm, string Number, string NotANext, string NotAFormat)
{
    private static readonly QualificationTexts English = new(
        "There is no such form. Forms are {0}.", "Must be a whole number from 1 to {0}.", "Must be the \"next\" of an earlier answer.", "Must be json or csv.");

    private static readonly QualificationTexts Spanish = new(
        "Ese formulario no existe. Los formularios son {0}.", "Debe ser un número entero de 1 a {0}.", "Debe ser el \"next\" de una respuesta anterior.", "Debe ser json o csv.");

    public static QualificationTexts In(string language) => language == "en" ? English : Spanish;

    public string NoSuchForm(IEnumerable<string> forms) => string.Format(CultureInfo.InvariantCulture, UnknownForm, string.Join(", ", forms));

    public string NumberUpTo(int max) => string.Format(CultureInfo.InvariantCulture, Number, max);
}
