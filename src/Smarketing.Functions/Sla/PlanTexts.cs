using System.Globalization;

namespace Smarketing.Functions.Sla;

/// <summary>The words of the planner's answer, and what is wrong with a question.</summary>
public sealed record PlanTexts
{
    private const string Load = "load";

    public static readonly PlanTexts English = new()
    {
        Labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["customers"] = "Customers",
            ["opportunities"] = "Opportunities",
            ["sqls"] = "SQLs, qualified by sales",
            ["mqls"] = "MQLs, handed to sales",
            ["leads"] = "Leads",
            ["prospects"] = "Prospects",
            ["mqlsPerWeek"] = "MQLs a week",
            ["repsExact"] = "Reps, exactly",
            ["reps"] = "Reps",
            [Load] = "Load of each rep",
            ["leadsPerMonth"] = "Leads a month for each rep",
            ["attemptsPerLead"] = "Attempts that each lead can get",
            ["weekSqls"] = "SQLs of a rep's week",
            ["weekAttempts"] = "Attempts a week, SQLs only",
            ["weekAttemptsForAll"] = "Attempts a week, every MQL",
            ["weekHours"] = "Hours a week, SQLs only",
            ["weekHoursForAll"] = "Hours a week, every MQL",
            ["weekHoursAvailable"] = "Hours a week that a rep has",
        },
        RateLabels = ["Prospect to lead", "Lead to MQL", "MQL to SQL", "SQL to opportunity", "Opportunity to customer"],
        Calls = "calls",
        Mails = "mails",
        PromiseBelowPlan = "Marketing has promised {0} MQLs a month; this goal takes {1}.",
        PromisedLeadsBelowMqls = "The promised {0} leads a month at {1} are {2} MQLs; {3} are promised.",
        PromiseOverCapacity = "What marketing has promised is {0} MQLs a month for each rep of the team; one can take {1}.",
        LeadsOverCapacity = "{0} leads a month at {1} are {2} MQLs for each rep; one can take {3}.",
        TooFewReps = "This goal takes {0} reps; the team has {1}.",
        TooFewAttempts = "Attempts that each lead can get in these hours: {0}; the follow-up has {1}.",
        WeekTooShort = "To follow up on every MQL takes {0} hours of a rep's week; there are {1}.",
        Missing = "This is missing.",
        NotKnown = "This field is not known.",
        Between = "Give a number from {0} to {1}.",
        WholeBetween = "Give a whole number from {0} to {1}.",
        NotRates = "Give the five rates, leadToCustomer alone, or \"fromHistory\".",
        StandsAlone = "leadToCustomer stands alone, without the other rates.",
        NeedsMinutes = "The hours need the minutes that one attempt takes.",
        TooManyCustomers = "This is more customers than there are people to sell to.",
        HistoryTooThin = "The last twelve months are too thin for rates of their own. {3}: {0} of {1} came further; it takes one of at least {2}.",
    };

    public static readonly PlanTexts Spanish = new()
    {
        Labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["customers"] = "Clientes",
            ["opportunities"] = "Oportunidades",
            ["sqls"] = "SQL, calificados por ventas",
            ["mqls"] = "MQL, entregados a ventas",
            ["leads"] = "Candidatos (leads)",
            ["prospects"] = "Prospectos",
            ["mqlsPerWeek"] = "MQL por semana",
            ["repsExact"] = "Representantes, exactos",
            ["reps"] = "Representantes",
            [Load] = "Carga de cada representante",
            ["leadsPerMonth"] = "Leads al mes por representante",
            ["attemptsPerLead"] = "Intentos que alcanzan por lead",
            ["weekSqls"] = "SQL en la semana de un representante",
            ["weekAttempts"] = "Intentos por semana, solo SQL",
            ["weekAttemptsForAll"] = "Intentos por semana, todos los MQL",
            ["weekHours"] = "Horas por semana, solo SQL",
            ["weekHoursForAll"] = "Horas por semana, todos los MQL",
            ["weekHoursAvailable"] = "Horas por semana que tiene un representante",
        },
        RateLabels = ["De prospecto a lead", "De lead a MQL", "De MQL a SQL", "De SQL a oportunidad", "De oportunidad a cliente"],
        Calls = "llamadas",
        Mails = "correos",
        PromiseBelowPlan = "Marketing prometió {0} MQL al mes; esta meta necesita {1}.",
        PromisedLeadsBelowMqls = "Los {0} leads prometidos al mes, al {1}, son {2} MQL; se prometieron {3}.",
        PromiseOverCapacity = "Lo que marketing prometió son {0} MQL al mes por representante del equipo; uno puede atender {1}.",
        LeadsOverCapacity = "{0} leads al mes, al {1}, son {2} MQL por representante; uno puede atender {3}.",
        TooFewReps = "Esta meta necesita {0} representantes; el equipo tiene {1}.",
        TooFewAttempts = "Intentos por lead para los que alcanzan las horas: {0}; el seguimiento tiene {1}.",
        WeekTooShort = "Dar seguimiento a todos los MQL toma {0} horas de la semana de un representante; hay {1}.",
        Missing = "Falta este dato.",
        NotKnown = "Este campo no se conoce.",
        Between = "Escriba un número de {0} a {1}.",
        WholeBetween = "Escriba un número entero de {0} a {1}.",
        NotRates = "Indique las cinco tasas, solo leadToCustomer, o \"fromHistory\".",
        StandsAlone = "leadToCustomer va solo, sin las demás tasas.",
        NeedsMinutes = "Las horas necesitan los minutos que toma un intento.",
        TooManyCustomers = "Son más clientes que personas a quienes vender.",
        HistoryTooThin = "Los últimos doce meses no bastan para tener tasas propias. {3}: avanzaron {0} de {1}; se necesita uno de al menos {2}.",
    };

    /// <summary>By the step's name.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>In the order of <see cref="PlanReader.RateNames"/>.</summary>
    public required IReadOnlyList<string> RateLabels { get; init; }

    public required string Calls { get; init; }

    public required string Mails { get; init; }

    /// <summary>With the promised and the needed.</summary>
    public required string PromiseBelowPlan { get; init; }

    /// <summary>With the leads, the rate, the MQLs that they make and the promised.</summary>
    public required string PromisedLeadsBelowMqls { get; init; }

    /// <summary>With the MQLs and what a rep can take.</summary>
    public required string PromiseOverCapacity { get; init; }

    /// <summary>With the leads, the rate, the MQLs and what a rep can take.</summary>
    public required string LeadsOverCapacity { get; init; }

    /// <summary>With the reps that it takes and those that there are.</summary>
    public required string TooFewReps { get; init; }

    /// <summary>With the attempts that the hours last for and those of the follow-up.</summary>
    public required string TooFewAttempts { get; init; }

    /// <summary>With the hours that it takes and those that there are.</summary>
    public required string WeekTooShort { get; init; }

    public required string Missing { get; init; }

    public required string NotKnown { get; init; }

    /// <summary>With the least and the most.</summary>
    public required string Between { get; init; }

    /// <summary>With the least and the most.</summary>
    public required string WholeBetween { get; init; }

    public required string NotRates { get; init; }

    public required string StandsAlone { get; init; }

    public required string NeedsMinutes { get; init; }

    public required string TooManyCustomers { get; init; }

    /// <summary>With how many came further, of how many, how many are needed, and the rate.</summary>
    public required string HistoryTooThin { get; init; }

    public static PlanTexts In(string language) => language == "es" ? Spanish : English;

    public string LabelOf(string step) => Labels[step];

    public string RateOf(string name) => PlanReader.RateNames.Zip(RateLabels).First(rate => rate.First == name).Second;

    /// <summary>"16.67" and "100,000", as they are read in both languages.</summary>
    public static string Figure(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>A step's value as a person reads it: a load is a share.</summary>
    public static string Shown(PlanStep step) => step.Name == Load ? Percent(step.Value) : Figure(step.Value);

    /// <summary>"50 %".</summary>
    public static string Percent(decimal share) => $"{Figure(share * 100)} %";
}
