using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Engagement;

/// <summary>What each engagement is worth.</summary>
/// <param name="QuietAfterRecycle">For so long after sales gave a contact back, nothing that the contact does counts but a form.</param>
public sealed record EngagementPolicy(IReadOnlyDictionary<EngagementKind, int> Points, TimeSpan QuietAfterRecycle)
{
    private const int PointsMax = 1000;

    /// <summary>The kinds that come in by the API; clicks and replies come from mail.</summary>
    public static readonly IReadOnlyList<EngagementKind> Activities =
        [EngagementKind.Page, EngagementKind.Webinar, EngagementKind.Social, EngagementKind.Call, EngagementKind.Other];

    /// <param name="interest">The part of the configuration that says what shows interest.</param>
    public static EngagementPolicy Read(ConfigNode interest)
    {
        var points = interest.Has("activities")
            ? interest.Object("activities", node => Activities.ToDictionary(kind => kind, kind => node.Number(Words.Of(kind), 0, PointsMax, fallback: 0)))
            : [];
        points[EngagementKind.Click] = interest.Number("click", 0, PointsMax);
        points[EngagementKind.Reply] = interest.Number("reply", 0, PointsMax, fallback: 0);
        return new EngagementPolicy(points, TimeSpan.FromDays(interest.Number("quietDaysAfterRecycle", 0, 3650, fallback: 30)));
    }
}
