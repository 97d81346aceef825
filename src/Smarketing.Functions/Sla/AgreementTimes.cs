using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Sla;

/// <summary>What each side promises the other: how many, how fast and how deep.</summary>
internal static class AgreementTimes
{
    public static IEnumerable<AgreementSection> Of(SmarketingConfiguration configuration, AgreementSpeech speech) =>
    [
        new("targets", speech.Say("What marketing promises", "Lo que promete marketing"), [.. Targets(configuration, speech)]),
        new("times", speech.Say("What sales promises", "Lo que promete ventas"), [.. Times(configuration.Plan, configuration.Team.Calendar, speech)]),
    ];

    private static IEnumerable<AgreementLine> Targets(SmarketingConfiguration configuration, AgreementSpeech speech)
    {
        var promise = configuration.Promise;
        var reps = configuration.Team.Reps.Count;
        if (promise.LeadsPerMonth is { } leads)
        {
            yield return new(speech.Say("Leads a month", "Leads al mes"), PerRep(leads, reps, speech));
        }

        yield return new(speech.Say("MQLs a month", "MQL al mes"), PerRep(promise.MqlsPerMonth, reps, speech));
        if (promise.ShareAccepted is { } share)
        {
            yield return new(
                speech.Say("Accepted by sales", "Aceptados por ventas"),
                string.Format(CultureInfo.InvariantCulture, speech.Say("at least {0} of the MQLs", "al menos {0} de los MQL"), PlanTexts.Percent(share)));
        }
    }

    private static string PerRep(int all, int reps, AgreementSpeech speech) => string.Format(
        CultureInfo.InvariantCulture, speech.Say("{0}, which is {1} for each of {2} reps", "{0}, es decir {1} para cada uno de {2} representantes"),
        PlanTexts.Figure(all), PlanTexts.Figure((decimal)all / reps), reps);

    private static IEnumerable<AgreementLine> Times(FollowUpPlan plan, WorkingCalendar calendar, AgreementSpeech speech)
    {
        yield return new(
            Attempt(1, plan.Attempts[0], speech),
            string.Format(CultureInfo.InvariantCulture, speech.Say("within {0} of working time from the MQL", "dentro de {0} de trabajo a partir del MQL"), speech.Duration(plan.FirstDueIn)));
        foreach (var (attempt, index) in plan.Attempts.Skip(1).Select((attempt, index) => (attempt, index)))
        {
            yield return new(
                Attempt(index + 2, attempt, speech),
                string.Format(CultureInfo.InvariantCulture, speech.Say("on day {0}, or the next working day", "el día {0}, o el siguiente día hábil"), attempt.Day));
        }

        yield return new(
            speech.Say("Close", "Cierre"),
            string.Format(
                CultureInfo.InvariantCulture,
                speech.Say("at the end of day {0}; {1} days more for a verdict on whoever was reached", "al final del día {0}; {1} días más para el veredicto de quien sí respondió"), plan.CloseDay, plan.GraceDays));
        if (plan.HandOverAtMiss > 0)
        {
            yield return new(
                speech.Say("Handed to another rep", "Pasa a otro representante"),
                string.Format(CultureInfo.InvariantCulture, speech.Say("at missed term number {0} with nothing done, once", "al plazo vencido número {0} sin nada hecho, una vez"), plan.HandOverAtMiss));
        }

        yield return new(speech.Say("Working hours", "Horario de trabajo"), $"{Hours(calendar, speech)}; {calendar.Zone.Id}");
        yield return AgreementSpeech.Line(speech.Say(
            "Day 0 is that of the MQL. Public holidays and a rep's own hours count. A term that is missed is a breach, which the manager is told.",
            "El día 0 es el del MQL. Cuentan los días festivos y el horario propio de cada representante. Un plazo vencido es un incumplimiento, y se avisa a la gerencia."));
    }

    private static string Attempt(int number, PlannedAttempt attempt, AgreementSpeech speech)
    {
        var kind = attempt.Kind == AttemptKind.Call ? speech.Say("call", "llamada")
            : attempt.IsBreakUp ? speech.Say("last mail", "último correo")
            : speech.Say("mail", "correo");
        return $"{number} · {kind}{(attempt.IsAutomatic ? speech.Say(", sent by the program", ", lo envía el programa") : "")}";
    }

    /// <summary>Days with the same hours together, in order of the week from Monday.</summary>
    private static string Hours(WorkingCalendar calendar, AgreementSpeech speech) => string.Join("; ", Enum.GetValues<DayOfWeek>()
        .OrderBy(day => ((int)day + 6) % 7)
        .Select(day => (Day: day, Hours: string.Join(", ", calendar.Hours.GetValueOrDefault(day, []).Select(Shown))))
        .Where(day => day.Hours.Length > 0)
        .GroupBy(day => day.Hours, StringComparer.Ordinal)
        .Select(same => $"{speech.Days([.. same.Select(day => day.Day)])} {same.Key}"));

    private static string Shown(WorkingHours hours) =>
        string.Create(CultureInfo.InvariantCulture, $"{hours.From:HH:mm}–{(hours.To == TimeOnly.MinValue ? "24:00" : hours.To.ToString("HH:mm", CultureInfo.InvariantCulture))}");
}
