using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What each rep was given, did, and brought in.</summary>
internal static class RepsSection
{
    /// <param name="isWhole">With outcomes and reasons, too.</param>
    public static Section Of(RepsReport report, DashboardSpeech speech, bool isWhole, string? only = null)
    {
        var section = new Section("reps", speech.Say("Reps", "Representantes")) { Report = ReportName.Reps };
        var reps = report.Reps.Where(rep => only is null || rep.Id == only).ToList();
        if (reps.All(rep => rep is { Assigned: 0, Attempts: 0, Verdicts.Count: 0, DealsWon: 0, DealsLost: 0 }))
        {
            return section with { Instead = speech.Say("No rep has had an MQL yet in this period.", "Ningún representante ha tenido un MQL en este periodo.") };
        }

        var given = speech.Say("MQLs given, against what a rep can take", "MQL recibidos, contra lo que puede atender cada quien");
        var chart = new BarChart(
            [speech.Say("given", "recibidos"), speech.Say("capacity", "capacidad")],
            [.. reps.Select(rep => new BarRow(rep.Name, [new Bar(rep.Assigned, speech.Count(rep.Assigned)), .. rep.Capacity is { } capacity ? new[] { new Bar(capacity, speech.Count(capacity)) } : []]))]);
        var parts = new List<SectionPart>
        {
            new(new Picture(given, string.Join("; ", reps.Select(rep => $"{rep.Name}: {speech.CountOf(rep.Assigned, rep.Capacity)}")), chart.Grouped()), Table(reps, given, speech)),
        };
        if (isWhole)
        {
            parts.Add(new SectionPart(null, Breakdown(reps, rep => rep.Outcomes, speech.Say("What attempts came to", "En qué quedaron los intentos"), speech.Say("Outcome", "Resultado"), speech.Word, speech)));
            parts.Add(new SectionPart(null, Breakdown(reps, rep => rep.Reasons, speech.Say("Why follow-ups ended", "Por qué terminaron los seguimientos"), speech.Say("Reason", "Motivo"), speech.Reason, speech)));
        }

        return section with { Parts = [.. parts.Where(part => part.Table is { Rows.Count: > 0 })] };
    }

    private static FigureTable Table(IReadOnlyList<RepsReport.RepLine> reps, string caption, DashboardSpeech speech) => new(
        caption,
        [
            speech.Say("Rep", "Representante"), speech.Say("Given", "Recibidos"), speech.Say("Load", "Carga"), speech.Say("Contacted", "Contactados"), speech.Say("Attempts", "Intentos"),
            speech.Say("Missed terms", "Plazos vencidos"), speech.Say("Accepted", "Aceptados"), speech.Say("Qualified", "Calificados"), speech.Say("Rejected", "Rechazados"), speech.Say("Recycled", "Reciclados"),
            speech.Say("Deals won", "Negocios ganados"), speech.Say("Lost", "Perdidos"), speech.Say("Revenue", "Ingreso"),
        ],
        [.. reps.Select(rep => (IReadOnlyList<string>)
        [
            NameOf(rep, speech), speech.Count(rep.Assigned), speech.Share(rep.Load), speech.Count(rep.Contacted), speech.Count(rep.Attempts), speech.Count(rep.Breaches),
            .. new[] { "accepted", "qualified", "rejected", "recycled" }.Select(verdict => speech.Count(rep.Verdicts.GetValueOrDefault(verdict))),
            speech.Count(rep.DealsWon), speech.Count(rep.DealsLost), speech.Money(rep.Revenue),
        ])]);

    /// <summary>A word a row, a rep a column.</summary>
    private static FigureTable Breakdown(
        IReadOnlyList<RepsReport.RepLine> reps, Func<RepsReport.RepLine, IReadOnlyList<CountOf>> countsOf, string caption, string head, Func<string, string> nameOf, DashboardSpeech speech) => new(
        caption,
        [head, .. reps.Select(rep => NameOf(rep, speech))],
        [.. reps.SelectMany(countsOf).GroupBy(count => count.Name, StringComparer.Ordinal).OrderByDescending(word => word.Sum(count => count.Count)).Select(word => (IReadOnlyList<string>)
            [nameOf(word.Key), .. reps.Select(rep => speech.Count(countsOf(rep).FirstOrDefault(count => count.Name == word.Key)?.Count ?? 0))])]);

    private static string NameOf(RepsReport.RepLine rep, DashboardSpeech speech) => rep.Name switch
    {
        "" => speech.Say("(nobody)", "(nadie)"),
        "outside" => speech.Say("(outside the team)", "(fuera del equipo)"),
        var name => name,
    };
}
