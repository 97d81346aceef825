namespace Smarketing.Functions.Reports;

/// <summary>The words of what both teams share.</summary>
public sealed record DashboardTexts
{
    public static readonly DashboardTexts English = new()
    {
        Title = "Marketing and sales",
        Lead = "What both teams have agreed on, and what it takes to get there. Whoever has this link may look.",
        Plan = "The planner",
        PlanHint = "From a sales goal back to leads, reps and attempts.",
        Agreement = "The agreement",
        AgreementHint = "Who promises what to whom, made from what the program enforces.",
        Days = "Give a whole number from 1 to {0}.",
    };

    public static readonly DashboardTexts Spanish = new()
    {
        Title = "Marketing y ventas",
        Lead = "Lo que acordaron los dos equipos y lo que hace falta para lograrlo. Lo puede ver quien tenga este enlace.",
        Plan = "El planeador",
        PlanHint = "De una meta de ventas a leads, representantes e intentos.",
        Agreement = "El acuerdo",
        AgreementHint = "Quién promete qué a quién, a partir de lo que el programa hace cumplir.",
        Days = "Escriba un número entero de 1 a {0}.",
    };

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Plan { get; init; }

    public required string PlanHint { get; init; }

    public required string Agreement { get; init; }

    public required string AgreementHint { get; init; }

    /// <summary>With the most.</summary>
    public required string Days { get; init; }

    public static DashboardTexts In(string language) => language == "es" ? Spanish : English;
}
