using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>One change of a contact: stored as one transaction, or not at all.</summary>
/// <param name="Cause">Names what brought it about; the same cause changes a contact once.</param>
/// <param name="Timeline">What a reader of the contact's history sees of it.</param>
/// <param name="Effects">What must follow elsewhere.</param>
public sealed record ContactChange(Contact Contact, string Cause, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Effect> Effects);
