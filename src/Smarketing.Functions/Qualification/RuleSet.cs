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
    IReadOnlySet<string> ExcludedDomains,
    QuadrantPolicy HighFitLowInterest,
    QuadrantPolicy LowFitHighInterest)
{
    public static RuleSet Read(ConfigNode node)
    {
        var (fitThreshold, fitRules) = node.Object("fit", fit => (fit.Number("threshold", 1, 1000), fit.Objects("rules", FitRule.Read)));
        var interest = node.Object("interest", part => (
            Threshold: part.Number("threshold", 1, 1000),
            HalfLife: TimeSpan.FromDays(part.Number("halfLifeDays", 1, 3650)),
            RepeatAfter: TimeSpan.FromDays(part.Number("sameOfferAfterDays", 0, 3650)),
            Engagement: EngagementPolicy.Read(part)));
        var policies = node.Object("policies", part => (
            HighFit: part.Word<QuadrantPolicy>("highFitLowInterest"),
            LowFit: part.Word<QuadrantPolicy>("lowFitHighInterest")));
        return new RuleSet(
            fitThreshold, fitRules, interest.Threshold, interest.HalfLife, interest.RepeatAfter, interest.Engagement,
            Offers(node, "raisedHands"), node.Texts("excludedDomains", []).Select(domain => domain.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
            policies.HighFit, policies.LowFit);
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

/// <summary>Points for whoever matches every condition that is set.</summary>
public sealed record FitRule(string Id, int Points, IReadOnlyList<Seniority> Seniority, IReadOnlyList<AddressKind> Address, IReadOnlyList<string> Country, int? EmployeesAtLeast)
{
    public static FitRule Read(ConfigNode node)
    {
        var when = node.Object("when", part => new FitRule(
            "", 0, WordsOf<Seniority>(part, "seniority"), WordsOf<AddressKind>(part, "address"), part.Texts("country", []),
            part.Has("employeesAtLeast") ? part.Number("employeesAtLeast", 1, int.MaxValue) : null));
        return when with { Id = node.Text("id"), Points = node.Number("points", -1000, 1000) };
    }

    public bool Matches(Profile profile) =>
        (Seniority.Count == 0 || Seniority.Contains(profile.Seniority))
        && (Address.Count == 0 || Address.Contains(profile.Address))
        && (Country.Count == 0 || (profile.Country is { } country && Country.Contains(country)))
        && (EmployeesAtLeast is not { } least || profile.Employees >= least);

    private static List<T> WordsOf<T>(ConfigNode node, string name)
        where T : struct, Enum
    {
        var words = new List<T>();
        foreach (var text in node.Texts(name, []))
        {
            if (Words.Find<T>(text) is { } word)
            {
                words.Add(word);
            }
            else
            {
                node.Fault(name, $"\"{text}\" is not one of {string.Join(", ", Words.All<T>())}");
            }
        }

        return words;
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
