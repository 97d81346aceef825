using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Qualification;

public enum Seniority
{
    Unknown,
    Other,
    Manager,
    DecisionMaker,
    Student,
}

public enum AddressKind
{
    Business,
    Free,
    University,
}

/// <summary>What the rules look at: the person's own words, read by dictionaries in English and Spanish.</summary>
public sealed partial record Profile(Seniority Seniority, AddressKind Address, string MailDomain, int? Employees, string? Country, string? Industry)
{
    private static readonly HashSet<string> FreeDomains = new(StringComparer.Ordinal)
    {
        "gmail.com", "hotmail.com", "outlook.com", "live.com", "yahoo.com", "yahoo.es", "yahoo.com.mx", "icloud.com", "me.com", "aol.com", "proton.me",
        "protonmail.com", "gmx.com", "gmx.net", "mail.com", "yandex.com", "zoho.com", "hotmail.es", "outlook.es", "prodigy.net.mx", "terra.com",
    };

    public static readonly IReadOnlySet<string> LatinAmerica = new HashSet<string>(StringComparer.Ordinal)
    {
        "AR", "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE",
    };

    public static Profile Of(Contact contact)
    {
        var person = contact.Person;
        var domain = NormalizedAddress.Parse(person.Email)?.Domain ?? "";
        return new Profile(SeniorityOf(person.JobTitle), AddressKindOf(domain), domain, person.Employees, person.Country, person.Industry);
    }

    public static AddressKind AddressKindOf(string domain) =>
        FreeDomains.Contains(domain) || DisposableDomains.Contains(domain) ? AddressKind.Free
        : UniversityDomain().IsMatch(domain) ? AddressKind.University
        : AddressKind.Business;

    /// <summary>Who assists a decision maker isn't one, so the words for that are looked at first.</summary>
    public static Seniority SeniorityOf(string? jobTitle)
    {
        if (string.IsNullOrWhiteSpace(jobTitle))
        {
            return Seniority.Unknown;
        }

        var title = WithoutAccents(jobTitle.ToLowerInvariant());
        return StudentTitle().IsMatch(title) ? Seniority.Student
            : AssistantTitle().IsMatch(title) ? Seniority.Other
            : DecisionMakerTitle().IsMatch(title) ? Seniority.DecisionMaker
            : ManagerTitle().IsMatch(title) ? Seniority.Manager
            : Seniority.Other;
    }

    private static string WithoutAccents(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark));

    [GeneratedRegex(@"\b(student|estudiante|alumn[oa]|becari[oa]|intern|practicante|undergraduate)\b")]
    private static partial Regex StudentTitle();

    [GeneratedRegex(@"\b(assistant|asistente|secretar(y|ia|io)|auxiliar)\b")]
    private static partial Regex AssistantTitle();

    [GeneratedRegex(@"\b(c[efoitmr]o|cmo|cto|chro|chief|vp|svp|evp|vice[ -]?president[ea]?|vicepresident[ea]|president[ea]?|director(a|es)?|director general|gerente general|general manager|managing director|owner|co-?owner|founder|co-?founder|fundador(a)?|cofundador(a)?|duen[oa]|propietari[oa]|soci[oa]|partner|head of|jef[ea] de compras|administrador(a)? unic[oa])\b")]
    private static partial Regex DecisionMakerTitle();

    [GeneratedRegex(@"\b(manager|gerente|jef[ea]|coordinador(a)?|coordinator|supervisor(a)?|team lead|lead|lider|encargad[oa]|responsable)\b")]
    private static partial Regex ManagerTitle();

    [GeneratedRegex(@"(\.edu(\.[a-z]{2})?|\.ac\.[a-z]{2}|^(.+\.)?(unam|itesm|tec|udg|ipn|uam)\.mx)$")]
    private static partial Regex UniversityDomain();
}
