using System.Text.Json.Serialization;

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
