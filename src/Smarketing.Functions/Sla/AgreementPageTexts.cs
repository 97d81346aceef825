namespace Smarketing.Functions.Sla;

/// <summary>The words around the agreement.</summary>
public sealed record AgreementPageTexts
{
    public static readonly AgreementPageTexts English = new()
    {
        Version = "Version {0}, in force since {1}",
        Signatures = "Agreed",
        ForMarketing = "For marketing",
        ForSales = "For sales",
        Versions = "All versions",
        Shown = "shown here",
        OtherLanguage = "En español",
        NotALanguage = "Must be es or en.",
    };

    public static readonly AgreementPageTexts Spanish = new()
    {
        Version = "Versión {0}, vigente desde el {1}",
        Signatures = "De acuerdo",
        ForMarketing = "Por marketing",
        ForSales = "Por ventas",
        Versions = "Todas las versiones",
        Shown = "esta",
        OtherLanguage = "In English",
        NotALanguage = "Debe ser es o en.",
    };

    /// <summary>With the version and the day.</summary>
    public required string Version { get; init; }

    public required string Signatures { get; init; }

    public required string ForMarketing { get; init; }

    public required string ForSales { get; init; }

    public required string Versions { get; init; }

    public required string Shown { get; init; }

    public required string OtherLanguage { get; init; }

    public required string NotALanguage { get; init; }

    public static AgreementPageTexts In(string language) => language == "es" ? Spanish : English;
}
