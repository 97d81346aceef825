using System.Text.Json.Serialization;

namespace Smarketing.Functions.FollowUp;

/// <summary>A follow-up that is to go from one rep to another.</summary>
/// <param name="To">Whom somebody has chosen; null for whomever the routing finds.</param>
public sealed record Move(MoveReason Why, string From, DateTimeOffset At, string? To = null);

[JsonConverter(typeof(WordConverter<MoveReason>))]
public enum MoveReason
{
    /// <summary>The rep let too many terms pass.</summary>
    Missed,

    /// <summary>The rep is on leave.</summary>
    Away,

    /// <summary>Somebody has decided so.</summary>
    ByHand,
}
