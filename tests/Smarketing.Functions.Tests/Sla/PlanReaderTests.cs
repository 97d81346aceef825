using System.Text.Json;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

public sealed class PlanReaderTests
{
    private const string Rates = """ "rates": {"prospectToLead": 0.5, "leadToMql": 0.5, "mqlToSql": 0.5, "sqlToOpportunity": 0.5, "opportunityToCustomer": 0.5}""";

    [Fact]
    public void What_isnt_said_is_as_agreed()
    {
        var question = Read($$"""{"goal": 100000, "averageDeal": 1e3, {{Rates}}}""").Question!;

        Assert.Equal((100_000m, 1_000m, 48, 8, 1.1m), (question.Goal, question.AverageDeal, question.WorkingWeeks, question.Capacity, question.MaxLoad));
        Assert.Equal(new FunnelRates(0.5m, 0.5m, 0.5m, 0.5m, 0.5m), question.Rates);
    }

    [Theory]
    [InlineData("""{"rates": {"leadToCustomer": 0.02}, "goal": 1, "averageDeal": 1}""")]
    [InlineData("""{"leadToCustomer": 0.02, "goal": 1, "averageDeal": 1, "capacity": null}""")]
    public void The_short_form_has_one_rate(string json) => Assert.Equal(0.02m, Read(json).Question!.LeadToCustomer);

    [Fact]
    public void Rates_may_be_historys_own() => Assert.True(Read("""{"goal": 1, "averageDeal": 1, "rates": "fromHistory"}""").Question!.TakesHistory);

    [Theory]
    [InlineData("{}", "goal averageDeal rates")]
    [InlineData("""{"goal": 0, "averageDeal": -1, "rates": "history"}""", "goal averageDeal rates")]
    [InlineData("""{"goal": "much", "averageDeal": [], "rates": 5}""", "goal averageDeal rates")]
    [InlineData("""{"goal": 1e999, "averageDeal": 1, "rates": []}""", "goal rates")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "rates": {}}""", "rates")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "rates": {"leadToMql": 1.01}}""", "rates.prospectToLead rates.leadToMql rates.mqlToSql rates.sqlToOpportunity rates.opportunityToCustomer")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "rates": {"leadToMql": 0.5, "leadToCustomer": 0.5}}""", "rates.leadToCustomer")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "rates": "fromHistory", "leadToCustomer": 0.5}""", "rates")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "rates": {"leadToCustomer": 0.5, "leadToSql": 0.5}}""", "rates.leadToSql")]
    [InlineData("""{"goal": 1000000000000, "averageDeal": 0.01, "leadToCustomer": 0}""", "leadToCustomer")]
    [InlineData("""{"goal": 1000000000000, "averageDeal": 0.01, "leadToCustomer": 1}""", "goal")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "leadToCustomer": 1, "workingWeeks": 54, "capacity": 8.5, "maxLoad": 0}""", "workingWeeks capacity maxLoad")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "leadToCustomer": 1, "leadsPerMonth": 0, "hoursPerMonth": 745, "minutesPerAttempt": 0}""", "leadsPerMonth hoursPerMonth minutesPerAttempt")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "leadToCustomer": 1, "hoursPerMonth": 100}""", "minutesPerAttempt")]
    [InlineData("""{"goal": 1, "averageDeal": 1, "leadToCustomer": 1, "weeks": 48}""", "weeks")]
    public void Every_field_at_fault_is_named(string json, string fields)
    {
        var (question, errors) = Read(json);

        Assert.Null(question);
        Assert.Equal(fields.Split(' ').Order(StringComparer.Ordinal), errors.Keys.Order(StringComparer.Ordinal));
        Assert.All(errors.Values, texts => Assert.Single(texts));
    }

    [Fact]
    public void A_person_types_percent_and_commas()
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["goal"] = "1,100,000.50", ["averageDeal"] = "1,000", ["maxLoad"] = "110", ["rates"] = "fromHistory", ["rates.leadToMql"] = "50" };

        var question = PlanReader.Read(PlanFields.OfForm(typed), isPercent: true, PlanTexts.Spanish).Question!;

        Assert.Equal((1_100_000.5m, 1_000m, 1.1m, true), (question.Goal, question.AverageDeal, question.MaxLoad, question.TakesHistory));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1.000,5")]
    [InlineData("-5")]
    [InlineData("5 %")]
    [InlineData("0x10")]
    public void What_may_mean_two_things_is_asked_again(string goal) =>
        Assert.Equal(["goal"], PlanReader.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["goal"] = goal, ["averageDeal"] = "1", ["rates"] = "fromHistory" }, isPercent: true, PlanTexts.English).Errors.Keys);

    private static (PlanQuestion? Question, IReadOnlyDictionary<string, string[]> Errors) Read(string json) =>
        PlanReader.Read(PlanFields.Of(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!), isPercent: false, PlanTexts.English);
}
