using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Contacts;

/// <summary>Yes and no, as spreadsheet programs and other systems write them in English and Spanish.</summary>
public static class YesOrNo
{
    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal) { "yes", "y", "si", "s", "true", "verdadero", "on", "1", "x" };
    private static readonly HashSet<string> No = new(StringComparer.Ordinal) { "no", "n", "false", "falso", "off", "0" };

    /// <summary>Null where it says neither.</summary>
    public static bool? Find(string text)
    {
        var word = FieldNames.Plain(text);
        return Yes.Contains(word) ? true : No.Contains(word) ? false : null;
    }
}
