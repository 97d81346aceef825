using System.Text.Json.Serialization;

namespace Smarketing.Functions.Contacts;

/// <summary>What became of a record.</summary>
[JsonConverter(typeof(WordConverter<EntryOutcome>))]
public enum EntryOutcome
{
    Created,
    Updated,

    /// <summary>It said nothing new.</summary>
    Unchanged,
}

public static class EntryOutcomes
{
    /// <summary>Under which a timeline entry holds the outcome, so that a record which is taken again is told what became of it.</summary>
    public const string Detail = "outcome";

    public static EntryOutcome Of(TimelineEntry entry) => Words.Find<EntryOutcome>(entry.Details.GetValueOrDefault(Detail)) ?? EntryOutcome.Unchanged;
}
