using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Deals;

/// <summary>A contact's way from SQL to won or lost, as it stands.</summary>
public sealed record Deal
{
    /// <summary>The layout that this deal was stored in.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Counted from 1 in each contact.</summary>
    public required int Number { get; init; }

    /// <summary>When the contact was qualified, or came in further on.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it became an opportunity.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? WonAt { get; init; }

    /// <summary>When it was last lost; a contact who is an SQL still may become an opportunity again.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>Why it was lost.</summary>
    public string? Reason { get; init; }

    public Money? Money { get; init; }

    /// <summary>Who has taken the deal: a rep's id, or a mail address; null for the contact's rep.</summary>
    public string? Executive { get; init; }

    /// <summary>When anything was last said of it.</summary>
    public required DateTimeOffset MovedAt { get; init; }

    /// <summary>How often the owner was reminded since <see cref="MovedAt"/>.</summary>
    public int Reminders { get; init; }

    /// <summary>When the owner was last reminded since <see cref="MovedAt"/>.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Which orchestration keeps its alarms, counted from 1 in each contact: one that has reminded in vain ends, and the next move starts another.</summary>
    public int Watch { get; init; } = 1;

    /// <summary>When it came to its end: won, lost to a lead, or disqualified.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The way back from how it was closed, while there is one.</summary>
    public DealUndo? Undo { get; init; }

    /// <summary>Nothing more will come of it.</summary>
    [JsonIgnore]
    public bool IsOver => ClosedAt is not null && Undo is null;

    /// <summary>What was last said of it; null for an SQL of whom nothing was said.</summary>
    [JsonIgnore]
    public DealMove? Standing => WonAt is not null ? DealMove.Won : LostAt is not null ? DealMove.Lost : OpenedAt is not null ? DealMove.Opportunity : null;
}

/// <summary>Where a deal stood before it was closed.</summary>
/// <param name="Until">From then on what was said stands, and its outward effects go out.</param>
public sealed record DealUndo(Stage Stage, IReadOnlyDictionary<Stage, DateTimeOffset> StageTimes, Deal Deal, DateTimeOffset Until);

/// <summary>What a deal's owner says of it.</summary>
[JsonConverter(typeof(WordConverter<DealMove>))]
public enum DealMove
{
    Opportunity,
    Won,
    Lost,
}
