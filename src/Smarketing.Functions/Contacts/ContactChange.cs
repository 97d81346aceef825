using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>One change of a contact: stored as one transaction, or not at all.</summary>
/// <param name="Timeline">What a reader of the contact's history sees of it. An entry that stands already means that this change was made before.</param>
/// <param name="Effects">What must follow elsewhere.</param>
public sealed record ContactChange(Contact Contact, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Effect> Effects)
{
    /// <summary>This change and then another that was decided on what it leaves, as one.</summary>
    public ContactChange Then(ContactChange? next) =>
        next is null ? this : new ContactChange(next.Contact, [.. Timeline, .. next.Timeline], [.. Effects, .. next.Effects]);
}
