using System.Globalization;
using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Engagement;

namespace Smarketing.Functions.Email;

/// <summary>What happened, told to a rep: one line each, in their language.</summary>
public static partial class HistoryTexts
{
    private const string Excluded = "excluded: ";

    /// <summary>A reason as the qualifier gives it, in words.</summary>
    public static string Reason(string reason, string language)
    {
        var isSpanish = language == "es";
        if (RaisedHand().Match(reason) is { Success: true } hand)
        {
            var offer = KnownWords.In(language, hand.Groups["offer"].Value);
            return isSpanish ? $"Levantó la mano: pidió {offer}" : $"Raised a hand: asked for {offer}";
        }

        if (Total().Match(reason) is { Success: true } total)
        {
            var (points, high) = (total.Groups["points"].Value, total.Groups["high"].Value);
            return (total.Groups["score"].Value, isSpanish) switch
            {
                ("fit", true) => $"Perfil: {points} puntos (alto desde {high})",
                ("fit", false) => $"Fit: {points} points (high from {high})",
                (_, true) => $"Interés: {points} puntos (alto desde {high})",
                (_, false) => $"Interest: {points} points (high from {high})",
            };
        }

        if (Cap().Match(reason) is { Success: true } cap)
        {
            return $"{(isSpanish ? "tope de" : "limit of")} {cap.Groups["name"].Value}: {cap.Groups["points"].Value}";
        }

        if (reason.StartsWith(Excluded, StringComparison.Ordinal))
        {
            return $"{(isSpanish ? "Excluido de pasar directo a ventas" : "Excluded from going to sales at once")}: {KnownWords.In(language, reason[Excluded.Length..])}";
        }

        return Part().Match(reason) is { Success: true } part ? $"{KnownWords.In(language, part.Groups["rule"].Value)}: {part.Groups["points"].Value}" : Aim(reason, isSpanish);
    }

    /// <summary>What the rep is to do with whoever isn't high in both.</summary>
    private static string Aim(string reason, bool isSpanish) => reason switch
    {
        "fit-high, interest-high" => isSpanish ? "Buen perfil y mucho interés" : "Fits well and shows interest",
        "fit-high, interest-low: policy mql" => isSpanish
            ? "Buen perfil, todavía poco interés: el objetivo es despertarlo"
            : "Fits well, little interest so far: the aim is to raise it",
        "fit-low, interest-high: policy mql" => isSpanish
            ? "Mucho interés; el perfil no es el que buscamos o no se conoce"
            : "Much interest; not the profile that we look for, or it isn't known",
        "fit-low, interest-high: policy order-desk" => isSpanish
            ? "Quiere comprar sin ser nuestro perfil: solo tome el pedido"
            : "Wants to buy without being our profile: just take the order",
        _ => reason,
    };

    /// <summary>Whether a mail was refused, for whatever reason.</summary>
    public static bool IsRefusal(TimelineEntry entry) => entry.Kind == TimelineKind.Mail && entry.Details.ContainsKey("reason");

    /// <summary>Null for what a rep needn't read.</summary>
    public static string? Line(TimelineEntry entry, TimeZoneInfo zone, string language)
    {
        var when = DateTexts.ShortDayAndTime(entry.At, zone, language);
        var isSpanish = language == "es";
        string Detail(string name) => entry.Details.GetValueOrDefault(name, "");
        DateTimeOffset Instant(string name) => DateTimeOffset.Parse(Detail(name), CultureInfo.InvariantCulture);
        string Word(string name) => KnownWords.In(language, Detail(name));
        return entry.Kind switch
        {
            TimelineKind.Submission => isSpanish
                ? $"{when} · pidió {Word("offer")} ({Word("channel")})"
                : $"{when} · asked for {Word("offer")} ({Word("channel")})",
            TimelineKind.Activity => $"{when} · {KnownWords.In(language, EngagementEvent.RuleOf(Detail("activity")))}{(Detail("value") is { Length: > 0 } value ? $": {value}" : "")}",
            TimelineKind.Assigned => isSpanish ? $"{when} · asignado a {Detail("name")}" : $"{when} · given to {Detail("name")}",
            TimelineKind.Deal or TimelineKind.Correction when Detail("move").Length > 0 =>
                $"{when} · {Word("move")}{(Detail("amount").Length > 0 ? $": {Money.TextOf(Detail("amount"), Detail("currency"))}" : "")}",
            TimelineKind.Attempt or TimelineKind.Correction when Detail("outcome").Length > 0 => isSpanish
                ? $"{when} · intento {Detail("number")}: {Word("outcome")}"
                : $"{when} · attempt {Detail("number")}: {Word("outcome")}",
            TimelineKind.Attempt when Detail("status") == "call-back" => isSpanish
                ? $"{when} · pide que le llamen el {DateTexts.ShortDayAndTime(Instant("opensAt"), zone, language)}"
                : $"{when} · asked to be called on {DateTexts.ShortDayAndTime(Instant("opensAt"), zone, language)}",
            TimelineKind.Attempt => isSpanish ? $"{when} · intento {Detail("number")} sin respuesta a tiempo" : $"{when} · attempt {Detail("number")} missed",
            TimelineKind.Recycled => isSpanish ? $"{when} · volvió a marketing ({Word("reason")})" : $"{when} · back to marketing ({Word("reason")})",
            TimelineKind.Suppressed => $"{when} · {KnownWords.In(language, Detail("lifted") is { Length: > 0 } lifted ? $"lifted-{lifted}" : $"suppressed-{Detail("why")}")}",
            TimelineKind.Mail when IsRefusal(entry) => isSpanish ? $"{when} · un correo fue rechazado: {Detail("reason")}" : $"{when} · a mail was refused: {Detail("reason")}",
            TimelineKind.Note => $"{when} · {Detail("note")}",
            _ => null,
        };
    }

    [GeneratedRegex(@"^raised-hand: (?<offer>.+)$")]
    private static partial Regex RaisedHand();

    [GeneratedRegex(@"^(?<score>fit|interest) (?<points>-?\d+) of (?<high>\d+)$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^(fit|interest): cap: (?<name>.+) (?<points>-\d+)$")]
    private static partial Regex Cap();

    [GeneratedRegex(@"^(fit|interest): (?<rule>.+) (?<points>[+-]?\d+)$")]
    private static partial Regex Part();
}
