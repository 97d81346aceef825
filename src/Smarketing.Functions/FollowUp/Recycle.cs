using System.Text.Json.Serialization;
using Smarketing.Functions.Nurture;

namespace Smarketing.Functions.FollowUp;

/// <summary>Why a contact goes back to marketing without a rep's reason.</summary>
[JsonConverter(typeof(WordConverter<RecycleReason>))]
public enum RecycleReason
{
    UnableToReach,
    NotWorked,
    NotReady,
}

/// <summary>Where an ended follow-up leaves its contact.</summary>
/// <param name="Track">The nurture track; null for none.</param>
public sealed record RecycleTarget(bool IsDisqualified, string? Track)
{
    private static readonly RecycleTarget Nobody = new(IsDisqualified: false, Track: null);

    /// <summary>By what is known of the person besides the rep's word, and by what the company has decided.</summary>
    public static RecycleTarget Of(FollowUpState state, FollowUpEnd end, NurturePolicy policy) => (end.How, Words.Find<RejectReason>(end.Reason)) switch
    {
        (EndKind.Rejected, RejectReason.InaccurateData) when FollowUpReach.WayLeft(state) is { } way => way == AttemptKind.Mail ? new RecycleTarget(IsDisqualified: false, "re-engage") : Nobody,
        (EndKind.Rejected, RejectReason.NoFit) when policy.KeepsNoFit => Nobody,
        _ => Of(end),
    };

    public static RecycleTarget Of(FollowUpEnd end) => end.How switch
    {
        EndKind.Recycled when Words.Find<RecycleReason>(end.Reason) is RecycleReason.NotReady => new RecycleTarget(IsDisqualified: false, "educate"),
        EndKind.Recycled => new RecycleTarget(IsDisqualified: false, "re-engage"),
        EndKind.Rejected => Words.Find<RejectReason>(end.Reason) switch
        {
            RejectReason.NotReady => new RecycleTarget(IsDisqualified: false, "educate"),
            RejectReason.InaccurateData or RejectReason.NoFit => new RecycleTarget(IsDisqualified: true, Track: null),
            _ => new RecycleTarget(IsDisqualified: false, end.Reason),
        },
        _ => Nobody,
    };

    /// <summary>The tracks that an end can lead to: each must be configured.</summary>
    public static readonly IReadOnlyList<string> Tracks = ["re-engage", "educate", "no-budget", "no-authority", "no-need", "no-timing"];
}
