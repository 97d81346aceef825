using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Qualification;

[JsonConverter(typeof(WordConverter<AddressKind>))]
public enum AddressKind
{
    Business,
    Free,
    University,
}

/// <summary>What the rules look at of a contact: the person's own words, and what the dictionaries read out of them.</summary>
/// <param name="Sectors">The industries that the person's words name, in their order.</param>
public sealed partial record Profile(Contact Contact, Seniority Seniority, IReadOnlyList<string> Sectors, AddressKind Address, string MailDomain)
{
    private static readonly HashSet<string> FreeDomains = new(StringComparer.Ordinal)
    {
        "gmail.com", "hotmail.com", "outlook.com", "live.com", "yahoo.com", "yahoo.es", "yahoo.com.mx", "icloud.com", "me.com", "aol.com", "proton.me",
        "protonmail.com", "gmx.com", "gmx.net", "mail.com", "yandex.com", "zoho.com", "hotmail.es", "outlook.es", "prodigy.net.mx", "terra.com",
    };

    public static Profile Of(Contact contact, Dictionaries dictionaries)
    {
        var domain = NormalizedAddress.Parse(contact.Person.Email)?.Domain ?? "";
        return new Profile(
            contact, JobTitle.Read(contact.Person.JobTitle, dictionaries.Seniority), dictionaries.SectorsOf(contact.Person.Industry), AddressKindOf(domain), domain);
    }

    public static AddressKind AddressKindOf(string domain) =>
        FreeDomains.Contains(domain) || DisposableDomains.Contains(domain) ? AddressKind.Free
        : UniversityDomain().IsMatch(domain) ? AddressKind.University
        : AddressKind.Business;

    [GeneratedRegex(@"(\.edu(\.[a-z]{2})?|\.ac\.[a-z]{2}|^(.+\.)?(unam|itesm|tec|udg|ipn|uam)\.mx)$")]
    private static partial Regex UniversityDomain();
}
