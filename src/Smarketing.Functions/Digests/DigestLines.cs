using System.Globalization;
using System.Xml;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Digests;

/// <summary>What a digest says, line by line, in the reader's language.</summary>
internal sealed class DigestLines(DigestFigures figures, SmarketingConfiguration configuration, string language)
{
    /// <summary>Nobody reads on beyond this; the dashboard has them all.</summary>
    private const int CampaignsMax = 5;

    private readonly bool _isSpanish = language == "es";

    private SlaReport.SalesSide SalesSide => figures.Sla.Sales;

    private string Currency => configuration.Deals.Currency;

    /// <summary>The one line that a mail program shows of it.</summary>
    public string Headline() => Say(
        $"{figures.Sla.Marketing.Mqls} MQL · {Won(figures.Reps).Text} ganado", $"{Many(figures.Sla.Marketing.Mqls, "MQL", "MQLs")} · {Won(figures.Reps).Text} won");

    /// <summary>Against the goal: MQLs against the promise, won against what the reps are to win.</summary>
    public IReadOnlyList<string> Progress()
    {
        var (period, month) = (figures.Sla.Marketing, figures.SlaOfMonth.Marketing);
        var name = DigestTexts.Month(figures.SlaOfMonth.Frame.Period.From, language);
        var pace = month.Pace is { } comesTo ? Say($"; a este ritmo, {comesTo:0}", $"; at this pace, {comesTo:0}") : "";
        var won = Won(figures.RepsOfMonth);
        var goal = WonGoal.Of(configuration, months: 1) is { } perMonth ? new Money(perMonth, configuration.Deals.Currency) : null;
        return
        [
            IsMonth
                ? Say($"MQL: {period.Mqls} de {period.Promised:0.#} prometidos", $"MQLs: {period.Mqls} of {period.Promised:0.#} promised")
                : Say(
                    $"MQL: {period.Mqls} de {period.Promised:0.#} prometidos en la semana; en {name} van {month.Mqls} de {month.Promised:0.#}{pace}",
                    $"MQLs: {period.Mqls} of {period.Promised:0.#} promised in the week; {month.Mqls} of {month.Promised:0.#} so far in {name}{pace}"),
            IsMonth ? Say($"Ganado: {won.Text}{OfGoal("de una meta de")}", $"Won: {won.Text}{OfGoal("of a goal of")}")
                : Say(
                    $"Ganado: {Won(figures.Reps).Text}; en {name}, {won.Text}{OfGoal("de una meta de")}",
                    $"Won: {Won(figures.Reps).Text}; {won.Text} in {name}{OfGoal("of a goal of")}"),
        ];

        string OfGoal(string words) => goal is null ? "" : $" {words} {goal.Text} ({Share(won.Amount / goal.Amount)})";
    }

    /// <summary>What marketing delivered, and how good it was.</summary>
    public IReadOnlyList<string> Marketing()
    {
        var marketing = figures.Sla.Marketing;
        return
        [
            .. ShareLine(marketing.AcceptedShare, $"Aceptados por ventas: {marketing.Accepted}", $"Accepted by sales: {marketing.Accepted}", marketing.PromisedShare),
            .. ShareLine(marketing.QualifiedShare, $"Calificados (SQL): {marketing.Qualified}", $"Qualified (SQL): {marketing.Qualified}", promised: null),
        ];
    }

    /// <summary>How fast and how deep sales worked them.</summary>
    public IReadOnlyList<string> Sales()
    {
        var first = SalesSide.FirstAttempt;
        var lines = new List<string>();
        if (first.ShareInTime is { } inTime)
        {
            lines.Add(Say(
                $"Primer intento dentro del plazo: {Share(inTime)} ({first.InTime} de {first.InTime + first.Missed})", $"First attempt within its term: {Share(inTime)} ({first.InTime} of {first.InTime + first.Missed})"));
        }

        if (first.MedianWorkingTime is { } median)
        {
            var text = DigestTexts.Duration(XmlConvert.ToTimeSpan(median));
            lines.Add(Say($"Tiempo hasta el primer intento (mediana, en horas de trabajo): {text}", $"Time to the first attempt (median, working hours): {text}"));
        }

        if (SalesSide.AttemptsPerMql is { } depth && SalesSide.DepthMetShare is { } met)
        {
            lines.Add(Say($"Intentos por MQL: {depth:0.0}; a fondo: {Share(met)}", $"Attempts per MQL: {depth:0.0}; in full depth: {Share(met)}"));
        }

        return lines;
    }

    /// <summary>Each rep's work, and what they have won of their month's goal.</summary>
    public IReadOnlyList<string> People() =>
    [
        .. from rep in figures.Reps.Reps
           where rep.Assigned + rep.Attempts + rep.DealsWon > 0
           let month = figures.RepsOfMonth.Reps.FirstOrDefault(same => same.Id == rep.Id)
           let goal = month is { Goal: { } of, GoalShare: { } share } ? Say($"; {Share(share)} de su meta de {new Money(of.Value, of.Currency).Text}", $"; {Share(share)} of their goal of {new Money(of.Value, of.Currency).Text}") : ""
           select Say(
               $"{rep.Name}: {rep.Assigned} MQL, {Many(rep.Attempts, "intento", "intentos")}, {Many(rep.DealsWon, "negocio ganado", "negocios ganados")}{goal}",
               $"{rep.Name}: {Many(rep.Assigned, "MQL", "MQLs")}, {Many(rep.Attempts, "attempt", "attempts")}, {Many(rep.DealsWon, "deal", "deals")} won{goal}"),
    ];

    public IReadOnlyList<string> Successes()
    {
        var won = figures.Reps.Reps.Sum(rep => rep.DealsWon);
        var lines = new List<string>();
        if (won > 0)
        {
            lines.Add(Say(
                $"{Many(won, "negocio ganado", "negocios ganados")} por {Won(figures.Reps).Text}", $"{Many(won, "deal", "deals")} won, worth {Won(figures.Reps).Text}"));
        }

        if (figures.Fastest is { } fastest)
        {
            var text = DigestTexts.Duration(TimeSpan.FromMinutes(fastest.Minutes));
            lines.Add(Say($"El primer intento más rápido: {text}, de {fastest.Rep}", $"The fastest first attempt: {text}, by {fastest.Rep}"));
        }

        return lines;
    }

    public IReadOnlyList<string> Campaigns() =>
    [
        .. figures.Campaigns.Sources.Where(source => source is { Name: not null, Submissions: > 0 }).OrderByDescending(source => source.Submissions).ThenBy(source => source.Name, StringComparer.Ordinal)
            .Take(CampaignsMax)
            .Select(source => Say(
                $"{source.Name}: {Many(source.Submissions, "formulario", "formularios")}, {source.First.Entered.GetValueOrDefault("mql")} MQL",
                $"{source.Name}: {Many(source.Submissions, "form", "forms")}, {Many(source.First.Entered.GetValueOrDefault("mql"), "MQL", "MQLs")}")),
    ];

    private bool IsMonth => figures.Sla.Frame.Period == figures.SlaOfMonth.Frame.Period;

    private IEnumerable<string> ShareLine(decimal? share, string spanish, string english, decimal? promised)
    {
        if (share is { } known)
        {
            var agreed = promised is { } of ? Say($"; lo acordado es {Share(of)}", $"; {Share(of)} is agreed") : "";
            yield return Say($"{spanish} ({Share(known)}{agreed})", $"{english} ({Share(known)}{agreed})");
        }
    }

    /// <summary>In the company's currency alone: sums over currencies would mean nothing.</summary>
    private Money Won(RepsReport reps) => new(reps.Reps.SelectMany(rep => rep.Revenue).Where(amount => amount.Currency == Currency).Sum(amount => amount.Value), Currency);

    private static string Many(int count, string one, string several) => FormattableString.Invariant($"{count} {(count == 1 ? one : several)}");

    private string Share(decimal share) => DigestTexts.Share(share, language);

    private string Say(FormattableString spanish, FormattableString english) => (_isSpanish ? spanish : english).ToString(CultureInfo.InvariantCulture);
}
