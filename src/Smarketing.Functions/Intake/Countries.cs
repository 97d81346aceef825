using System.Globalization;
using System.Text;

namespace Smarketing.Functions.Intake;

/// <summary>Countries by ISO 3166-1 alpha-2 code or by name in English or Spanish.</summary>
/// <remarks>The names are the program's own (countries.tsv: code, English, Spanish): a platform may be built without the Spanish ones, or without any.</remarks>
public static class Countries
{
    /// <summary>What people write, too.</summary>
    private static readonly (string Name, string Code)[] OtherNames =
    [
        ("EE UU", "US"), ("EEUU", "US"), ("USA", "US"), ("United States of America", "US"), ("Estados Unidos de América", "US"), ("UK", "GB"), ("Great Britain", "GB"), ("England", "GB"),
        ("Inglaterra", "GB"), ("Gran Bretaña", "GB"), ("Holland", "NL"), ("Holanda", "NL"), ("The Netherlands", "NL"), ("Czech Republic", "CZ"), ("República Checa", "CZ"), ("Turkey", "TR"),
        ("Ivory Coast", "CI"), ("Burma", "MM"), ("Birmania", "MM"), ("Hong Kong SAR", "HK"), ("Macau", "MO"), ("Macao SAR", "MO"), ("Swaziland", "SZ"), ("Macedonia", "MK"),
        ("Vatican", "VA"), ("Vaticano", "VA"), ("Curacao", "CW"), ("East Timor", "TL"), ("Cabo Verde", "CV"), ("Qatar", "QA"), ("Korea", "KR"), ("Corea", "KR"), ("Estados Unidos Mexicanos", "MX"),
    ];

    private static readonly Dictionary<string, (string English, string Spanish)> Names = ReadNames();

    private static readonly Dictionary<string, string> Codes = ReadCodes();

    /// <summary>The code; null when it is none that is known.</summary>
    public static string? Code(string text) => Codes.GetValueOrDefault(Plain(text));

    /// <summary>The name for a reader of <paramref name="language"/>; what isn't a code stays as it is.</summary>
    public static string NameOf(string code, string language) =>
        !Names.TryGetValue(code, out var names) ? code
        : language == "es" ? names.Spanish
        : names.English;

    private static Dictionary<string, (string English, string Spanish)> ReadNames()
    {
        using var resource = typeof(Countries).Assembly.GetManifestResourceStream("countries.tsv") ?? throw new InvalidOperationException("The countries are not in the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[0], parts => (parts[1], parts[2]), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> ReadCodes()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, (english, spanish)) in Names)
        {
            codes[Plain(code)] = codes[Plain(english)] = codes[Plain(spanish)] = code;
        }

        foreach (var (name, code) in OtherNames)
        {
            codes[Plain(name)] = code;
        }

        return codes;
    }

    private static string Plain(string text) => string.Concat(text.Replace(FieldNames.NoCharacter, ' ').Trim().ToUpperInvariant().Replace("&", "AND", StringComparison.Ordinal).Normalize(NormalizationForm.FormD)
        .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && character is not ('.' or '\'' or '\u2019')));
}
