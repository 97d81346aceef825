using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>The planner of the SLA.</summary>
[Trait("Host", "any")]
public sealed class PlannerTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private static readonly object Halves = new { prospectToLead = 0.5, leadToMql = 0.5, mqlToSql = 0.5, sqlToOpportunity = 0.5, opportunityToCustomer = 0.5 };

    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_goal_becomes_a_plan_with_its_formulas()
    {
        var plan = await Program.PostJsonAsync("/api/sla/plan", new { goal = 100_000, averageDeal = 1_000, rates = Halves, capacity = 8 });

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
    public async Task Whoever_has_the_shared_link_may_play_with_the_planner()
    {
        var made = await Program.PostJsonAsync("/api/dashboard/links", new { days = 30 });
        var link = (string)made["link"]!;
        Assert.Equal(await Program.NowAsync() + TimeSpan.FromDays(30), (DateTimeOffset)made["expiresAt"]!, TimeSpan.FromMinutes(5));

        using var dashboard = await Program.BrowseAsync(HttpMethod.Get, link);
        Assert.Contains("/plan\"", await dashboard.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var form = await Program.BrowseAsync(HttpMethod.Get, $"{link}/plan");
        Assert.Contains("100,000", await form.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var answer = await Program.BrowseAsync(HttpMethod.Post, $"{link}/plan?lang=en", Fields);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("⌈2.08 ÷ 110 %⌉", html, StringComparison.Ordinal);
        Assert.Contains("104 %", html, StringComparison.Ordinal);
        Assert.Contains("100 leads a month at 50 % are 50 MQLs for each rep; one can take 32.", html, StringComparison.Ordinal);

        using var wrong = await Program.BrowseAsync(HttpMethod.Post, $"{link}/plan?lang=en", [new("goal", "much")]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("value=\"much\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"days": 0}""")]
    [InlineData("""{"days": 367}""")]
    [InlineData("""{"days": "30"}""")]
    public async Task A_shared_link_lasts_so_many_days(string body)
    {
        using var response = await Program.Http.PostAsync("/api/dashboard/links", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["days"]);
    }

    private static readonly KeyValuePair<string, string>[] Fields =
    [
        new("goal", "100,000"), new("averageDeal", "1,000"), new("rates.prospectToLead", "50"), new("rates.leadToMql", "50"), new("rates.mqlToSql", "50"),
        new("rates.sqlToOpportunity", "50"), new("rates.opportunityToCustomer", "50"), new("workingWeeks", "48"), new("capacity", "8"), new("maxLoad", "110"), new("leadsPerMonth", "100"),
    ];
}
