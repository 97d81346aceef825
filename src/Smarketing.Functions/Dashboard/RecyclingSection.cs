using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>Whom sales gave back, why, and what had made them MQLs.</summary>
internal static class RecyclingSection
{
    /// <param name="isWhole">With the cells of fit × interest, too.</param>
    public static Section Of(RecyclingReport report, DashboardSpeech speech, bool isWhole)
    {
        var section = new Section("recycling", speech.Say("Given back, and why", "Devueltos, y por qué")) { Report = ReportName.Recycling };
        if (report.Reasons.Count == 0)
        {
            return section with { Instead = speech.Say("Sales has given nobody back in this period.", "En este periodo ventas no ha devuelto a nadie.") };
        }

        var title = speech.Say("Given back by reason, and come back as MQLs", "Devueltos por motivo, y los que volvieron como MQL");
        var chart = new BarChart(
            [speech.Say("given back", "devueltos"), speech.Say("came back", "volvieron")],
            [.. report.Reasons.Select(reason => new BarRow(speech.Reason(reason.Name), [Number(reason.FollowUps + reason.Deals, speech), Number(reason.CameBack, speech)]))]);
        var table = new FigureTable(
            title,
            [speech.Say("Reason", "Motivo"), speech.Say("Follow-ups", "Seguimientos"), speech.Say("Deals lost", "Negocios perdidos"), speech.Say("Came back", "Volvieron")],
            [.. report.Reasons.Select(reason => (IReadOnlyList<string>)[speech.Reason(reason.Name), speech.Count(reason.FollowUps), speech.Count(reason.Deals), speech.Count(reason.CameBack)])]);
        var part = new SectionPart(
            new Picture(title, string.Join("; ", report.Reasons.Select(reason => $"{speech.Reason(reason.Name)}: {reason.FollowUps + reason.Deals}, {reason.CameBack}")), chart.Grouped()), table);
        return section with
        {
            Note = isWhole ? speech.Say("A reason that stands out in one cell tells where the rules are wrong.", "Un motivo que destaca en una celda dice dónde fallan las reglas.") : null,
            Parts = isWhole && report.Reasons.Any(reason => reason.Cells.Count > 0) ? [part, new SectionPart(null, Cells(report, speech))] : [part],
        };
    }

    private static FigureTable Cells(RecyclingReport report, DashboardSpeech speech) => new(
        speech.Say("What had made them MQLs", "Qué los había hecho MQL"),
        [speech.Say("Reason", "Motivo"), speech.Say("Fit", "Perfil"), speech.Say("Interest", "Interés"), speech.Say("Raised a hand", "Levantó la mano"), speech.Say("Follow-ups", "Seguimientos")],
        [.. report.Reasons.SelectMany(reason => reason.Cells.Select(cell => (IReadOnlyList<string>)
            [speech.Reason(reason.Name), Level(cell.Fit, speech), Level(cell.Interest, speech), cell.RaisedHand ? speech.Say("yes", "sí") : speech.Say("no", "no"), speech.Count(cell.Count)]))],
        TextColumns: 4);

    private static string Level(string? level, DashboardSpeech speech) => level switch
    {
        "high" => speech.Say("high", "alto"),
        "low" => speech.Say("low", "bajo"),
        _ => speech.Count(null),
    };

    private static Bar Number(int count, DashboardSpeech speech) => new(count, speech.Count(count));
}
