using System.Text.Json.Serialization;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.FollowUp;

/// <summary>A rep's work on one MQL, as it stands.</summary>
public sealed record FollowUpState
{
    /// <summary>The layout that this follow-up was stored in.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Counted from 1 in each contact.</summary>
    public required int Number { get; init; }

    /// <summary>The moment at which the contact became an MQL.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Why the contact is an MQL, as the rep is told.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>Where the contact stood in fit × interest; null where that isn't known any more.</summary>
    public MqlCell? Cell { get; init; }

    /// <summary>Null until a rep has been chosen.</summary>
    public string? RepId { get; init; }

    /// <summary>That it is to go to another rep; null while it stays where it is.</summary>
    public Move? Move { get; init; }

    /// <summary>How often it has gone from one rep to another.</summary>
    public int MoveCount { get; init; }

    /// <summary>Whether it was taken from a rep who missed too much: that is done once.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>The terms that the rep who has it now let pass.</summary>
    public int MissCount { get; init; }

    /// <summary>The contact gave no telephone that can be called.</summary>
    public bool LacksPhone { get; init; }

    /// <summary>When the contact gave a telephone while this ran: what was said of the one before is over.</summary>
    public DateTimeOffset? PhoneGivenAt { get; init; }

    /// <summary>Mail to the contact's address can't be delivered.</summary>
    public bool LacksAddress { get; init; }

    /// <summary>The contact wants no automatic mail.</summary>
    public bool IsMuted { get; init; }

    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    public DateTimeOffset? ClosesAt { get; init; }

    public DateTimeOffset? GraceEndsAt { get; init; }

    /// <summary>When the person was first spoken to or answered.</summary>
    public DateTimeOffset? ReachedAt { get; init; }

    /// <summary>When a rep who has reached the person and says nothing is reminded.</summary>
    public DateTimeOffset? VerdictReminderAt { get; init; }

    public bool VerdictReminded { get; init; }

    /// <summary>Whether the manager knows that a reached person has no verdict at the close.</summary>
    public bool UndecidedTold { get; init; }

    /// <summary>When the rep accepted to work the MQL: it is an SAL from there on.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    public VerdictRecord? Verdict { get; init; }

    public FollowUpEnd? Ended { get; init; }

    /// <summary>When the outward effects of the verdict that ended this follow-up go out; it can be corrected until then.</summary>
    public DateTimeOffset? SettlesAt { get; init; }

    public bool IsSettled { get; init; }

    [JsonIgnore]
    public bool IsRouted => RepId is not null;

    /// <summary>No rep has it yet, or another is to have it.</summary>
    [JsonIgnore]
    public bool NeedsRouting => Ended is null && (RepId is null || Move is not null);

    /// <summary>Nothing more will come of this follow-up.</summary>
    [JsonIgnore]
    public bool IsOver => Ended is not null && IsSettled;

    [JsonIgnore]
    public Attempt? OpenAttempt => Attempts.LastOrDefault(attempt => attempt is { OpenedAt: not null, IsPending: true, IsAutomatic: false });

    /// <summary>The number of the last attempt that the rep was told of; 1 before any.</summary>
    [JsonIgnore]
    public int LastTold => Attempts.Where(attempt => attempt.OpenedAt is not null).Select(attempt => attempt.Number).DefaultIfEmpty(1).Max();
}

/// <param name="Reason">With <see cref="EndKind.Rejected"/> and <see cref="EndKind.Recycled"/>: why.</param>
public sealed record FollowUpEnd(EndKind How, string? Reason, DateTimeOffset At);

[JsonConverter(typeof(WordConverter<EndKind>))]
public enum EndKind
{
    Qualified,
    Rejected,
    Recycled,
    OptedOut,
    Erased,

    /// <summary>The contact became part of another of the same person, whose work goes on.</summary>
    Merged,
}
