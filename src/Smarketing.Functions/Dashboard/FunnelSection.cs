using Smarketing.Functions.Charts;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>How many came to each stage, and how many of them went on.</summary>
internal static class FunnelSection
{
    public static Section Of(FunnelReport report, DashboardSpeech speech) => Of(report.Stages, speech) with
    {
        Figures =
        [
            new(speech.Say("Given back by sales", "Devueltos por ventas"), speech.Count(report.Recycled)),
            new(speech.Say("Deals lost", "Negocios perdidos"), speech.Count(report.DealsLost)),
        ],
        Note = speech.Say(
            "What happened in the period counts, whenever somebody came in: over a short one more may go on than came.",
            "Cuenta lo que pasó en el periodo, sin importar cuándo llegó la persona: en uno corto pueden avanzar más de los que entraron."),
    };

    /// <summary>Of those whom a campaign brought first: how long they take isn't counted for them, and nothing is planned.</summary>
    public static Section OfCampaign(SourcesReport report, string campaign, DashboardSpeech speech)
    {
        var entered = report.Sources.FirstOrDefault(source => source.Name == campaign)?.First.Entered;
        var counts = Enum.GetValues<Stage>().Select(stage => entered?.GetValueOrDefault(Words.Of(stage)) ?? 0).ToList();
        var steps = counts.Select((count, i) => new FunnelReport.Step(
            (Stage)i, count, Planned: null, i + 1 < counts.Count && count > 0 ? decimal.Round((decimal)counts[i + 1] / count, 4) : null, MedianTime: null));
        return Of([.. steps], speech) with
        {
            Note = speech.Say(
                "Those whom this campaign brought first. The plan, and the time in each stage, are known for all campaigns together only.",
                "Quienes llegaron primero por esta campaña. El plan y el tiempo en cada etapa solo se conocen para todas las campañas juntas."),
        };
    }

    private static Section Of(IReadOnlyList<FunnelReport.Step> steps, DashboardSpeech speech)
    {
        var section = new Section("funnel", speech.Say("Funnel", "Embudo")) { Report = ReportName.Funnel };
        if (steps.All(step => step.Entered == 0))
        {
            return section with { Instead = speech.Say("Nobody has come in, or moved on, in this period.", "En este periodo nadie ha llegado ni avanzado.") };
        }

        var hasPlan = steps.Any(step => step.Planned is not null);
        var chart = new FunnelChart([.. steps.Select(step => new FunnelStep(
            speech.StageOf(step.Stage), step.Entered, step.Planned, speech.CountOf(step.Entered, step.Planned), step.Conversion is { } conversion ? $"↓ {speech.Share(conversion)}" : ""))]);
        var title = hasPlan
            ? speech.Say("How many came to each stage; the dashed box is the plan", "Cuántos llegaron a cada etapa; el recuadro punteado es el plan")
            : speech.Say("How many came to each stage", "Cuántos llegaron a cada etapa");
        return section with
        {
            Parts = [new(new Picture(title, Describe(steps, speech), chart.Draw()), Table(steps, title, speech))],
        };
    }

    private static string Describe(IReadOnlyList<FunnelReport.Step> steps, DashboardSpeech speech) =>
        string.Join("; ", steps.Select(step => $"{speech.StageOf(step.Stage)}: {speech.CountOf(step.Entered, step.Planned)}"));

    private static FigureTable Table(IReadOnlyList<FunnelReport.Step> steps, string title, DashboardSpeech speech) => new(
        title,
        [speech.Say("Stage", "Etapa"), speech.Say("Came", "Llegaron"), speech.Say("Planned", "Plan"), speech.Say("Went on", "Avanzaron"), speech.Say("Median time there", "Tiempo mediano ahí")],
        [.. steps.Select(step => (IReadOnlyList<string>)
            [speech.StageOf(step.Stage), speech.Count(step.Entered), speech.Count(step.Planned), speech.Share(step.Conversion), speech.Time(step.MedianTime)])]);
}
