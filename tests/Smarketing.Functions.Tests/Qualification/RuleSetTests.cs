using Smarketing.Functions.Contacts;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

/// <summary>Groups with caps, limits of interest, exclusions and policies.</summary>
public sealed class RuleSetTests
{
    private const string CappedFit = """
        "fit": {
          "threshold": 40,
          "caps": { "company": 25 },
          "rules": [
            { "id": "large", "points": 30, "group": "company", "when": { "employees": { "atLeast": 1000 } } },
            { "id": "builder", "points": 10, "group": "company", "when": { "industry": "construction" } },
            { "id": "free-mail", "points": -10, "group": "company", "when": { "address": "free" } },
            { "id": "mexico", "points": 10, "when": { "country": "MX" } }
          ]
        }
        """;

    [Theory]
    [InlineData("ana@alba.mx", 2000, "Construcción", "MX", 35, "large 30, builder 10, mexico 10, cap: company -15")]
    [InlineData("ana@gmail.com", 2000, "Construcción", "MX", 35, "large 30, builder 10, free-mail -10, mexico 10, cap: company -5")]
    [InlineData("ana@gmail.com", 2000, null, null, 20, "large 30, free-mail -10")]
    [InlineData("ana@alba.mx", 20, "Construcción", "MX", 20, "builder 10, mexico 10")]
    public void A_group_gives_no_more_than_its_cap_and_the_reasons_say_so(string email, int employees, string? industry, string? country, int points, string reasons)
    {
        var contact = Rules.Contact(email);
        contact = contact with { Person = contact.Person with { Employees = employees, Industry = industry, Country = country } };
        var rules = Rules.Read(CappedFit);

        var fit = Qualifier.Fit(rules, Profile.Of(contact, rules.Dictionaries));

        Assert.Equal(points, fit.Points);
        Assert.Equal(reasons, string.Join(", ", fit.Reasons.Select(reason => $"{reason.Rule} {reason.Points}")));
    }

    [Theory]
    [InlineData(0, 29, 1)]
    [InlineData(0, 30, 2)]
    [InlineData(60, 59, 1)]
    [InlineData(60, 60, 2)]
    [InlineData(0, -29, 1)]
    [InlineData(0, -30, 2)]
    public void One_offer_counts_once_in_its_time(int onceInDays, int daysLater, int events)
    {
        var limits = onceInDays > 0 ? $$""", "limits": [{ "id": "ebooks", "of": ["ebook"], "onceInDays": {{onceInDays}} }]""" : "";
        var rules = Rules.Read(Interest(limits));
        var first = new InterestEvent("ebook", 35, Rules.Now);

        Assert.Equal(events, Qualifier.With(rules, [first], first with { At = Rules.Now.AddDays(daysLater) }).Count);
    }

    [Fact]
    public void What_counts_up_to_a_cap_is_shown_with_what_the_cap_takes_off()
    {
        var rules = Rules.Read(Interest(""", "limits": [{ "id": "reading", "of": ["ebook", "guide"], "cap": 40 }]"""));

        var score = Qualifier.Interest(rules, [new("ebook", 35, Rules.Now), new("guide", 35, Rules.Now), new("demo", 50, Rules.Now)], Rules.Now);

        Assert.Equal(90, score.Points);
        Assert.Equal(new ScoreReason("cap: reading", -30), score.Reasons[^1]);
        Assert.Equal(85, Qualifier.Interest(rules, [new("ebook", 35, Rules.Now), new("demo", 50, Rules.Now)], Rules.Now).Points);
    }

    [Theory]
    [InlineData("ana@gmail.com", "Estudiante", null, "student")]
    [InlineData("ana@rival.example", "Directora", null, "competitor")]
    [InlineData("ana@ventas.rival.example", "Directora", null, "competitor")]
    [InlineData("ana@gmail.com", "Directora", "Andamios Rival, S.A.", "competitor")]
    [InlineData("ana@andamio.example", "Directora", null, "own-staff")]
    public void Who_is_excluded_raises_no_hand_and_fits_nobody(string email, string title, string? company, string exclusion)
    {
        foreach (var (policy, decision) in new[] { ("nurture", QualificationDecision.Nurture), ("order-desk", QualificationDecision.OrderDesk) })
        {
            var rules = Rules.Read($$""" "policies": { "highFitLowInterest": "mql", "lowFitHighInterest": "{{policy}}" } """);
            var contact = Rules.Contact(email);
            contact = contact with { Person = contact.Person with { JobTitle = title, Company = company }, Interest = [new("demo", 50, Rules.Now)] };

            var result = Qualifier.Weigh(rules, contact, Offer.Demo, Rules.Now);

            Assert.Equal(decision, result.Decision);
            Assert.Equal([$"excluded: {exclusion}", $"fit-low, interest-high: policy {policy}"], result.Reasons.Take(2));
        }
    }

    [Theory]
    [InlineData("CEO", 10, "nurture", QualificationDecision.Nurture, Stage.Prospect)]
    [InlineData("CEO", 10, "mql", QualificationDecision.Mql, Stage.Mql)]
    [InlineData("Engineer", 35, "nurture", QualificationDecision.Nurture, Stage.Prospect)]
    [InlineData("Engineer", 35, "mql", QualificationDecision.Mql, Stage.Mql)]
    [InlineData("Engineer", 35, "order-desk", QualificationDecision.OrderDesk, Stage.Mql)]
    [InlineData("Engineer", 10, "mql", QualificationDecision.Prospect, Stage.Prospect)]
    [InlineData("CEO", 35, "nurture", QualificationDecision.Mql, Stage.Mql)]
    public void The_company_decides_on_whoever_is_high_in_one_only(string title, int interest, string policy, QualificationDecision decision, Stage stage)
    {
        var highFit = policy == "order-desk" ? "nurture" : policy;
        var rules = Rules.Read($$""" "policies": { "highFitLowInterest": "{{highFit}}", "lowFitHighInterest": "{{policy}}" } """);
        var contact = Rules.Contact();
        contact = contact with { Person = contact.Person with { JobTitle = title }, Interest = [new("newsletter", interest, Rules.Now)] };

        var result = Qualifier.Weigh(rules, contact, Offer.Newsletter, Rules.Now);

        Assert.Equal((decision, stage), (result.Decision, result.Stage));
    }

    [Theory]
    [InlineData(40, 30, true, true)]
    [InlineData(39, 29, false, false)]
    [InlineData(41, 31, true, true)]
    public void High_is_at_or_above_the_threshold(int fit, int interest, bool fitIsHigh, bool interestIsHigh)
    {
        var rules = Rules.Read($$""" "fit": { "threshold": 40, "rules": [{ "id": "everybody", "points": {{fit}}, "when": {} }] } """);

        var result = Qualifier.Weigh(rules, Rules.Contact() with { Interest = [new("ebook", interest, Rules.Now)] }, Offer.Ebook, Rules.Now);

        Assert.Equal((fitIsHigh, interestIsHigh), (result.FitIsHigh, result.InterestIsHigh));
    }

    [Theory]
    [InlineData(""" "fit": { "threshold": 40, "rules": [{ "id": "a", "points": 1, "group": "g", "when": {} }] } """, "$.fit.caps: has none for the group \"g\" of a rule")]
    [InlineData(""" "fit": { "threshold": 40, "caps": { "g": 5 }, "rules": [] } """, "$.fit.caps.g: no rule is of this group")]
    [InlineData(""" "fit": { "threshold": 40, "rules": [{ "id": "a", "points": 1, "when": {} }, { "id": "a", "points": 2, "when": {} }] } """, "$.fit.rules: the id \"a\" stands more than once")]
    [InlineData(""" "policies": { "highFitLowInterest": "order-desk", "lowFitHighInterest": "mql" } """, "$.policies.highFitLowInterest: must be one of nurture, mql")]
    [InlineData(""" "exclusions": [{ "id": "x", "when": { "domain": "nowhere" } }] """, "$.exclusions[0].when.domain: \"nowhere\" is not one of mail domains such as example.com")]
    [InlineData(""" "dictionaries": { "seniority": { "boss": ["jefazo"] } } """, "$.dictionaries.seniority.boss: is not known here; known are assistant, decision-maker, manager, specialist, student")]
    [InlineData(""" "dictionaries": { "seniority": { "manager": ["…"] } } """, "$.dictionaries.seniority.manager: must list words or phrases")]
    [InlineData(""" "dictionaries": { "industry": { "Obra Civil": ["obra"] } } """, "$.dictionaries.industry.Obra Civil: a sector's name may have lower-case letters, digits and hyphens only")]
    public void A_fault_names_its_place(string members, string fault) => Assert.Equal(fault, Assert.Single(Rules.Parse(members).Faults));

    [Theory]
    [InlineData("""{ "id": "x", "of": ["ebook"] }""", "$.interest.limits[0]: must have onceInDays or cap")]
    [InlineData("""{ "id": "x", "of": ["e-book"], "cap": 5 }""", "$.interest.limits[0].of: \"e-book\" is not one of newsletter, ")]
    [InlineData("""{ "id": "x", "of": [], "cap": 5 }""", "$.interest.limits[0].of: must name at least one of newsletter, ")]
    [InlineData("""{ "id": "x", "of": ["ebook", "guide"], "cap": 5 }, { "id": "y", "of": ["guide"], "cap": 5 }""", "$.interest.limits: \"guide\" stands in more than one")]
    [InlineData("""{ "id": "x", "of": ["ebook"], "cap": 5 }, { "id": "x", "of": ["guide"], "cap": 5 }""", "$.interest.limits: the id \"x\" stands more than once")]
    public void A_limits_fault_names_its_place(string limit, string fault) =>
        Assert.StartsWith(fault, Assert.Single(Rules.Parse(Interest($$""", "limits": [{{limit}}]""")).Faults), StringComparison.Ordinal);

    private static string Interest(string more) => $$"""
        "interest": { "threshold": 30, "halfLifeDays": 30, "sameOfferAfterDays": 30, "click": 5{{more}} }
        """;
}
