namespace Smarketing.Functions.Intake;

/// <summary>The names of the fields, and what landing-page builders call them in English and Spanish.</summary>
public static class FieldNames
{
    public const string Honeypot = "website_url";
    public const string Started = "_started";

    public static readonly IReadOnlyList<string> Person =
        ["email", "firstName", "lastName", "company", "jobTitle", "phone", "employees", "industry", "country", "language", "message", "consent"];

    public static readonly IReadOnlyList<string> Visit =
    [
        "page", "referrer", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id",
        "gclid", "gbraid", "wbraid", "fbclid", "msclkid", "li_fat_id", "ttclid",
    ];

    public static readonly IReadOnlySet<string> Known = Person.Concat(Visit).ToHashSet(StringComparer.Ordinal);

    /// <summary>By the name without case, spaces, hyphens and underscores.</summary>
    private static readonly Dictionary<string, string> Aliases = Build(new()
    {
        ["email"] = ["e-mail", "mail", "correo", "correo electrónico", "correo electronico", "email address", "work email", "business email"],
        ["firstName"] = ["nombre", "nombres", "given name", "name", "fname"],
        ["lastName"] = ["apellido", "apellidos", "surname", "family name", "lname"],
        ["company"] = ["empresa", "compañía", "compania", "organization", "organisation", "company name", "organización"],
        ["jobTitle"] = ["puesto", "cargo", "title", "position", "job", "role"],
        ["phone"] = ["teléfono", "telefono", "tel", "mobile", "celular", "móvil", "phone number", "whatsapp"],
        ["employees"] = ["empleados", "company size", "number of employees", "tamaño", "numero de empleados", "número de empleados"],
        ["industry"] = ["industria", "sector", "giro"],
        ["country"] = ["país", "pais"],
        ["language"] = ["idioma", "lang"],
        ["message"] = ["mensaje", "comments", "comentarios", "comment"],
        ["consent"] = ["consentimiento", "acepto", "gdpr", "privacy", "opt in"],
    });

    public static string Canonical(string name) => Aliases.GetValueOrDefault(Plain(name), name);

    private static Dictionary<string, string> Build(Dictionary<string, string[]> names)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Known)
        {
            aliases[Plain(name)] = name;
        }

        foreach (var (name, others) in names)
        {
            foreach (var other in others)
            {
                aliases[Plain(other)] = name;
            }
        }

        aliases[Plain(Honeypot)] = Honeypot;
        return aliases;
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(character => character is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant));
}
