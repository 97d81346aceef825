namespace Smarketing.Functions.Sla;

/// <summary>The words of the planner's page.</summary>
public sealed record PlanPageTexts
{
    public static readonly PlanPageTexts English = new()
    {
        Title = "The planner",
        Lead = "From a sales goal of a year back to the people it takes. Change any number and calculate again; nothing is stored.",
        Goal = "Sales goal of a year",
        AverageDeal = "Revenue of an average customer",
        InCurrency = "In {0}",
        RatesTitle = "How many come to the next stage",
        Percent = "In percent",
        FromHistory = "Take the rates of our own last twelve months",
        TeamTitle = "The team",
        WorkingWeeks = "Working weeks a year",
        Capacity = "MQLs a week that one rep can take",
        MaxLoad = "Load that a rep may carry, in percent",
        MaxLoadHint = "110 accepts an overload of up to 10 %.",
        DepthTitle = "How deep each lead is worked",
        LeadsPerMonth = "Leads a month for each rep",
        LeadsPerMonthHint = "Left empty: as many as the plan comes to.",
        HoursPerMonth = "Hours a month that a rep has for attempts",
        MinutesPerAttempt = "Minutes that one attempt takes",
        Calculate = "Calculate",
        Result = "What it takes",
        Warnings = "This does not fit together",
        What = "Number",
        Formula = "Formula",
        Value = "Value",
    };

    public static readonly PlanPageTexts Spanish = new()
    {
        Title = "El planeador",
        Lead = "De la meta de ventas de un año a las personas que hacen falta. Cambie cualquier número y calcule de nuevo; no se guarda nada.",
        Goal = "Meta de ventas del año",
        AverageDeal = "Ingreso de un cliente promedio",
        InCurrency = "En {0}",
        RatesTitle = "Cuántos pasan a la siguiente etapa",
        Percent = "En por ciento",
        FromHistory = "Tomar las tasas de nuestros últimos doce meses",
        TeamTitle = "El equipo",
        WorkingWeeks = "Semanas de trabajo al año",
        Capacity = "MQL por semana que puede atender un representante",
        MaxLoad = "Carga que puede llevar un representante, en por ciento",
        MaxLoadHint = "110 acepta una sobrecarga de hasta 10 %.",
        DepthTitle = "Qué tan a fondo se trabaja cada lead",
        LeadsPerMonth = "Leads al mes por representante",
        LeadsPerMonthHint = "Vacío: los que resulten del plan.",
        HoursPerMonth = "Horas al mes que tiene un representante para intentos",
        MinutesPerAttempt = "Minutos que toma un intento",
        Calculate = "Calcular",
        Result = "Lo que hace falta",
        Warnings = "Esto no cuadra",
        What = "Número",
        Formula = "Fórmula",
        Value = "Valor",
    };

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Goal { get; init; }

    public required string AverageDeal { get; init; }

    /// <summary>With the currency.</summary>
    public required string InCurrency { get; init; }

    public required string RatesTitle { get; init; }

    public required string Percent { get; init; }

    public required string FromHistory { get; init; }

    public required string TeamTitle { get; init; }

    public required string WorkingWeeks { get; init; }

    public required string Capacity { get; init; }

    public required string MaxLoad { get; init; }

    public required string MaxLoadHint { get; init; }

    public required string DepthTitle { get; init; }

    public required string LeadsPerMonth { get; init; }

    public required string LeadsPerMonthHint { get; init; }

    public required string HoursPerMonth { get; init; }

    public required string MinutesPerAttempt { get; init; }

    public required string Calculate { get; init; }

    public required string Result { get; init; }

    public required string Warnings { get; init; }

    public required string What { get; init; }

    public required string Formula { get; init; }

    public required string Value { get; init; }

    public static PlanPageTexts In(string language) => language == "es" ? Spanish : English;

    /// <summary>The label of a field, also in the list of what is to be corrected.</summary>
    public string FieldOf(string field, PlanTexts texts) => field switch
    {
        "goal" => Goal,
        "averageDeal" => AverageDeal,
        "workingWeeks" => WorkingWeeks,
        "capacity" => Capacity,
        "maxLoad" => MaxLoad,
        "leadsPerMonth" => LeadsPerMonth,
        "hoursPerMonth" => HoursPerMonth,
        "minutesPerAttempt" => MinutesPerAttempt,
        PlanReader.Rates => FromHistory,
        _ => PlanReader.RateNames.FirstOrDefault(rate => PlanReader.RatePrefix + rate == field) is { } name ? texts.RateOf(name) : field,
    };
}
