using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What each team has promised the other, and kept.</summary>
internal static class SlaSection
{
    public static Section Of(SlaReport report, DashboardSpeech speech)
    {
        var section = Empty(speech);
        var marketing = Marketing(report, speech);
        if (report.Marketing.Mqls == 0 && IsIdle(report.Sales))
        {
            return section with { Instead = speech.Say("There are no MQLs yet in this period.", "Todavía no hay MQL en este periodo."), Figures = [marketing.Figures[0]] };
        }

        return section with
        {
            Figures = [.. marketing.Figures, .. Sales(report.Sales, speech)],
            Parts = [marketing.Part, .. IsIdle(report.Sales) ? [] : new[] { Reps(report.Reps, speech) }, Breaches(report.Sales, speech)],
        };
    }

    /// <summary>What a rep has kept of it; what marketing delivers is counted for the team as a whole.</summary>
    public static Section OfRep(SlaReport report, string rep, DashboardSpeech speech)
    {
        var section = Empty(speech);
        return report.Reps.FirstOrDefault(side => side.Id == rep) is not { } found
            ? section with { Instead = speech.Say("This rep has had nothing to do in this period.", "Este representante no ha tenido nada que hacer en este periodo.") }
            : section with
            {
                Note = speech.Say("What sales has kept; what marketing delivers is counted for the whole team.", "Lo que cumplió ventas; lo que entrega marketing se cuenta para todo el equipo."),
                Figures = [.. Sales(found.Sales, speech)],
                Parts = [Reps([found], speech), Breaches(found.Sales, speech)],
            };
    }

    private static Section Empty(DashboardSpeech speech) => new("sla", speech.Say("The agreement, both ways", "El acuerdo, en ambos sentidos")) { Report = ReportName.Sla };

    private static bool IsIdle(SlaReport.SalesSide side) => side is { Assigned: 0, Attempts: 0, Ended: 0, Breaches: [] };

    private static (IReadOnlyList<KeyFigure> Figures, SectionPart Part) Marketing(SlaReport report, DashboardSpeech speech)
    {
        var (side, frame) = (report.Marketing, report.Frame);
        var byToday = decimal.Round(side.Promised * frame.DaysElapsed / frame.Period.Days, 1);
        var end = speech.ShortDay(frame.Period.To);
        (string Label, decimal? Value, string Text)[] bars =
        [
            (speech.Say("Promised for the period", "Prometidos para el periodo"), side.Promised, speech.Count(side.Promised)),
            (speech.Say("Promised by today", "Prometidos hasta hoy"), frame.DaysElapsed < frame.Period.Days ? byToday : null, speech.Count(byToday)),
            (speech.Say("Delivered", "Entregados"), side.Mqls, speech.Count(side.Mqls)),
            (speech.Say($"Delivered by {end}, at this pace", $"Entregados al {end}, a este ritmo"), frame.DaysElapsed < frame.Period.Days ? side.Pace : null, speech.Count(side.Pace)),
            (speech.Say("Accepted by sales", "Aceptados por ventas"), side.Accepted, $"{speech.Count(side.Accepted)} ({speech.Share(side.AcceptedShare)})"),
            (speech.Say("Qualified by sales", "Calificados por ventas"), side.Qualified, $"{speech.Count(side.Qualified)} ({speech.Share(side.QualifiedShare)})"),
        ];
        var known = bars.Where(bar => bar.Value is not null).ToList();
        var title = speech.Say("Marketing to sales: MQLs", "De marketing a ventas: MQL");
        var picture = new Picture(
            title, string.Join("; ", known.Select(bar => $"{bar.Label}: {bar.Text}")),
            new BarChart([], [.. known.Select(bar => new BarRow(bar.Label, [new Bar(bar.Value!.Value, bar.Text)]))]).Grouped());
        var table = new FigureTable(title, [speech.Say("What", "Qué"), "MQL"], [.. known.Select(bar => (IReadOnlyList<string>)[bar.Label, bar.Text])]);
        return (
            [
                new(speech.Say("MQLs delivered", "MQL entregados"), speech.Count(side.Mqls), speech.Say($"of {speech.Count(side.Promised)} promised", $"de {speech.Count(side.Promised)} prometidos")),
                new(speech.Say("Accepted by sales", "Aceptados por ventas"), speech.Share(side.AcceptedShare), side.PromisedShare is { } share ? speech.Say($"{speech.Share(share)} agreed", $"{speech.Share(share)} acordado") : null),
            ],
            new SectionPart(picture, table));
    }

    private static IEnumerable<KeyFigure> Sales(SlaReport.SalesSide side, DashboardSpeech speech)
    {
        var first = side.FirstAttempt;
        yield return new(speech.Say("First attempts in time", "Primeros intentos a tiempo"), speech.Share(first.ShareInTime), speech.Say($"{speech.Count(first.Missed)} missed", $"{speech.Count(first.Missed)} vencidos"));
        yield return new(
            speech.Say("To the first attempt, in working time", "Al primer intento, en horas de trabajo"), speech.Time(first.MedianWorkingTime),
            speech.Say($"median; 9 of 10 within {speech.Time(first.P90WorkingTime)}", $"mediana; 9 de 10 en {speech.Time(first.P90WorkingTime)}"));
        yield return new(
            speech.Say("Within 24 hours by the clock", "En 24 horas de reloj"), speech.Share(first.ArrivedInHours.Share),
            speech.Say($"came outside working hours: {speech.Share(first.ArrivedOutOfHours.Share)}", $"llegaron fuera de horario: {speech.Share(first.ArrivedOutOfHours.Share)}"));
        yield return new(
            speech.Say("Attempts for each MQL", "Intentos por MQL"), speech.Count(side.AttemptsPerMql),
            speech.Say($"depth kept with {speech.Share(side.DepthMetShare)}", $"profundidad cumplida con {speech.Share(side.DepthMetShare)}"));
    }

    private static SectionPart Reps(IReadOnlyList<SlaReport.RepSide> reps, DashboardSpeech speech)
    {
        var title = speech.Say("Sales to marketing: first attempts in time, and missed", "De ventas a marketing: primeros intentos a tiempo y vencidos");
        var chart = new BarChart(
            [speech.Say("in time", "a tiempo"), speech.Say("missed", "vencidos")],
            [.. reps.Select(rep => new BarRow(rep.Name, [Number(rep.Sales.FirstAttempt.InTime, speech), Number(rep.Sales.FirstAttempt.Missed, speech)]))]);
        var table = new FigureTable(
            title,
            [
                speech.Say("Rep", "Representante"), speech.Say("Given", "Recibidos"), speech.Say("In time", "A tiempo"), speech.Say("Missed", "Vencidos"), speech.Say("Share", "Porcentaje"),
                speech.Say("Median", "Mediana"), speech.Say("9 of 10 within", "9 de 10 en"), speech.Say("Attempts for each MQL", "Intentos por MQL"), speech.Say("Depth kept", "Profundidad"),
            ],
            [.. reps.Select(rep => Row(rep.Name, rep.Sales, speech))]);
        return new SectionPart(new Picture(title, string.Join("; ", reps.Select(rep => $"{rep.Name}: {rep.Sales.FirstAttempt.InTime} + {rep.Sales.FirstAttempt.Missed}")), chart.Stacked()), table);
    }

    private static IReadOnlyList<string> Row(string name, SlaReport.SalesSide side, DashboardSpeech speech) =>
    [
        name, speech.Count(side.Assigned), speech.Count(side.FirstAttempt.InTime), speech.Count(side.FirstAttempt.Missed), speech.Share(side.FirstAttempt.ShareInTime),
        speech.Time(side.FirstAttempt.MedianWorkingTime), speech.Time(side.FirstAttempt.P90WorkingTime), speech.Count(side.AttemptsPerMql), speech.Share(side.DepthMetShare),
    ];

    private static SectionPart Breaches(SlaReport.SalesSide side, DashboardSpeech speech)
    {
        var title = speech.Say("Terms that went by", "Plazos que se vencieron");
        return new SectionPart(null, new FigureTable(
            title, [speech.Say("Attempt", "Intento"), title],
            side.Breaches.Count == 0
                ? [[speech.Say("None", "Ninguno"), "0"]]
                : [.. side.Breaches.OrderBy(breach => breach.Name, StringComparer.Ordinal).Select(breach => (IReadOnlyList<string>)[speech.Say($"Attempt {breach.Name}", $"Intento {breach.Name}"), speech.Count(breach.Count)])]));
    }

    private static Bar Number(int count, DashboardSpeech speech) => new(count, speech.Count(count));
}
