using System.Text.Json.Serialization;

namespace Smarketing.Functions.FollowUp;

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
