using System.Text.Json.Serialization;

namespace Smarketing.Functions.Notices;

/// <summary>What the manager is to be told, though not at once.</summary>
[JsonConverter(typeof(WordConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>An attempt's term went by.</summary>
    Missed,

    /// <summary>A rep got an MQL beyond the week's capacity.</summary>
    OverCapacity,

    /// <summary>Everybody is away: the manager got an MQL.</summary>
    EverybodyAway,
}

/// <param name="Cause">What it is about; a contact has one notice for one cause.</param>
/// <param name="FollowUp">The follow-up's number.</param>
/// <param name="Attempt">With <see cref="NoticeKind.Missed"/>: the attempt's number.</param>
public sealed record Notice(NoticeKind Kind, DateTimeOffset At, string Cause, string ContactId, string RepId, int FollowUp, int? Attempt = null)
{
    /// <summary>The day whose summary tells it; null until one has taken it up.</summary>
    public DateOnly? Summary { get; init; }
}
