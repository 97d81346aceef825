using System.Text.Json.Serialization;

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

    /// <summary>Null until a rep has been chosen.</summary>
    public string? RepId { get; init; }

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

    /// <summary>Nothing more will come of this follow-up.</summary>
    [JsonIgnore]
    public bool IsOver => Ended is not null && IsSettled;

    [JsonIgnore]
    public Attempt? OpenAttempt => Attempts.LastOrDefault(attempt => attempt.OpenedAt is not null && attempt.IsPending);
}

public sealed record Attempt
{
    public required int Number { get; init; }

    public required AttemptKind Kind { get; init; }

    /// <summary>The mail that says it is the last.</summary>
    public bool IsBreakUp { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the rep was told.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    public bool IsReminded { get; init; }

    /// <summary>Whether the missed term was noted as a breach of the SLA.</summary>
    public bool IsBreached { get; init; }

    public SkipReason? Skipped { get; init; }

    public AttemptOutcome? Outcome { get; init; }

    /// <summary>When the outcome was first recorded.</summary>
    public DateTimeOffset? At { get; init; }

    [JsonIgnore]
    public bool IsConfirmed => Outcome is not null;

    [JsonIgnore]
    public bool IsSkipped => Skipped is not null;

    /// <summary>Still to be made.</summary>
    [JsonIgnore]
    public bool IsPending => Outcome is null && Skipped is null;

    [JsonIgnore]
    public bool IsLate => At > DueAt;

    public AttemptStatus StatusAt(DateTimeOffset now) =>
        IsConfirmed ? AttemptStatus.Done
        : IsSkipped ? AttemptStatus.Skipped
        : now >= DueAt ? AttemptStatus.Missed
        : now >= OpensAt ? AttemptStatus.Open
        : AttemptStatus.Waiting;
}

[JsonConverter(typeof(WordConverter<SkipReason>))]
public enum SkipReason
{
    /// <summary>The person was reached by an earlier attempt.</summary>
    Reached,

    /// <summary>No working day was left for it before the close.</summary>
    NoDayLeft,
}

[JsonConverter(typeof(WordConverter<AttemptStatus>))]
public enum AttemptStatus
{
    Waiting,
    Open,
    Done,
    Missed,
    Skipped,
}

[JsonConverter(typeof(WordConverter<AttemptOutcome>))]
public enum AttemptOutcome
{
    Connected,
    Voicemail,
    NoAnswer,
    WrongNumber,
    Sent,
    Replied,
    Bounced,
}

[JsonConverter(typeof(WordConverter<VerdictKind>))]
public enum VerdictKind
{
    Accept,
    Qualify,
    Reject,
}

[JsonConverter(typeof(WordConverter<RejectReason>))]
public enum RejectReason
{
    NotReady,
    NoBudget,
    NoAuthority,
    NoNeed,
    NoTiming,
    InaccurateData,
    NoFit,
}

[JsonConverter(typeof(WordConverter<BantAnswer>))]
public enum BantAnswer
{
    Unknown,
    Yes,
    No,
}

/// <summary>Budget, authority, need, timeline.</summary>
public sealed record Bant(BantAnswer Budget, BantAnswer Authority, BantAnswer Need, BantAnswer Timeline)
{
    /// <summary>At least three yes make an SQL.</summary>
    public const int YesMin = 3;

    [JsonIgnore]
    public int YesCount => new[] { Budget, Authority, Need, Timeline }.Count(answer => answer == BantAnswer.Yes);
}

/// <summary>What the rep decided.</summary>
/// <param name="ResumeOn">With no-timing: the day to wait for.</param>
/// <param name="Executive">With qualify: who takes the deal, a rep's id or a mail address; null for the rep.</param>
public sealed record Verdict(VerdictKind Kind, RejectReason? Reason = null, Bant? Bant = null, DateOnly? ResumeOn = null, string? Executive = null);

/// <param name="FirstAt">When the verdict that this one corrects was given, or the first of several: the time to correct runs from there.</param>
public sealed record VerdictRecord(Verdict Verdict, DateTimeOffset At, DateTimeOffset FirstAt);

/// <param name="Reason">With <see cref="EndKind.Rejected"/> and <see cref="EndKind.Recycled"/>: why.</param>
public sealed record FollowUpEnd(EndKind How, string? Reason, DateTimeOffset At);

[JsonConverter(typeof(WordConverter<EndKind>))]
public enum EndKind
{
    Qualified,
    Rejected,
    Recycled,
    OptedOut,
}
