using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Intake;

/// <summary>The names of the fields, and what landing-page builders call them in English and Spanish.</summary>
public static partial class FieldNames
{
    public const string Honeypot = "website_url";
    public const string Started = "_started";

    /// <summary>U+FFFE, which never is a character: a text that holds it can't be normalized.</summary>
    internal const char NoCharacter = '\uFFFE';

    public const string TurnstileToken = "cf-turnstile-response";
    public const string HcaptchaToken = "h-captcha-response";

    /// <summary>hCaptcha's widget posts its token a second time, under the name of the one that it takes the place of.</summary>
    private const string RecaptchaToken = "g-recaptcha-response";

    /// <summary>What the page adds for the program's own use: nothing that is known of a person.</summary>
    public static readonly IReadOnlySet<string> Technical = new HashSet<string>(StringComparer.Ordinal) { Honeypot, Started, TurnstileToken, HcaptchaToken, RecaptchaToken };

    public static readonly IReadOnlyList<string> Person =
        ["email", "firstName", "lastName", "company", "jobTitle", "phone", "employees", "industry", "country", "language", "message", "consent"];

    /// <summary>By which advertising networks know a click.</summary>
    public static readonly IReadOnlyList<string> ClickIds = ["gclid", "gbraid", "wbraid", "fbclid", "msclkid", "li_fat_id", "ttclid"];

    public static readonly IReadOnlyList<string> Visit =
        ["page", "referrer", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", .. ClickIds];

    public static readonly IReadOnlySet<string> Known = Person.Concat(Visit).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// By the plain name. To have read a privacy notice is no consent to mail: what a page calls "privacy", "gdpr" or "acepto" stays an attribute.
    /// </summary>
    private static readonly Dictionary<string, string> Aliases = Build(new()
    {
        ["email"] =
        [
            "mail", "your email", "email address", "work email", "business email", "company email", "corporate email", "contact email", "correo", "su correo", "tu correo", "correo electronico",
            "correo de trabajo", "correo corporativo", "correo empresarial", "correo laboral", "direccion de correo", "email laboral", "email corporativo",
        ],
        ["firstName"] = ["name", "your name", "full name", "contact name", "first", "given name", "forename", "fname", "nombre", "nombres", "primer nombre", "nombre completo", "su nombre", "tu nombre"],
        ["lastName"] = ["last", "surname", "family name", "lname", "apellido", "apellidos", "apellido paterno", "su apellido", "tu apellido"],
        ["company"] =
        [
            "company name", "your company", "organization", "organisation", "organization name", "business name", "employer", "empresa", "su empresa", "tu empresa", "nombre de la empresa",
            "compania", "organizacion", "razon social", "institucion",
        ],
        ["jobTitle"] = ["title", "position", "job", "job position", "role", "job role", "your role", "occupation", "puesto", "cargo", "rol", "posicion", "puesto de trabajo", "ocupacion"],
        ["phone"] =
        [
            "tel", "telephone", "phone number", "your phone", "mobile", "mobile phone", "mobile number", "cell", "cell phone", "contact number", "work phone", "business phone", "whatsapp", "telefono", "telefono movil",
            "telefono celular", "numero de telefono", "numero telefonico", "celular", "movil", "su telefono", "tu telefono",
        ],
        ["employees"] =
        [
            "company size", "employee count", "number of employees", "no of employees", "num employees", "how many employees", "headcount", "team size", "empleados", "cantidad de empleados", "numero de empleados",
            "num empleados", "tamano", "tamano de la empresa", "tamano de empresa", "plantilla",
        ],
        ["industry"] = ["your industry", "business type", "sector", "industria", "giro", "ramo", "rubro", "giro de la empresa"],
        ["country"] = ["country name", "country code", "country/region", "pais", "pais/region"],
        ["language"] = ["lang", "locale", "preferred language", "idioma"],
        ["message"] = ["your message", "comments", "comment", "notes", "question", "questions", "inquiry", "enquiry", "how can we help", "mensaje", "su mensaje", "comentarios", "comentario", "pregunta", "consulta", "en que podemos ayudarle"],
        ["consent"] = ["opt in", "email opt in", "marketing consent", "marketing opt in", "email consent", "accepts marketing", "subscribe", "consentimiento", "acepto recibir correos", "suscribirme"],
        ["page"] = ["page url", "page uri", "landing page", "landing url"],
        ["referrer"] = ["referer", "referrer url", "referring url", "http referer", "http referrer"],
    });

    /// <summary>
    /// Our name for what a builder posts: as it is, out of its wrapping (<c>form_fields[email]</c>, <c>data[Name]</c>, <c>field:email</c>) or
    /// without the number that tells copies of one field apart (<c>Email-2</c>). A name that means nothing here stays as it is.
    /// </summary>
    public static string Canonical(string name) =>
        Find(name)
        ?? (Wrapped().Match(name) is { Success: true } wrapped ? Find(wrapped.Groups["inner"].Value) ?? Find(Numbered().Replace(wrapped.Groups["inner"].Value, "")) : null)
        ?? Find(Numbered().Replace(name, ""))
        ?? name;

    /// <summary>What a person doesn't see has its exact name only: many a page asks for a "Website URL" in earnest.</summary>
    private static string? Find(string name) => Technical.Contains(name) ? name : Aliases.GetValueOrDefault(Plain(name));

    private static Dictionary<string, string> Build(Dictionary<string, string[]> names)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, others) in names)
        {
            foreach (var other in others)
            {
                aliases.Add(Plain(other), name);
            }
        }

        foreach (var name in Known)
        {
            aliases[Plain(name)] = name;
        }

        return aliases;
    }

    /// <summary>Letters and digits alone, small and without accents: "Teléfono (móvil) *" is "telefonomovil".</summary>
    internal static string Plain(string name) => string.Concat(name.Replace(NoCharacter, ' ').Normalize(NormalizationForm.FormD)
        .Where(char.IsLetterOrDigit).Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant));

    [GeneratedRegex(@"^(\w[\w-]*\[(?<inner>[^\[\]]+)\](\[[^\[\]]*\])*|field:(?<inner>.+))$", RegexOptions.IgnoreCase)]
    private static partial Regex Wrapped();

    [GeneratedRegex(@"[-_ ]\d{1,3}$")]
    private static partial Regex Numbered();
}
