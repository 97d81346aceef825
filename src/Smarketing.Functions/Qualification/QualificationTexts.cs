using System.Globalization;

namespace Smarketing.Functions.Qualification;

/// <summary>What is wrong with a question about the rules.</summary>
public sealed record QualificationTexts(string UnknownForm)
{
    private static readonly QualificationTexts English = new("There is no such form. Forms are {0}.");

    private static readonly QualificationTexts Spanish = new("Ese formulario no existe. Los formularios son {0}.");

    public static QualificationTexts In(string language) => language == "en" ? English : Spanish;

    public string NoSuchForm(IEnumerable<string> forms) => string.Format(CultureInfo.InvariantCulture, UnknownForm, string.Join(", ", forms));
}
