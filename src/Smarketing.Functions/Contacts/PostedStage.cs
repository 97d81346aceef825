using System.Text.Json.Serialization;
using Smarketing.Functions.Deals;

namespace Smarketing.Functions.Contacts;

/// <summary>Where somebody with the key wants a contact.</summary>
/// <param name="IsLost">Whether a deal was lost, which leads back to <paramref name="To"/>.</param>
/// <param name="At">When it happened.</param>
public sealed record PostedStage(Stage To, bool IsLost, Money? Money, string? Reason, DateTimeOffset At)
{
    /// <summary>The stages that can be asked for; what lies between them is the follow-up's.</summary>
    public static readonly IReadOnlyList<Stage> Targets = [Stage.Opportunity, Stage.Customer, Stage.Sql, Stage.Lead];
}

/// <summary>What a move comes to.</summary>
public enum MoveKind
{
    /// <summary>The contact is there already.</summary>
    Stands,

    /// <summary>Forward, by one stage or by a jump.</summary>
    Forward,

    /// <summary>Back to marketing, with a reason.</summary>
    Recycle,

    /// <summary>Back because a deal was lost.</summary>
    Loss,

    Refused,
}

/// <summary>Why a move can't be made.</summary>
[JsonConverter(typeof(WordConverter<MoveObstacle>))]
public enum MoveObstacle
{
    /// <summary>A disqualified contact is to be re-opened first.</summary>
    Disqualified,

    /// <summary>A won deal is won: no way leads back.</summary>
    Customer,

    /// <summary>An opportunity goes back only when it is lost.</summary>
    NotLost,

    /// <summary>There is no deal that could be lost.</summary>
    NoDeal,

    /// <summary>To give a contact back to marketing needs a reason.</summary>
    ReasonMissing,
}

/// <param name="Obstacle">Where the move is refused: why.</param>
public sealed record MoveJudgement(MoveKind Kind, MoveObstacle? Obstacle = null);
