using System.Text.Json.Serialization;

namespace Smarketing.Functions.FollowUp;

/// <summary>One try to reach the person: a call or a mail.</summary>
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

    /// <summary>The program has made it in the rep's name: what counts is that the mail was delivered.</summary>
    public bool IsAutomatic { get; init; }

    public bool IsReminded { get; init; }

    /// <summary>Whether the missed term was noted as a breach of the SLA.</summary>
    public bool IsBreached { get; init; }

    /// <summary>The person asked to be called at <see cref="OpensAt"/>.</summary>
    public bool IsCallBack { get; init; }

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

    /// <summary>Still to be made, and the rep has not been told yet.</summary>
    [JsonIgnore]
    public bool IsWaiting => IsPending && OpenedAt is null;

    /// <summary>Its day is the plan's to find: nobody was told of it, and no other time was agreed on.</summary>
    [JsonIgnore]
    public bool IsToBePlaced => this is { Outcome: null, OpenedAt: null, IsCallBack: false, Skipped: null or SkipReason.NoDayLeft };

    [JsonIgnore]
    public bool IsLate => At > DueAt;

    /// <summary>
    /// What may become of a mail long after it was sent: an answer, or its return. That is news and no correction, so it has
    /// no term; the attempt counts from when it was made.
    /// </summary>
    public bool MayBringLater(AttemptOutcome outcome) => Outcome == AttemptOutcome.Sent && outcome is (AttemptOutcome.Replied or AttemptOutcome.Bounced);

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

    /// <summary>A mail that the program was to send, to somebody who wants none and has no telephone.</summary>
    Unsubscribed,

    /// <summary>A mail that the program sent, of which nobody knows whether it arrived.</summary>
    NotDelivered,
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
