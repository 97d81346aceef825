using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Deals;

/// <summary>Whose a deal is: the executive's who took it, else the contact's rep's, else the manager's.</summary>
public static class DealOwner
{
    private const string Outside = "outside";

    /// <summary>A rep's id, or a mail address.</summary>
    public static string Of(Contact contact) => contact.Deal?.Executive ?? contact.Rep?.Id ?? Manager.Id;

    /// <summary>The owner where links and facts name one: an address is nobody's to read there.</summary>
    public static string KeyOf(Contact contact) => IsAddress(Of(contact)) ? ContactId.Derived(contact.Subject, Of(contact)) : Of(contact);

    public static string FactOf(Contact contact) => IsAddress(Of(contact)) ? Outside : Of(contact);

    /// <summary>The executive whom a rep named: the id of somebody in the team, or anybody's address; null for neither.</summary>
    public static string? Find(string named, Team team)
    {
        if (team.Reps.FirstOrDefault(rep => string.Equals(rep.Id, named, StringComparison.OrdinalIgnoreCase)) is { } rep)
        {
            return rep.Id;
        }

        return NormalizedAddress.Parse(named) is { } address
            ? team.Reps.FirstOrDefault(one => NormalizedAddress.Parse(one.Email) == address)?.Id ?? named.Trim()
            : null;
    }

    public static bool IsAddress(string owner) => owner.Contains('@', StringComparison.Ordinal);
}
