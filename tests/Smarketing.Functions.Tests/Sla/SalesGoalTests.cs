using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Tests.Configuration;

namespace Smarketing.Functions.Tests.Sla;

public sealed class SalesGoalTests
{
    [Fact]
    public void The_shipped_goal_takes_what_the_planner_reckons()
    {
        var goal = Mexico.Configuration.Goal!;

        Assert.Equal(
            [3200m, 1600m, 800m, null, 400m, 200m, 100m],
            Enum.GetValues<Stage>().Select(stage => goal.In(12, stage, PlanTerms.Of(Mexico.Configuration))));
        Assert.Equal((8333.33m, 8.3m), (goal.In(1), goal.In(1, Stage.Customer, PlanTerms.Of(Mexico.Configuration))));
        Assert.Equal(50_000m, goal.In(6));
    }

    [Fact]
    public void Without_a_goal_there_is_none()
    {
        var file = ShippedFile.Read();
        file["sla"]!.AsObject().Remove("goal");

        Assert.Null(SmarketingConfiguration.Parse(file.ToJsonString()).Configuration!.Goal);
    }

    [Fact]
    public void Faults_in_it_are_named()
    {
        var file = ShippedFile.Read();
        file["sla"]!["goal"] = JsonNode.Parse("""{ "perYear": 0, "averageDeal": 1000, "rates": { "prospectToLead": 2, "leadToMql": 0.00001, "mqlToSql": 0.5, "sqlToOpportunity": 0.5 } }""");

        Assert.Equal(
            ["$.sla.goal.perYear:", "$.sla.goal.rates.leadToMql:", "$.sla.goal.rates.opportunityToCustomer:", "$.sla.goal.rates.prospectToLead:"],
            SmarketingConfiguration.Parse(file.ToJsonString()).Faults.Select(fault => fault[..(fault.IndexOf(':', StringComparison.Ordinal) + 1)]).Order(StringComparer.Ordinal));
    }
}
