using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The planner of the SLA.</summary>
public sealed class PlannerTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private static readonly object Halves = new { prospectToLead = 0.5, leadToMql = 0.5, mqlToSql = 0.5, sqlToOpportunity = 0.5, opportunityToCustomer = 0.5 };

    private LocalProgram Program => running.Program;

    [Fact]
    public async Task A_goal_becomes_a_plan_with_its_formulas()
    {
        var plan = await Program.PostJsonAsync("/api/sla/plan", new { goal = 100_000, averageDeal = 1_000, rates = Halves });

        Assert.Equal([100, 200, 400, 800, 1_600, 3_200], new[] { "customers", "opportunities", "sqls", "mqls", "leads", "prospects" }.Select(stage => (int)plan[stage]!));
        Assert.Equal((16.67m, 2.08m, 2, 1.04m), ((decimal)plan["mqlsPerWeek"]!, (decimal)plan["repsExact"]!, (int)plan["reps"]!, (decimal)plan["load"]!));
        Assert.Equal("800 ÷ 48", (string)plan["steps"]!.AsArray().Single(step => (string)step!["name"]! == "mqlsPerWeek")!["formula"]!);
    }

    [Fact]
    public async Task Faults_are_named_in_the_callers_language()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sla/plan") { Content = JsonContent.Create(new { goal = "mucho", rates = Halves }) };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("es"));
        using var response = await Program.Http.SendAsync(request);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("Falta este dato.", (string)problem["errors"]!["averageDeal"]![0]!);
        Assert.NotNull(problem["errors"]!["goal"]);
    }

    [Fact]
    public async Task Rates_come_from_history_once_there_is_enough()
    {
        await using var program = await LocalProgram.StartAsync();
        using var thin = await program.Http.PostAsJsonAsync("/api/sla/plan", new { goal = 100_000, averageDeal = 1_000, rates = "fromHistory" });
        Assert.Equal(HttpStatusCode.BadRequest, thin.StatusCode);

        foreach (var i in Enumerable.Range(1, 40))
        {
            using var posted = await program.PostFormAsync(i <= 20 ? "demo" : "ebook", new { email = $"person{i}@gmail.com" });
        }

        await program.SettleAsync();
        foreach (var i in Enumerable.Range(1, 20))
        {
            var id = (string)(await program.ContactAsync($"person{i}@gmail.com"))["id"]!;
            await program.PostJsonAsync($"/api/contacts/{id}/stage", new { stage = i <= 20 / 2 ? "customer" : "opportunity" });
        }

        await program.SettleAsync();
        var plan = await program.PostJsonAsync("/api/sla/plan", new { goal = 100_000, averageDeal = 1_000, rates = "fromHistory" });
        Assert.Equal([100, 200, 200, 200, 400, 400], new[] { "customers", "opportunities", "sqls", "mqls", "leads", "prospects" }.Select(stage => (int)plan[stage]!));
    }
}
