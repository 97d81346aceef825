using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;

namespace Smarketing.Functions.Deals;

/// <summary>What follows from why a deal was lost, or a contact given back: one of a rep's reasons, a track's name, or anybody's own words.</summary>
public static class DealReason
{
    public const int LengthMax = 200;

    private const string FallbackTrack = "re-engage";
    private const string OwnWords = "other";

    /// <summary>The nurture track; null for none, where it was found that the contact doesn't fit or doesn't exist.</summary>
    public static string? TrackOf(string? reason, NurturePolicy policy) =>
        Words.Find<RejectReason>(reason) is { } known ? RecycleTarget.Of(new FollowUpEnd(EndKind.Rejected, Words.Of(known), default)).Track
        : reason is not null && policy.Tracks.ContainsKey(reason) ? reason
        : FallbackTrack;

    /// <summary>As facts have it: what somebody wrote may name a person.</summary>
    public static string? FactOf(string? reason) => reason is null ? null : Words.Find<RejectReason>(reason) is { } known ? Words.Of(known) : OwnWords;
}
