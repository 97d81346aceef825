using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.Deals;

/// <summary>What an owner's link says: whose deal, which, and the owner it was made for.</summary>
/// <param name="OwnerKey">A rep's id, or what stands for an address.</param>
public sealed record DealLink(string ContactId, int Number, string OwnerKey)
{
    /// <summary>From the last move on; every mail about the deal carries a new one.</summary>
    private static readonly TimeSpan ValidFor = TimeSpan.FromDays(365);

    public static string Token(SignedLink links, Contact contact, Deal deal) => links.Make(
        LinkPurpose.Deal, string.Create(CultureInfo.InvariantCulture, $"{contact.Id}/{deal.Number}/{DealOwner.KeyOf(contact)}"), deal.MovedAt + ValidFor);

    /// <summary>Null where the subject is none of ours.</summary>
    public static DealLink? Parse(string subject) =>
        subject.Split('/') is [var contact, var deal, var owner] && int.TryParse(deal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new DealLink(contact, number, owner)
            : null;

    /// <summary>Whether the deal is still this one, and still the owner's.</summary>
    public bool Fits(Contact? contact) => contact is { Deal: { } deal, Disqualified: null, MergedInto: null } && deal.Number == Number && DealOwner.KeyOf(contact) == OwnerKey;
}
