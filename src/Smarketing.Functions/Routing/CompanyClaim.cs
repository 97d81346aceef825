using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Routing;

/// <summary>That a rep has a company, by a contact who works there.</summary>
public sealed record CompanyClaim(string ContactId, string RepId)
{
    /// <summary>The mail domain that stands for the contact's company; null where it stands for nobody's: at free mail, universities and providers.</summary>
    public static string? CompanyOf(Contact contact)
    {
        var domain = NormalizedAddress.DomainOf(contact.Person.Email);
        return MailDomains.KindOf(domain) == AddressKind.Business && Uri.CheckHostName(domain) == UriHostNameType.Dns ? domain : null;
    }

    /// <summary>Whose the company is by what is true of the contact now: by an open follow-up, a deal or a customer; else nobody's.</summary>
    public string? OwnerBy(Contact? contact) =>
        contact is null || contact.Disqualified is not null || !(contact.HasOpenFollowUp || contact.Stage >= Stage.Sql) ? null
        : contact.FollowUp is { IsRouted: false } ? RepId
        : contact.Rep?.Id;

    /// <summary>Whether the claim may come to stand again: a verdict can be corrected for a while.</summary>
    public static bool IsUndecided(Contact? contact) => contact?.FollowUp is { IsOver: false };
}

/// <summary>The rows of a company's partition, whose key is its mail domain.</summary>
public static class CompanyKeys
{
    public const string OwnerPrefix = "owner|";

    /// <summary>The newest follow-up first.</summary>
    public static string Owner(string contactId, DateTimeOffset startedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{OwnerPrefix}{DateTimeOffset.MaxValue.UtcTicks - startedAt.UtcTicks:D19}|{contactId}");
}
