namespace Smarketing.Functions.Dashboard;

/// <summary>The words of the page that both teams share, around its numbers.</summary>
public sealed record DashboardTexts
{
    public static readonly DashboardTexts English = new()
    {
        Title = "Marketing and sales",
        Lead = "What both teams have agreed on, and how it goes.",
        Plan = "The planner",
        Agreement = "The agreement",
        Obstacles = "What is in our way",
        Whole = "To the dashboard",
        Days = "Give a whole number from 1 to {0}.",
        OtherLanguage = "En español",
        Filter = "Period, campaign, rep",
        From = "From",
        To = "To",
        Campaign = "Campaign",
        Rep = "Rep",
        AllCampaigns = "All campaigns",
        AllReps = "All reps",
        Show = "Show",
        ThisMonth = "This month",
        LastMonth = "Last month",
        ThisQuarter = "This quarter",
        ThisYear = "This year",
        NoSuchRep = "There is no such rep.",
        NotBoth = "Choose a campaign or a rep: nothing is counted by both at once.",
        NoFilterInFile = "A file holds the whole period: it isn't narrowed by campaign or rep.",
        More = "All of it",
        Csv = "As a table for spreadsheets (CSV)",
        Left = "{0} more on the report's own page.",
        DayOf = "Day {0} of {1}.",
        Over = "The period is over.",
        Ahead = "The period has not begun.",
        OnlyCampaign = "Only the campaign {0}.",
        OnlyRep = "Only {0}.",
    };

    public static readonly DashboardTexts Spanish = new()
    {
        Title = "Marketing y ventas",
        Lead = "Lo que acordaron los dos equipos, y cómo va.",
        Plan = "El planeador",
        Agreement = "El acuerdo",
        Obstacles = "Lo que nos estorba",
        Whole = "Al tablero",
        Days = "Escriba un número entero de 1 a {0}.",
        OtherLanguage = "In English",
        Filter = "Periodo, campaña, representante",
        From = "Desde",
        To = "Hasta",
        Campaign = "Campaña",
        Rep = "Representante",
        AllCampaigns = "Todas las campañas",
        AllReps = "Todos los representantes",
        Show = "Mostrar",
        ThisMonth = "Este mes",
        LastMonth = "El mes pasado",
        ThisQuarter = "Este trimestre",
        ThisYear = "Este año",
        NoSuchRep = "Ese representante no existe.",
        NotBoth = "Elija una campaña o un representante: nada se cuenta por ambos a la vez.",
        NoFilterInFile = "Un archivo trae todo el periodo: no se limita por campaña ni representante.",
        More = "Verlo completo",
        Csv = "Como tabla para hojas de cálculo (CSV)",
        Left = "{0} más en la página del informe.",
        DayOf = "Día {0} de {1}.",
        Over = "El periodo ya terminó.",
        Ahead = "El periodo todavía no empieza.",
        OnlyCampaign = "Solo la campaña {0}.",
        OnlyRep = "Solo {0}.",
    };

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Plan { get; init; }

    public required string Agreement { get; init; }

    public required string Obstacles { get; init; }

    /// <summary>From a report's own page.</summary>
    public required string Whole { get; init; }

    /// <summary>With the most.</summary>
    public required string Days { get; init; }

    public required string OtherLanguage { get; init; }

    public required string Filter { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Campaign { get; init; }

    public required string Rep { get; init; }

    public required string AllCampaigns { get; init; }

    public required string AllReps { get; init; }

    public required string Show { get; init; }

    public required string ThisMonth { get; init; }

    public required string LastMonth { get; init; }

    public required string ThisQuarter { get; init; }

    public required string ThisYear { get; init; }

    public required string NoSuchRep { get; init; }

    public required string NotBoth { get; init; }

    public required string NoFilterInFile { get; init; }

    /// <summary>Leads to a report's own page.</summary>
    public required string More { get; init; }

    public required string Csv { get; init; }

    /// <summary>With the number of rows.</summary>
    public required string Left { get; init; }

    /// <summary>With the day and how many there are.</summary>
    public required string DayOf { get; init; }

    public required string Over { get; init; }

    public required string Ahead { get; init; }

    /// <summary>With the campaign.</summary>
    public required string OnlyCampaign { get; init; }

    /// <summary>With the rep's name.</summary>
    public required string OnlyRep { get; init; }

    public static DashboardTexts In(string language) => language == "es" ? Spanish : English;

    /// <summary>The label of a field, also in the list of what is to be corrected.</summary>
    public string FieldOf(string field) => field switch
    {
        "from" => From,
        "to" => To,
        "campaign" => Campaign,
        _ => Rep,
    };
}
