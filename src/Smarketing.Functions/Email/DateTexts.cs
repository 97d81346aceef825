using System.Globalization;

namespace Smarketing.Functions.Email;

/// <summary>How mails and pages tell times: in the reader's zone and language, in this one place.</summary>
public static class DateTexts
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Cities of the zone database that Spanish spells otherwise.</summary>
    private static readonly Dictionary<string, string> SpanishCities = new(StringComparer.Ordinal)
    {
        ["Mexico City"] = "Ciudad de México", ["Merida"] = "Mérida", ["Cancun"] = "Cancún", ["Mazatlan"] = "Mazatlán", ["Bahia Banderas"] = "Bahía de Banderas", ["Bogota"] = "Bogotá",
        ["Panama"] = "Panamá", ["Havana"] = "La Habana", ["Asuncion"] = "Asunción", ["Sao Paulo"] = "São Paulo", ["Canary"] = "Canarias", ["Easter"] = "Isla de Pascua",
        ["New York"] = "Nueva York", ["Los Angeles"] = "Los Ángeles", ["London"] = "Londres", ["Paris"] = "París", ["Berlin"] = "Berlín", ["Lisbon"] = "Lisboa", ["Rome"] = "Roma",
    };

    /// <summary>"Monday, January 5, 1:00 PM" or "lunes 5 de enero, 13:00".</summary>
    public static string DayAndTime(DateTimeOffset at, TimeZoneInfo zone, string language) =>
        Format(at, zone, language, english: "dddd, MMMM d, h:mm tt", spanish: "dddd d 'de' MMMM, HH:mm");

    /// <summary>"Monday, January 5" or "lunes 5 de enero".</summary>
    public static string Day(DateTimeOffset at, TimeZoneInfo zone, string language) =>
        Format(at, zone, language, english: "dddd, MMMM d", spanish: "dddd d 'de' MMMM");

    /// <summary>"January 5, 2026" or "5 de enero de 2026".</summary>
    public static string Date(DateTimeOffset at, TimeZoneInfo zone, string language) =>
        Format(at, zone, language, english: "MMMM d, yyyy", spanish: "d 'de' MMMM 'de' yyyy");

    /// <summary>The same of a day.</summary>
    public static string Date(DateOnly day, string language) => Format(day, language, english: "MMMM d, yyyy", spanish: "d 'de' MMMM 'de' yyyy");

    /// <summary>"Jan 5" or "5 ene".</summary>
    public static string ShortDay(DateOnly day, string language) => Format(day, language, english: "MMM d", spanish: "d MMM").Replace(".", string.Empty, StringComparison.Ordinal);

    /// <summary>The last day before a moment: what is open until midnight of the 20th is open until the end of the 19th.</summary>
    public static string LastDay(DateTimeOffset until, TimeZoneInfo zone, string language) => Day(until.AddTicks(-1), zone, language);

    /// <summary>"Jan 5, 1:00 PM" or "5 ene, 13:00".</summary>
    public static string ShortDayAndTime(DateTimeOffset at, TimeZoneInfo zone, string language) =>
        Format(at, zone, language, english: "MMM d, h:mm tt", spanish: "d MMM, HH:mm").Replace(".", string.Empty, StringComparison.Ordinal);

    /// <summary>"1:00 PM" or "13:00".</summary>
    public static string Time(DateTimeOffset at, TimeZoneInfo zone, string language) =>
        Format(at, zone, language, english: "h:mm tt", spanish: "HH:mm");

    /// <summary>"Mexico City" or "Ciudad de México" of America/Mexico_City.</summary>
    public static string ZoneName(TimeZoneInfo zone, string language)
    {
        var city = zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return language == "es" ? SpanishCities.GetValueOrDefault(city, city) : city;
    }

    private static string Format(DateOnly day, string language, string english, string spanish) => language == "es" ? day.ToString(spanish, Spanish) : day.ToString(english, English);

    private static string Format(DateTimeOffset at, TimeZoneInfo zone, string language, string english, string spanish)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return language == "es" ? local.ToString(spanish, Spanish) : local.ToString(english, English);
    }
}
