using System.Globalization;
using System.Xml;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Dashboard;

/// <summary>How the dashboard puts things in one language.</summary>
public sealed class DashboardSpeech(string language, TimeZoneInfo zone, AgreementTerms terms)
{
    private const string Unknown = "–";
    private const decimal Million = 1_000_000;

    public string Language => language;

    private bool IsSpanish => language == "es";

    public string Say(string english, string spanish) => IsSpanish ? spanish : english;

    /// <summary>A word of the program, as people say it, at the beginning of a line.</summary>
    public string Word(string word) => KnownWords.In(language, word) is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest}" : Unknown;

    /// <summary>Why somebody was given back; null for no reason.</summary>
    public string Reason(string? reason) => reason switch
    {
        null => Say("No reason given", "Sin motivo"),
        "inaccurate-data" => Say("Inaccurate data", "Datos incorrectos"),
        "no-fit" => Say("Doesn't fit", "No es el perfil"),
        "opted-out" => Say("Wants no contact", "No quiere contacto"),
        _ => Word(reason),
    };

    /// <summary>The company's own word for a stage, without what it adds in brackets.</summary>
    public string StageOf(Stage stage) => terms.Of(stage).Label.In(language).Split(" (")[0];

    /// <summary>"1,234" or "66.7", in Mexico as in English.</summary>
    public string Count(decimal? number) => number?.ToString("#,##0.#", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>"52 / 67".</summary>
    public string CountOf(decimal number, decimal? whole) => whole is null ? Count(number) : $"{Count(number)} / {Count(whole)}";

    /// <summary>"50%", in Spanish with a space.</summary>
    public string Share(decimal? share) => share is { } known ? $"{(known * 100).ToString("#,##0.#", CultureInfo.InvariantCulture)}{Say("%", " %")}" : Unknown;

    /// <summary>"3 h 20 min", of what reports write in ISO 8601.</summary>
    public string Time(string? duration)
    {
        if (duration is null)
        {
            return Unknown;
        }

        var time = XmlConvert.ToTimeSpan(duration);
        return time.TotalHours < 1 ? $"{Math.Round(time.TotalMinutes)} min"
            : time.TotalDays < 2 ? $"{(int)time.TotalHours} h {time.Minutes} min"
            : $"{(int)time.TotalDays} d {time.Hours} h";
    }

    /// <summary>"12,500.00 MXN"; every currency for itself.</summary>
    public string Money(IEnumerable<Amount> amounts) => string.Join("; ", amounts.Select(Money)) is { Length: > 0 } text ? text : Unknown;

    public string Money(Amount amount) => new Deals.Money(amount.Value, amount.Currency).Text;

    /// <summary>"12,500", where the currency stands elsewhere.</summary>
    public string Round(decimal amount) => amount.ToString(amount < 10 && amount != decimal.Floor(amount) ? "0.##" : "#,##0", CultureInfo.InvariantCulture);

    /// <summary>The same where there is little room: "2.5 M".</summary>
    public string Short(decimal amount) => amount >= Million ? $"{(amount / Million).ToString("#,##0.#", CultureInfo.InvariantCulture)} M" : Round(amount);

    public string Day(DateOnly day) => DateTexts.Date(day, language);

    public string ShortDay(DateOnly day) => DateTexts.ShortDay(day, language);

    public string Moment(DateTimeOffset at) => DateTexts.ShortDayAndTime(at, zone, language);

    public string ZoneName => DateTexts.ZoneName(zone, language);
}
