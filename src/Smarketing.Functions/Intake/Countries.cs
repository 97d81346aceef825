using System.Globalization;
using System.Text;

namespace Smarketing.Functions.Intake;

/// <summary>Countries by ISO 3166-1 alpha-2 code or by name in English or Spanish.</summary>
public static class Countries
{
    /// <summary>Names that the platform's own data may lack: it may be built without the Spanish names, or without any.</summary>
    private static readonly (string Name, string Code)[] SpanishNames =
    [
        ("Argentina", "AR"), ("Bolivia", "BO"), ("Brasil", "BR"), ("Brazil", "BR"), ("Canadá", "CA"), ("Chile", "CL"), ("Colombia", "CO"), ("Costa Rica", "CR"),
        ("Cuba", "CU"), ("República Dominicana", "DO"), ("Dominican Republic", "DO"), ("Ecuador", "EC"), ("El Salvador", "SV"), ("España", "ES"), ("Spain", "ES"),
        ("Estados Unidos", "US"), ("EE UU", "US"), ("EEUU", "US"), ("USA", "US"), ("United States", "US"), ("Guatemala", "GT"), ("Honduras", "HN"), ("México", "MX"),
        ("Mexico", "MX"), ("Nicaragua", "NI"), ("Panamá", "PA"), ("Paraguay", "PY"), ("Perú", "PE"), ("Puerto Rico", "PR"), ("Uruguay", "UY"), ("Venezuela", "VE"),
        ("Alemania", "DE"), ("Francia", "FR"), ("Italia", "IT"), ("Portugal", "PT"), ("Reino Unido", "GB"), ("UK", "GB"), ("United Kingdom", "GB"),
    ];

    private static readonly Dictionary<string, RegionInfo> Regions = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name))
        .Where(region => region.TwoLetterISORegionName is { Length: 2 } code && code.All(char.IsAsciiLetterUpper))
        .DistinctBy(region => region.TwoLetterISORegionName)
        .ToDictionary(region => region.TwoLetterISORegionName, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Codes = Build();

    /// <summary>The code; null when it is none that is known.</summary>
    public static string? Code(string text) => Codes.GetValueOrDefault(Plain(text));

    /// <summary>The country's name where there is one, else its code.</summary>
    public static string NameOf(string code, string language) =>
        language == "es" ? SpanishNames.FirstOrDefault(country => country.Code == code).Name ?? code
        : Regions.GetValueOrDefault(code)?.EnglishName ?? code;

    private static Dictionary<string, string> Build()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var region in Regions.Values)
        {
            codes.TryAdd(Plain(region.TwoLetterISORegionName), region.TwoLetterISORegionName);
            codes.TryAdd(Plain(region.EnglishName), region.TwoLetterISORegionName);
        }

        foreach (var (name, code) in SpanishNames)
        {
            codes[Plain(name)] = code;
        }

        return codes;
    }

    private static string Plain(string text) => string.Concat(text.Trim().ToUpperInvariant().Normalize(NormalizationForm.FormD)
        .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && character != '.'));
}
