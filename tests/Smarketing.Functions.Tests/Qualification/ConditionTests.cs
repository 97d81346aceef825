using Smarketing.Functions.Contacts;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

/// <summary>What a rule may ask for, of one contact who has everything.</summary>
public sealed class ConditionTests
{
    private static readonly Contact Ana = Rules.Contact("ana@obras.alba.com.mx") with
    {
        Person = new Person
        {
            Email = "ana@obras.alba.com.mx",
            Language = "es",
            JobTitle = "Directora de Compras",
            Company = "Constructora Alba, S.A. de C.V.",
            Industry = "Construcción e inmobiliaria",
            Country = "MX",
            Employees = 200,
        },
        Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["budget"] = "10,000-50,000", ["City"] = "Mérida" },
        LastTouch = new Touch(Channel.PaidSearch, "Expo 2026", null, null, null, null, null, null, Rules.Now),
    };

    [Theory]
    [InlineData("""{ "seniority": "decision-maker" }""", true)]
    [InlineData("""{ "seniority": ["manager", "decision-maker"] }""", true)]
    [InlineData("""{ "seniority": { "not": "decision-maker" } }""", false)]
    [InlineData("""{ "seniority": { "exists": true } }""", true)]
    [InlineData("""{ "industry": "construction" }""", true)]
    [InlineData("""{ "industry": { "in": ["real-estate", "mining"] } }""", true)]
    [InlineData("""{ "industry": "mining" }""", false)]
    [InlineData("""{ "country": "México" }""", true)]
    [InlineData("""{ "country": { "not": ["MX", "CO"] } }""", false)]
    [InlineData("""{ "language": "en" }""", false)]
    [InlineData("""{ "address": "business" }""", true)]
    [InlineData("""{ "domain": "alba.com.mx" }""", true)]
    [InlineData("""{ "domain": "ALBA.com.mx" }""", true)]
    [InlineData("""{ "domain": ["lba.com.mx", "rival.example"] }""", false)]
    [InlineData("""{ "channel": "paid-search" }""", true)]
    [InlineData("""{ "campaign": "expo 2026" }""", true)]
    [InlineData("""{ "campaign": { "contains": "exp" } }""", true)]
    [InlineData("""{ "company": "constructora alba sa de cv" }""", true)]
    [InlineData("""{ "company": { "matchesWord": "ALBÁ" } }""", true)]
    [InlineData("""{ "company": { "matchesWord": ["onstructora", "alba s"] } }""", false)]
    [InlineData("""{ "company": { "contains": "onstructora" } }""", true)]
    [InlineData("""{ "jobTitle": { "contains": ["ventas", "compras"] } }""", true)]
    [InlineData("""{ "employees": 200 }""", true)]
    [InlineData("""{ "employees": { "is": 201 } }""", false)]
    [InlineData("""{ "employees": { "atLeast": 200 } }""", true)]
    [InlineData("""{ "employees": { "atLeast": 201 } }""", false)]
    [InlineData("""{ "employees": { "atMost": 200 } }""", true)]
    [InlineData("""{ "employees": { "atMost": 199 } }""", false)]
    [InlineData("""{ "employees": { "between": [200, 200] } }""", true)]
    [InlineData("""{ "employees": { "between": [201, 500] } }""", false)]
    [InlineData("""{ "employees": { "atLeast": 100, "atMost": 150 } }""", false)]
    [InlineData("""{ "employees": { "not": { "atLeast": 1000 } } }""", true)]
    [InlineData("""{ "attributes.City": "merida" }""", true)]
    [InlineData("""{ "attributes.city": { "exists": true } }""", false)]
    [InlineData("""{ "attributes.budget": { "atLeast": 10000 } }""", true)]
    [InlineData("""{ "attributes.budget": { "atLeast": 10001 } }""", false)]
    [InlineData("""{ "attributes.size": { "atMost": 5 } }""", false)]
    [InlineData("""{ "attributes.size": { "exists": false } }""", true)]
    [InlineData("""{ "country": "MX", "employees": { "atLeast": 1000 } }""", false)]
    [InlineData("""{ "any": [{ "country": "CO" }, { "employees": { "atLeast": 100 } }] }""", true)]
    [InlineData("""{ "all": [{ "country": "MX" }, { "not": { "language": "es" } }] }""", false)]
    [InlineData("""{ "not": { "any": [{ "country": "CO" }, { "all": [{ "country": "MX" }, { "address": "free" }] }] } }""", true)]
    [InlineData("{}", true)]
    [InlineData("""{ "$comment": "everybody" }""", true)]
    public void A_rule_asks(string when, bool holds) => Assert.Equal(holds ? 50 : 0, FitOf(Ana, when));

    [Theory]
    [InlineData("""{ "seniority": { "exists": true } }""", false)]
    [InlineData("""{ "seniority": "specialist" }""", false)]
    [InlineData("""{ "country": { "not": "MX" } }""", true)]
    [InlineData("""{ "employees": { "atLeast": 0 } }""", false)]
    [InlineData("""{ "employees": { "not": { "atLeast": 0 } } }""", true)]
    [InlineData("""{ "company": { "contains": "a" } }""", false)]
    [InlineData("""{ "campaign": { "exists": false } }""", true)]
    [InlineData("""{ "channel": "direct" }""", false)]
    public void What_is_not_known_meets_no_comparison(string when, bool holds) => Assert.Equal(holds ? 50 : 0, FitOf(Rules.Contact(), when));

    [Theory]
    [InlineData("""{ "senority": "manager" }""", "$.fit.rules[0].when.senority: is no field; fields are address, campaign, channel, company, country, domain, employees, industry, jobTitle, language, seniority, attributes.…, and all, any and not group conditions")]
    [InlineData("""{ "": 1 }""", "$.fit.rules[0].when.: is no field")]
    [InlineData("""{ "seniority": "boss" }""", "$.fit.rules[0].when.seniority: \"boss\" is not one of specialist, assistant, manager, decision-maker, student")]
    [InlineData("""{ "seniority": [] }""", "$.fit.rules[0].when.seniority: must have at least one value")]
    [InlineData("""{ "seniority": 4 }""", "$.fit.rules[0].when.seniority: must be a text, a list of texts, or comparisons")]
    [InlineData("""{ "industry": "astrology" }""", "$.fit.rules[0].when.industry: \"astrology\" is not one of agriculture, ")]
    [InlineData("""{ "country": ["MX", "Atlantis"] }""", "$.fit.rules[0].when.country: \"Atlantis\" is not one of ISO 3166-1 codes")]
    [InlineData("""{ "domain": "@alba" }""", "$.fit.rules[0].when.domain: \"@alba\" is not one of mail domains")]
    [InlineData("""{ "employees": "many" }""", "$.fit.rules[0].when.employees: must be a whole number, or comparisons")]
    [InlineData("""{ "employees": { "atLeast": "many" } }""", "$.fit.rules[0].when.employees.atLeast: must be a whole number")]
    [InlineData("""{ "employees": { "between": [5, 1] } }""", "$.fit.rules[0].when.employees.between: must be two whole numbers, the lower one first")]
    [InlineData("""{ "employees": { "contains": "5" } }""", "$.fit.rules[0].when.employees.contains: is not known here; known are atLeast, atMost, between, exists, is, not")]
    [InlineData("""{ "company": { "contains": "…" } }""", "$.fit.rules[0].when.company.contains: \"…\" is not one of texts with letters or digits")]
    [InlineData("""{ "company": {} }""", "$.fit.rules[0].when.company: must have at least one comparison")]
    [InlineData("""{ "any": [] }""", "$.fit.rules[0].when.any: must have at least one condition")]
    [InlineData("""{ "all": [{ "any": [{ "country": "XXX" }] }] }""", "$.fit.rules[0].when.all[0].any[0].country: \"XXX\" is not one of")]
    public void A_fault_names_its_place_and_what_would_be_right(string when, string fault)
    {
        var (_, faults) = Rules.Parse(Rules.OneRule(when));

        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    private static int FitOf(Contact contact, string when)
    {
        var rules = Rules.Read(Rules.OneRule(when));
        return Qualifier.Fit(rules, Profile.Of(contact, rules.Dictionaries)).Points;
    }
}
