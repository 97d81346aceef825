using FsCheck;
using FsCheck.Fluent;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Engagement;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

public sealed class QualifierProperties
{
    [Fact]
    public void The_reasons_add_up_to_the_scores_with_what_the_caps_take_off() => Always.Holds(Weighing.Any, one => one.Smaller(), one =>
    {
        var result = one.Weigh();

        Assert.Equal(result.Fit.Points, result.Fit.Reasons.Sum(reason => reason.Points));
        Assert.Equal(result.Interest.Points, result.Interest.Reasons.Sum(reason => reason.Points));
        Assert.Contains($"fit {result.Fit.Points} of {one.Rules.FitThreshold}", result.Reasons);
        Assert.Contains($"interest {result.Interest.Points} of {one.Rules.InterestThreshold}", result.Reasons);
        Assert.All(result.Fit.Reasons.Concat(result.Interest.Reasons), reason => Assert.NotEqual(0, reason.Points));
    });

    [Fact]
    public void A_group_never_gives_more_than_its_cap() => Always.Holds(Weighing.Any, one => one.Smaller(), one =>
    {
        var fit = one.Weigh().Fit;
        var grouped = fit.Reasons.Where(reason => reason.Rule == "cap: company" || one.Rules.FitRules.Any(rule => rule.Id == reason.Rule && rule.Group == "company"));

        Assert.InRange(grouped.Sum(reason => reason.Points), int.MinValue, one.Rules.FitCaps["company"]);
    });

    [Fact]
    public void The_same_person_is_weighed_the_same_again() => Always.Holds(Weighing.Any, one => one.Smaller(), one =>
    {
        Assert.Equivalent(one.Weigh(), one.Weigh(), strict: true);
        Assert.Equivalent(one.Weigh(), (one with { Rules = one.ReadRules() }).Weigh(), strict: true);
    });

    [Fact]
    public void More_points_for_a_rule_never_lower_a_score() => Always.Holds(Weighing.Any, one => one.Smaller(), one =>
    {
        foreach (var rule in one.Rules.FitRules)
        {
            var raised = one.Rules with { FitRules = [.. one.Rules.FitRules.Select(other => other == rule ? other with { Points = other.Points + 7 } : other)] };

            Assert.InRange((one with { Rules = raised }).Weigh().Fit.Points, one.Weigh().Fit.Points, int.MaxValue);
        }
    });

    [Fact]
    public void Interest_never_grows_by_itself() => Always.Holds(Weighing.Any, one => one.Smaller(), one =>
        Assert.InRange((one with { Days = one.Days + 1 }).Weigh().Interest.Points, 0, one.Weigh().Interest.Points));

    [Fact]
    public void Whoever_is_high_in_both_is_an_MQL_and_whoever_is_excluded_is_none() => Always.Holds(Weighing.Any, one => one.Smaller(), one =>
    {
        var result = one.Weigh();
        var isExcluded = result.Reasons.Any(reason => reason.StartsWith("excluded: ", StringComparison.Ordinal));
        var isRaised = one.Submitted is { } offer && one.Rules.RaisedHands.Contains(offer);

        Assert.Equal(!isExcluded && (isRaised || (result.FitIsHigh && result.InterestIsHigh)), result.Decision == QualificationDecision.Mql);
        Assert.Equal(result.GoesToSales, result.Stage == Stage.Mql);
    });

    /// <summary>Somebody, what they did, and the rules that they are weighed by.</summary>
    private sealed record Weighing(Contact Contact, Offer? Submitted, int Days, int Cap, RuleSet Rules)
    {
        private static readonly string?[] Titles = [null, "", "CEO", "Assistant to the Director", "Estudiante", "Gerente de obra", "Arquitecta"];
        private static readonly string[] Addresses = ["ana@gmail.com", "ana@alba.mx", "ana@unam.mx", "ana@andamio.example", "ana@rival.example"];
        private static readonly string?[] Countries = [null, "MX", "CO", "DE"];
        private static readonly string?[] Industries = [null, "Construcción", "astrology"];

        private static readonly string[] Kinds = [.. Words.All<Offer>(), .. Words.All<EngagementKind>().Select(EngagementEvent.RuleOf)];

        public static Gen<Weighing> Any =>
            from title in Gen.Elements(Titles)
            from address in Gen.Elements(Addresses)
            from country in Gen.Elements(Countries)
            from industry in Gen.Elements(Industries)
            from employees in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, 5000).Select(number => (int?)number))
            from interest in Gen.ListOf(from kind in Gen.Elements(Kinds) from points in Gen.Choose(1, 60) from day in Gen.Choose(0, 90) select new InterestEvent(kind, points, Qualification.Rules.Now.AddDays(day)))
            from submitted in Gen.Elements<Offer?>([null, .. Enum.GetValues<Offer>().Cast<Offer?>()])
            from days in Gen.Choose(0, 200)
            from cap in Gen.Choose(0, 60)
            let contact = Qualification.Rules.Contact(address)
            let person = contact.Person with { JobTitle = title, Country = country, Industry = industry, Employees = employees }
            select new Weighing(contact with { Person = person, Interest = [.. interest] }, submitted, days, cap, RulesWith(cap));

        public QualificationResult Weigh() => Qualifier.Weigh(Rules, Contact, Submitted, Qualification.Rules.Now.AddDays(Days));

        public RuleSet ReadRules() => RulesWith(Cap);

        public IEnumerable<Weighing> Smaller() => Always.Without(Contact.Interest).Select(fewer => this with { Contact = Contact with { Interest = fewer } });

        private static RuleSet RulesWith(int cap) => Qualification.Rules.Read($$"""
            "fit": {
              "threshold": 40,
              "caps": { "company": {{cap}} },
              "rules": [
                { "id": "decision-maker", "points": 40, "when": { "seniority": "decision-maker" } },
                { "id": "large", "points": 30, "group": "company", "when": { "employees": { "atLeast": 1000 } } },
                { "id": "builder", "points": 20, "group": "company", "when": { "industry": "construction" } },
                { "id": "free-mail", "points": -15, "group": "company", "when": { "address": { "not": "business" } } },
                { "id": "near", "points": 10, "when": { "any": [{ "country": ["MX", "CO"] }, { "language": "es", "not": { "country": { "exists": true } } }] } }
              ]
            },
            "interest": {
              "threshold": 30, "halfLifeDays": 30, "sameOfferAfterDays": 30, "click": 5,
              "limits": [{ "id": "visits", "of": ["activity-page", "activity-click"], "cap": {{cap}} }]
            }
            """);
    }
}
