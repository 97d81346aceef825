using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Qualification;

/// <summary>What the rules look at of a contact: the person's own words, and what the dictionaries read out of them.</summary>
/// <param name="Sectors">The industries that the person's words name, in their order.</param>
public sealed record Profile(Contact Contact, Seniority Seniority, IReadOnlyList<string> Sectors, AddressKind Address, string MailDomain)
{
    public static Profile Of(Contact contact, Dictionaries dictionaries)
    {
        var domain = NormalizedAddress.DomainOf(contact.Person.Email);
        return new Profile(
            contact, JobTitle.Read(contact.Person.JobTitle, dictionaries.Seniority), dictionaries.SectorsOf(contact.Person.Industry), MailDomains.KindOf(domain), domain);
    }
}
