using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Notices;

/// <summary>What a notice says, in the reader's language and the company's zone.</summary>
public static class NoticeTexts
{
    /// <param name="attempt">The attempt that the notice is about; null for none.</param>
    public static string What(Notice notice, Attempt? attempt, TimeZoneInfo zone, string language)
    {
        var at = DateTexts.DayAndTime(notice.At, zone, language);
        var isSpanish = language == "es";
        return notice.Kind switch
        {
            NoticeKind.Missed => isSpanish
                ? $"el intento {notice.Attempt}{KindOf(attempt, "llamada", "correo")} venció el {at} sin respuesta"
                : $"attempt {notice.Attempt}{KindOf(attempt, "call", "mail")} was due {at} and not answered",
            NoticeKind.OverCapacity => isSpanish
                ? $"asignado el {at}, por encima del cupo de la semana"
                : $"given on {at}, beyond the week's capacity",
            _ => isSpanish
                ? $"le llegó a usted el {at}: no había nadie más"
                : $"came to you on {at}: everybody else was away",
        };
    }

    private static string KindOf(Attempt? attempt, string call, string mail) => attempt?.Kind switch
    {
        AttemptKind.Call => $" ({call})",
        AttemptKind.Mail => $" ({mail})",
        _ => string.Empty,
    };

    /// <summary>Where more is to be told than a mail should hold.</summary>
    public static string More(int count, string language) => language == "es" ? $"y {count} más" : $"and {count} more";
}
