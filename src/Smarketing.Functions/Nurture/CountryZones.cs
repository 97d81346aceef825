namespace Smarketing.Functions.Nurture;

/// <summary>The time zone of a country that has but one (tz database, zone1970.tab); where people live in several, the country doesn't tell.</summary>
public static class CountryZones
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        // Latin America and the Caribbean
        ["BO"] = "America/La_Paz", ["BZ"] = "America/Belize", ["CO"] = "America/Bogota", ["CR"] = "America/Costa_Rica", ["CU"] = "America/Havana",
        ["DO"] = "America/Santo_Domingo", ["GT"] = "America/Guatemala", ["GY"] = "America/Guyana", ["HN"] = "America/Tegucigalpa", ["HT"] = "America/Port-au-Prince",
        ["JM"] = "America/Jamaica", ["NI"] = "America/Managua", ["PA"] = "America/Panama", ["PE"] = "America/Lima", ["PR"] = "America/Puerto_Rico",
        ["PY"] = "America/Asuncion", ["SR"] = "America/Paramaribo", ["SV"] = "America/El_Salvador", ["TT"] = "America/Port_of_Spain", ["UY"] = "America/Montevideo",
        ["VE"] = "America/Caracas", ["AR"] = "America/Argentina/Buenos_Aires",

        // Europe
        ["AD"] = "Europe/Andorra", ["AL"] = "Europe/Tirane", ["AT"] = "Europe/Vienna", ["BE"] = "Europe/Brussels", ["BG"] = "Europe/Sofia", ["CH"] = "Europe/Zurich",
        ["CZ"] = "Europe/Prague", ["DE"] = "Europe/Berlin", ["DK"] = "Europe/Copenhagen", ["EE"] = "Europe/Tallinn", ["FI"] = "Europe/Helsinki", ["FR"] = "Europe/Paris",
        ["GB"] = "Europe/London", ["GR"] = "Europe/Athens", ["HR"] = "Europe/Zagreb", ["HU"] = "Europe/Budapest", ["IE"] = "Europe/Dublin", ["IS"] = "Atlantic/Reykjavik",
        ["IT"] = "Europe/Rome", ["LT"] = "Europe/Vilnius", ["LU"] = "Europe/Luxembourg", ["LV"] = "Europe/Riga", ["MT"] = "Europe/Malta", ["NL"] = "Europe/Amsterdam",
        ["NO"] = "Europe/Oslo", ["PL"] = "Europe/Warsaw", ["RO"] = "Europe/Bucharest", ["RS"] = "Europe/Belgrade", ["SE"] = "Europe/Stockholm", ["SI"] = "Europe/Ljubljana",
        ["SK"] = "Europe/Bratislava", ["TR"] = "Europe/Istanbul",

        // Elsewhere
        ["AE"] = "Asia/Dubai", ["CN"] = "Asia/Shanghai", ["DZ"] = "Africa/Algiers", ["EG"] = "Africa/Cairo", ["GQ"] = "Africa/Malabo", ["IL"] = "Asia/Jerusalem",
        ["IN"] = "Asia/Kolkata", ["JP"] = "Asia/Tokyo", ["KR"] = "Asia/Seoul", ["MA"] = "Africa/Casablanca", ["PH"] = "Asia/Manila", ["SA"] = "Asia/Riyadh",
        ["SG"] = "Asia/Singapore", ["TN"] = "Africa/Tunis", ["ZA"] = "Africa/Johannesburg",
    };

    /// <param name="country">ISO 3166-1 alpha-2; null where it isn't known.</param>
    public static TimeZoneInfo? Find(string? country) =>
        country is not null && Names.TryGetValue(country, out var name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
