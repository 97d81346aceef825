using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>Won against the goal, day by day, in one currency.</summary>
internal static class WonSection
{
    /// <summary>Up to so many days the table goes week by week, else month by month.</summary>
    private const int WeeksMax = 100;

    private const int TicksMax = 4;

    public static Section Of(WonByDay won, DashboardFilter filter, DashboardSpeech speech)
    {
        var section = new Section("won", speech.Say($"Won against the goal, in {won.Currency}", $"Ganado contra la meta, en {won.Currency}")) { Note = NoteOf(won, filter, speech) };
        var goal = won.Goal is { } known ? speech.Say($"of {speech.Round(known)}", $"de {speech.Round(known)}") : null;
        var figures = new List<KeyFigure> { new(speech.Say("Won", "Ganado"), speech.Round(won.Won), goal) };
        if (won.Goal is { } whole and > 0)
        {
            figures.Add(new(speech.Say("Of the goal", "De la meta"), speech.Share(won.Won / whole), won.Frame.DaysElapsed < won.Frame.Period.Days ? speech.Say($"{speech.Round(won.GoalBy(won.Frame.DaysElapsed)!.Value)} by today", $"{speech.Round(won.GoalBy(won.Frame.DaysElapsed)!.Value)} a hoy") : null));
        }

        if (won.Pace is { } pace && won.Frame.DaysElapsed < won.Frame.Period.Days)
        {
            figures.Add(new(speech.Say($"By {speech.ShortDay(won.Frame.Period.To)}, at this pace", $"Al {speech.ShortDay(won.Frame.Period.To)}, a este ritmo"), speech.Round(pace)));
        }

        return won.IsEmpty
            ? section with { Figures = figures, Instead = speech.Say("No deal has been won yet in this period.", "Todavía no se ha ganado ningún negocio en este periodo.") }
            : section with { Figures = figures, Parts = [Part(won, speech)] };
    }

    private static string NoteOf(WonByDay won, DashboardFilter filter, DashboardSpeech speech)
    {
        var whose = filter.Campaign is not null
            ? speech.Say("Deals with those whom this campaign brought first; a campaign has no goal.", "Negocios con quienes llegaron primero por esta campaña; una campaña no tiene meta.")
            : filter.Rep is not null && won.Goal is null ? speech.Say("Deals of this rep; no goal is agreed with them.", "Negocios de este representante; no se ha acordado una meta.")
            : filter.Rep is not null ? speech.Say("Deals of this rep. The straight line is the goal agreed with them, by days.", "Negocios de este representante. La línea recta es la meta acordada, por días.")
            : won.Goal is null ? speech.Say("No goal is set in the configuration.", "No hay meta en la configuración.")
            : speech.Say("The straight line is the goal of the year, by days.", "La línea recta es la meta del año, por días.");
        return won.Others.Count == 0 ? whose
            : $"{whose} {speech.Say($"Not in it, since nothing is converted: {speech.Money(won.Others)}.", $"No incluye, porque nada se convierte: {speech.Money(won.Others)}.")}";
    }

    private static SectionPart Part(WonByDay won, DashboardSpeech speech)
    {
        var title = won.Goal is null ? speech.Say("Won up to each day", "Ganado hasta cada día") : speech.Say("Won up to each day; dashed: the goal", "Ganado hasta cada día; punteado: la meta");
        var period = won.Frame.Period;
        var ticks = Enumerable.Range(0, TicksMax).Select(tick => period.Days * tick / TicksMax).Distinct()
            .Select(day => new DayTick(day, speech.ShortDay(period.From.AddDays(day)))).Append(new DayTick(period.Days, speech.ShortDay(period.To)));
        var chart = new GoalChart(won.Sums, period.Days, won.Goal, speech.Round(won.Won), won.Goal is { } goal ? speech.Say($"goal {speech.Round(goal)}", $"meta {speech.Round(goal)}") : "", [.. ticks], speech.Short);
        var rows = Ends(period, won.Sums.Count).Select(days => (IReadOnlyList<string>)
            [speech.Day(period.From.AddDays(days - 1)), speech.Round(won.Sums[days - 1]), won.GoalBy(days) is { } by ? speech.Round(by) : speech.Count(null)]).ToList();
        return new SectionPart(
            new Picture(title, string.Join("; ", rows.Select(row => $"{row[0]}: {row[1]} ({row[2]})")), chart.Draw()),
            new FigureTable(title, [speech.Say("Up to the end of", "Hasta el final del"), speech.Say("Won", "Ganado"), speech.Say("Goal", "Meta")], rows));
    }

    /// <summary>After how many days a row ends: on Sundays or at the ends of months, and today.</summary>
    private static IEnumerable<int> Ends(Period period, int elapsed) => Enumerable.Range(1, elapsed).Where(days =>
    {
        var day = period.From.AddDays(days - 1);
        return days == elapsed || (period.Days <= WeeksMax ? day.DayOfWeek == DayOfWeek.Sunday : day.AddDays(1).Day == 1);
    });
}
