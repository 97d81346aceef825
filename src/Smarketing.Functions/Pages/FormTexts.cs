namespace Smarketing.Functions.Pages;

/// <summary>The words of a landing page's form, where this program has to show it again.</summary>
public sealed record FormTexts
{
    public static readonly FormTexts English = new()
    {
        Title = "Almost there",
        Detail = "What you typed is still here. Correct what is marked and send it again.",
        Email = "Work e-mail",
        FirstName = "First name",
        LastName = "Last name",
        Company = "Company",
        JobTitle = "Job title",
        Phone = "Phone",
        Employees = "Number of employees",
        Industry = "Industry",
        Country = "Country",
        Message = "Your message",
        Consent = "Consent",
        Required = "required",
        Send = "Send",
    };

    public static readonly FormTexts Spanish = new()
    {
        Title = "Ya casi",
        Detail = "Lo que escribió sigue aquí. Corrija lo señalado y envíelo de nuevo.",
        Email = "Correo de trabajo",
        FirstName = "Nombre",
        LastName = "Apellidos",
        Company = "Empresa",
        JobTitle = "Puesto",
        Phone = "Teléfono",
        Employees = "Número de empleados",
        Industry = "Giro",
        Country = "País",
        Message = "Su mensaje",
        Consent = "Consentimiento",
        Required = "obligatorio",
        Send = "Enviar",
    };

    public required string Title { get; init; }

    public required string Detail { get; init; }

    public required string Email { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Company { get; init; }

    public required string JobTitle { get; init; }

    public required string Phone { get; init; }

    public required string Employees { get; init; }

    public required string Industry { get; init; }

    public required string Country { get; init; }

    public required string Message { get; init; }

    public required string Consent { get; init; }

    public required string Required { get; init; }

    public required string Send { get; init; }

    public static FormTexts In(string language) => language == "es" ? Spanish : English;

    /// <summary>Null for a field that people don't fill in.</summary>
    public string? Label(string field) => field switch
    {
        "email" => Email,
        "firstName" => FirstName,
        "lastName" => LastName,
        "company" => Company,
        "jobTitle" => JobTitle,
        "phone" => Phone,
        "employees" => Employees,
        "industry" => Industry,
        "country" => Country,
        "message" => Message,
        "consent" => Consent,
        _ => null,
    };
}
