using System.Text.Json.Serialization;

namespace Smarketing.Functions.Contacts;

/// <summary>Something that happened to a contact.</summary>
/// <param name="Id">Derived from the cause; an entry with the same kind and id is the same entry.</param>
/// <param name="Details">The kind's own facts, as they stand in the API.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, string Id, IReadOnlyDictionary<string, string> Details)
{
    public static TimelineEntry Of(DateTimeOffset at, TimelineKind kind, string id, params ReadOnlySpan<(string Name, string? Value)> details) =>
        new(at, kind, id, Functions.Details.Of(details));

    public static IReadOnlyList<TimelineEntry> InOrder(IEnumerable<TimelineEntry> entries) => [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Kind)];
}

[JsonConverter(typeof(WordConverter<TimelineKind>))]
public enum TimelineKind
{
    Submission,
    Activity,
    Stage,
    Assigned,
    Attempt,
    Verdict,
    Mail,
    Consent,
    Suppressed,
    Recycled,
    Deal,
    Alert,
    Correction,
    Nurture,
    Note,

    /// <summary>Put in, or changed, by hand or by a file.</summary>
    Entered,

    /// <summary>Another contact of the same person became part of this one.</summary>
    Merged,
}
