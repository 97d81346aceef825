using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Dashboard;

/// <summary>What is open now. It says of whom only where they work: the link goes from hand to hand.</summary>
internal static class WorkSection
{
    /// <param name="isWhole">Task by task, too.</param>
    public static Section Of(RepsReport report, DashboardSpeech speech, bool isWhole, string? only = null)
    {
        var section = new Section("work", speech.Say("Today's work", "El trabajo de hoy"));
        var reps = report.Reps.Where(rep => only is null || rep.Id == only).Where(rep => rep.Today.Count > 0).ToList();
        if (reps.Count == 0)
        {
            return section with { Instead = speech.Say("Nothing is open.", "No hay nada pendiente.") };
        }

        var title = speech.Say("Open now, by rep, whatever the period", "Pendiente ahora, por representante, sin importar el periodo");
        var chart = new BarChart(
            [speech.Say("overdue", "vencido"), speech.Say("not yet due", "por vencer")],
            [.. reps.Select(rep => new BarRow(rep.Name, [Number(Overdue(rep), speech), Number(rep.Today.Count - Overdue(rep), speech)]))]);
        var table = new FigureTable(
            title,
            [speech.Say("Rep", "Representante"), speech.Say("Overdue", "Vencido"), speech.Say("Open", "Pendiente"), speech.Say("Due first", "Vence primero")],
            [.. reps.Select(rep => (IReadOnlyList<string>)[rep.Name, speech.Count(Overdue(rep)), speech.Count(rep.Today.Count), speech.Moment(rep.Today[0].DueAt)])]);
        var part = new SectionPart(new Picture(title, string.Join("; ", reps.Select(rep => $"{rep.Name}: {Overdue(rep)}, {rep.Today.Count - Overdue(rep)}")), chart.Stacked()), table);
        return section with
        {
            Note = speech.Say($"Times in {speech.ZoneName}.", $"Hora de {speech.ZoneName}."),
            Parts = isWhole ? [part, new SectionPart(null, Tasks(report.Frame, reps, speech))] : [part],
        };
    }

    private static FigureTable Tasks(ReportFrame frame, IReadOnlyList<RepsReport.RepLine> reps, DashboardSpeech speech) => new(
        speech.Say("Task by task", "Tarea por tarea"),
        [speech.Say("Rep", "Representante"), speech.Say("What", "Qué"), speech.Say("With whom", "Con quién"), speech.Say("Due", "Vence")],
        [.. reps.SelectMany(rep => frame.Work[rep.Id].Select(line => (IReadOnlyList<string>)
        [
            rep.Name, KindOf(line, speech), line.Contact.Person.Company is { Length: > 0 } company ? company : speech.Count(null),
            line.IsOverdue ? $"{speech.Moment(line.DueAt)} ({speech.Say("overdue", "vencido")})" : speech.Moment(line.DueAt),
        ]))],
        TextColumns: 4);

    private static string KindOf(WorkLine line, DashboardSpeech speech) => line.Kind switch
    {
        WorkKind.Call => speech.Say($"Call, attempt {line.Attempt}", $"Llamada, intento {line.Attempt}"),
        WorkKind.Mail => speech.Say($"Mail, attempt {line.Attempt}", $"Correo, intento {line.Attempt}"),
        _ => speech.Say("Verdict", "Veredicto"),
    };

    private static int Overdue(RepsReport.RepLine rep) => rep.Today.Count(task => task.Overdue);

    private static Bar Number(int count, DashboardSpeech speech) => new(count, speech.Count(count));
}
