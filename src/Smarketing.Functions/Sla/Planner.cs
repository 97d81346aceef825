namespace Smarketing.Functions.Sla;

/// <summary>Reckons from a goal back to the people whom marketing has to bring and sales has to work.</summary>
public static class Planner
{
    private const int MonthsPerYear = 12;
    private const int WeeksPerYear = 52;
    private const int MinutesPerHour = 60;

    /// <summary>Whole numbers are told from what a division leaves behind: 10 ÷ ⅓ is 30, and not a little more.</summary>
    private const int ExactDecimals = 9;

    private const int ShownDecimals = 2;

    public static SalesPlan Plan(PlanQuestion question, PlanTerms terms, PlanTexts texts)
    {
        var steps = new PlanSteps(texts);
        var customers = steps.Add("customers", $"{PlanTexts.Figure(question.Goal)} ÷ {PlanTexts.Figure(question.AverageDeal)}", Up(question.Goal / question.AverageDeal));
        return question.Rates is { } rates
            ? OfFunnel(question, rates, customers, terms, steps)
            : ShortForm(question, question.LeadToCustomer!.Value, customers, terms, steps);
    }

    private static SalesPlan ShortForm(PlanQuestion question, decimal rate, decimal customers, PlanTerms terms, PlanSteps steps)
    {
        var leads = Before("leads", customers, rate, steps);
        var attempts = question.LeadsPerMonth is { } leadsPerMonth ? AttemptsPerLead(question, leadsPerMonth, steps) : null;
        var plan = new SalesPlan { Customers = customers, Leads = leads, AttemptsPerLead = attempts, Steps = steps.All, Warnings = [] };
        return plan with { Warnings = PlanWarnings.Of(question, plan, terms, steps.Texts) };
    }

    private static SalesPlan OfFunnel(PlanQuestion question, FunnelRates rates, decimal customers, PlanTerms terms, PlanSteps steps)
    {
        var opportunities = Before("opportunities", customers, rates.OpportunityToCustomer, steps);
        var sqls = Before("sqls", opportunities, rates.SqlToOpportunity, steps);
        var mqls = Before("mqls", sqls, rates.MqlToSql, steps);
        var leads = Before("leads", mqls, rates.LeadToMql, steps);
        var prospects = Before("prospects", leads, rates.ProspectToLead, steps);

        var perWeek = mqls / question.WorkingWeeks;
        var exact = perWeek / question.Capacity;
        var mqlsPerWeek = steps.Add("mqlsPerWeek", $"{PlanTexts.Figure(mqls)} ÷ {question.WorkingWeeks}", Shown(perWeek));
        var repsExact = steps.Add("repsExact", $"{PlanTexts.Figure(mqls)} ÷ {question.WorkingWeeks} ÷ {question.Capacity}", Shown(exact));
        var reps = steps.Add("reps", $"⌈{PlanTexts.Figure(exact)} ÷ {PlanTexts.Percent(question.MaxLoad)}⌉", Up(exact / question.MaxLoad));
        var load = steps.Add("load", $"{PlanTexts.Figure(exact)} ÷ {PlanTexts.Figure(reps)}", Shown(exact / reps));

        var leadsPerMonth = question.LeadsPerMonth ?? mqls / MonthsPerYear / reps;
        if (question.LeadsPerMonth is null)
        {
            steps.Add("leadsPerMonth", $"{PlanTexts.Figure(mqls)} ÷ {MonthsPerYear} ÷ {PlanTexts.Figure(reps)}", Shown(leadsPerMonth));
        }

        var plan = new SalesPlan
        {
            Customers = customers, Opportunities = opportunities, Sqls = sqls, Mqls = mqls, Leads = leads, Prospects = prospects,
            MqlsPerWeek = mqlsPerWeek, RepsExact = repsExact, Reps = reps, Load = load,
            AttemptsPerLead = AttemptsPerLead(question, leadsPerMonth, steps),
            Week = WeekOf(question, rates.MqlToSql, terms, steps),
            Steps = steps.All,
            Warnings = [],
        };
        return plan with { Warnings = PlanWarnings.Of(question, plan, terms, steps.Texts) };
    }

    /// <summary>How many of the stage before it takes. Half a person is one.</summary>
    private static decimal Before(string name, decimal next, decimal rate, PlanSteps steps) =>
        steps.Add(name, $"{PlanTexts.Figure(next)} ÷ {PlanTexts.Percent(rate)}", Up(next / rate));

    private static decimal? AttemptsPerLead(PlanQuestion question, decimal leadsPerMonth, PlanSteps steps) =>
        question is { HoursPerMonth: { } hours, MinutesPerAttempt: { } minutes }
            ? steps.Add(
                "attemptsPerLead",
                $"⌊{MinutesPerHour} × {PlanTexts.Figure(hours)} ÷ ({PlanTexts.Figure(minutes)} × {PlanTexts.Figure(leadsPerMonth)})⌋",
                Down(MinutesPerHour * hours / (minutes * leadsPerMonth)))
            : null;

    private static RepWeek WeekOf(PlanQuestion question, decimal mqlToSql, PlanTerms terms, PlanSteps steps)
    {
        var followUp = $"({terms.Calls} {steps.Texts.Calls} + {terms.Mails} {steps.Texts.Mails})";
        var sqls = steps.Add("weekSqls", $"{question.Capacity} × {PlanTexts.Percent(mqlToSql)}", Up(question.Capacity * mqlToSql));
        var attempts = steps.Add("weekAttempts", $"{PlanTexts.Figure(sqls)} × {followUp}", sqls * terms.Attempts);
        var forAll = steps.Add("weekAttemptsForAll", $"{question.Capacity} × {followUp}", (decimal)question.Capacity * terms.Attempts);
        var week = new RepWeek(question.Capacity, sqls, attempts, forAll, Hours: null, HoursForAll: null, HoursAvailable: null);
        if (question.MinutesPerAttempt is not { } minutes)
        {
            return week;
        }

        return week with
        {
            Hours = steps.Add("weekHours", $"{PlanTexts.Figure(attempts)} × {PlanTexts.Figure(minutes)} ÷ {MinutesPerHour}", Shown(attempts * minutes / MinutesPerHour)),
            HoursForAll = steps.Add("weekHoursForAll", $"{PlanTexts.Figure(forAll)} × {PlanTexts.Figure(minutes)} ÷ {MinutesPerHour}", Shown(forAll * minutes / MinutesPerHour)),
            HoursAvailable = question.HoursPerMonth is { } hours
                ? steps.Add("weekHoursAvailable", $"{PlanTexts.Figure(hours)} × {MonthsPerYear} ÷ {WeeksPerYear}", Shown(hours * MonthsPerYear / WeeksPerYear))
                : null,
        };
    }

    /// <summary>What a rep can take in a month of the working weeks.</summary>
    internal static decimal CapacityPerMonth(PlanQuestion question) => Shown((decimal)question.Capacity * question.WorkingWeeks / MonthsPerYear);

    internal static decimal PerMonth(decimal perYear) => Up(perYear / MonthsPerYear);

    private static decimal Up(decimal exact) => decimal.Ceiling(decimal.Round(exact, ExactDecimals));

    private static decimal Down(decimal exact) => decimal.Floor(decimal.Round(exact, ExactDecimals));

    private static decimal Shown(decimal exact) => decimal.Round(exact, ShownDecimals, MidpointRounding.AwayFromZero);
}

/// <summary>The steps so far, in the reader's words.</summary>
internal sealed class PlanSteps(PlanTexts texts)
{
    private readonly List<PlanStep> _steps = [];

    public PlanTexts Texts => texts;

    public IReadOnlyList<PlanStep> All => _steps;

    public decimal Add(string name, string formula, decimal value)
    {
        _steps.Add(new PlanStep(name, texts.LabelOf(name), formula, value));
        return value;
    }
}
