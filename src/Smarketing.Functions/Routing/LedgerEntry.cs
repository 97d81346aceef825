using System.Text.Json.Serialization;

namespace Smarketing.Functions.Routing;

/// <summary>Who got a follow-up, and why.</summary>
/// <param name="By">The step of the routing that found the rep.</param>
/// <param name="Rule">With <see cref="RoutingStep.Rule"/>: which.</param>
/// <param name="Why">The same for a person to read.</param>
/// <param name="Eligible">Among whom the choice was.</param>
/// <param name="Skipped">Who was passed over, and why.</param>
/// <param name="IsOverCapacity">The chosen rep had the week's number already: the manager is to be told.</param>
/// <param name="Before">What the chosen rep had been given before.</param>
/// <param name="TeamBefore">How many the whole team had been given before: the order of what was given at one instant.</param>
public sealed record LedgerEntry(
    DateTimeOffset At,
    string RepId,
    string RepName,
    RoutingStep By,
    string? Rule,
    IReadOnlyList<string> Why,
    IReadOnlyList<string> Eligible,
    IReadOnlyDictionary<string, SkippedRep> Skipped,
    bool IsOverCapacity,
    RepLoad Before,
    int TeamBefore,
    Arrival Arrival);

/// <summary>The steps of the routing, in order.</summary>
[JsonConverter(typeof(WordConverter<RoutingStep>))]
public enum RoutingStep
{
    FormerRep,
    CompanyOwner,
    Rule,
    RoundRobin,

    /// <summary>Everybody who is there has the week's number.</summary>
    LeastLoaded,

    /// <summary>Nobody else is there.</summary>
    Manager,

    /// <summary>Somebody has named the rep.</summary>
    ByHand,
}

/// <summary>Why a rep was passed over.</summary>
[JsonConverter(typeof(WordConverter<SkippedRep>))]
public enum SkippedRep
{
    Away,

    /// <summary>The rule that applied keeps the MQL for others.</summary>
    Territory,

    Full,

    /// <summary>Somebody else is at work sooner.</summary>
    OutOfHours,

    /// <summary>It is from this rep that it goes to another.</summary>
    GaveUp,
}
