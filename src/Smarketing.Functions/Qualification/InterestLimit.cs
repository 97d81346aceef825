using Smarketing.Functions.Configuration;
using Smarketing.Functions.Engagement;

namespace Smarketing.Functions.Qualification;

/// <summary>How often, and for how much in all, certain things that somebody does count as interest.</summary>
/// <param name="Of">What they are called as the rules of interest events.</param>
/// <param name="OnceIn">Of the same thing counts one in so long; null where nothing is said.</param>
/// <param name="Cap">The most that they give together, as they have decayed; null for any amount.</param>
public sealed record InterestLimit(string Id, IReadOnlyList<string> Of, TimeSpan? OnceIn, int? Cap)
{
    private static readonly IReadOnlyList<string> Events = [.. Words.All<Offer>(), .. Words.All<EngagementKind>().Select(EngagementEvent.RuleOf)];

    public static IReadOnlyList<InterestLimit> ReadAll(ConfigNode interest, string name)
    {
        var limits = interest.Distinct(name, interest.Objects(name, Read), limit => limit.Id);
        foreach (var twice in limits.SelectMany(limit => limit.Of.Distinct()).GroupBy(kind => kind, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            // Two caps would take the same points off twice.
            interest.Fault(name, $"\"{twice.Key}\" stands in more than one");
        }

        return limits;
    }

    private static InterestLimit Read(ConfigNode node)
    {
        var limit = new InterestLimit(
            node.Text("id"), node.Texts("of"),
            node.Has("onceInDays") ? TimeSpan.FromDays(node.Number("onceInDays", 0, 3650)) : null,
            node.Has("cap") ? node.Number("cap", 0, 1000) : null);
        if (limit.Of.Count == 0)
        {
            node.Fault("of", $"must name at least one of {string.Join(", ", Events)}");
        }

        foreach (var unknown in limit.Of.Except(Events))
        {
            node.Fault("of", $"\"{unknown}\" is not one of {string.Join(", ", Events)}");
        }

        if (limit.OnceIn is null && limit.Cap is null)
        {
            node.FaultHere("must have onceInDays or cap");
        }

        return limit;
    }
}
