using System.Text.Json.Serialization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Engagement;

namespace Smarketing.Functions.Qualification;

/// <summary>How a company tells who fits and who is interested.</summary>
public sealed record RuleSet(
    int FitThreshold,
    IReadOnlyList<FitRule> FitRules,
    int InterestThreshold,
    TimeSpan HalfLife,
    TimeSpan RepeatAfter,
    EngagementPolicy Engagement,
    IReadOnlySet<Offer> RaisedHands,
    IReadOnlyList<Exclusion> Exclusions,
    QuadrantPolicy HighFitLowInterest,
    QuadrantPolicy LowFitHighInterest)
{
    /// <summary>The most that the rules of a group may give together, by the group's name.</summary>
    public IReadOnlyDictionary<string, int> FitCaps { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public IReadOnlyList<InterestLimit> InterestLimits { get; init; } = [];

    public Dictionaries Dictionaries { get; init; } = Dictionaries.Shipped;

    /// <summary>The time in which one interest rule counts once; null for one that always counts.</summary>
    public TimeSpan? OnceIn(string rule) =>
        InterestLimits.FirstOrDefault(limit => limit.OnceIn is not null && limit.Of.Contains(rule))?.OnceIn ?? (Words.Find<Offer>(rule) is null ? null : RepeatAfter);

    public static RuleSet Read(ConfigNode node)
    {
        var dictionaries = node.Has("dictionaries") ? node.Object("dictionaries", Dictionaries.Read) : Dictionaries.Shipped;
        var conditions = new ConditionReader(dictionaries);
        var fit = node.Object("fit", part => (
            Threshold: part.Number("threshold", 1, 1000),
            Rules: part.Distinct("rules", part.Objects("rules", rule => FitRule.Read(rule, conditions)), rule => rule.Id),
            Caps: part.Has("caps") ? part.Object("caps", CapsOf) : []));
        NoteCapsWithoutRules(node, fit.Rules, fit.Caps);
        var interest = node.Object("interest", part => (
            Threshold: part.Number("threshold", 1, 1000),
            HalfLife: TimeSpan.FromDays(part.Number("halfLifeDays", 1, 3650)),
            RepeatAfter: TimeSpan.FromDays(part.Number("sameOfferAfterDays", 0, 3650)),
            Engagement: EngagementPolicy.Read(part),
            Limits: part.Has("limits") ? InterestLimit.ReadAll(part, "limits") : []));
        var policies = node.Object("policies", part => (
            HighFit: HighFitPolicy(part, "highFitLowInterest"),
            LowFit: part.Word<QuadrantPolicy>("lowFitHighInterest")));
        return new RuleSet(
            fit.Threshold, fit.Rules, interest.Threshold, interest.HalfLife, interest.RepeatAfter, interest.Engagement,
            Offers(node, "raisedHands"), node.Distinct("exclusions", node.Objects("exclusions", part => Exclusion.Read(part, conditions)), exclusion => exclusion.Id),
            policies.HighFit, policies.LowFit)
        {
            FitCaps = fit.Caps,
            InterestLimits = interest.Limits,
            Dictionaries = dictionaries,
        };
    }

    /// <summary>Whoever shows little interest has ordered nothing.</summary>
    private static QuadrantPolicy HighFitPolicy(ConfigNode node, string name) => node.Parsed(
        name, text => Words.Find<QuadrantPolicy>(text) is { } policy and not QuadrantPolicy.OrderDesk ? policy : throw new FormatException(), "must be one of nurture, mql", QuadrantPolicy.Nurture);

    private static Dictionary<string, int> CapsOf(ConfigNode node) =>
        node.Names().Where(name => !name.StartsWith('$')).ToDictionary(name => name, name => node.Number(name, 0, 1000), StringComparer.Ordinal);

    private static void NoteCapsWithoutRules(ConfigNode node, IReadOnlyList<FitRule> rules, Dictionary<string, int> caps)
    {
        var groups = rules.Select(rule => rule.Group).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var group in groups.Where(group => !caps.ContainsKey(group)))
        {
            node.Fault("fit.caps", $"has none for the group \"{group}\" of a rule");
        }

        foreach (var cap in caps.Keys.Where(cap => !groups.Contains(cap)))
        {
            node.Fault($"fit.caps.{cap}", "no rule is of this group");
        }
    }

    private static HashSet<Offer> Offers(ConfigNode node, string name)
    {
        var offers = new HashSet<Offer>();
        foreach (var text in node.Texts(name))
        {
            if (Words.Find<Offer>(text) is { } offer)
            {
                offers.Add(offer);
            }
            else
            {
                node.Fault(name, $"\"{text}\" is no offer; offers are {string.Join(", ", Words.All<Offer>())}");
            }
        }

        return offers;
    }
}

[JsonConverter(typeof(WordConverter<Offer>))]
public enum Offer
{
    Newsletter,
    Blog,
    Ebook,
    Guide,
    Webinar,
    Demo,
    Contact,
    Pricing,
    BuyingGuide,
    Advice,
}

/// <summary>What is done with whoever is high in one of fit and interest only.</summary>
[JsonConverter(typeof(WordConverter<QuadrantPolicy>))]
public enum QuadrantPolicy
{
    Nurture,
    Mql,
    OrderDesk,
}
