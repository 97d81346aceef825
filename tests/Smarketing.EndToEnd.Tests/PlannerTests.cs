using System.Net;
using System.Net.Http.Json;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The planner's own past, and how long its link lasts.</summary>
public sealed class PlannerTests
{
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

    [Fact]
    public async Task A_forged_link_leads_nowhere_and_an_old_one_is_over()
    {
        await using var program = await LocalProgram.StartAsync();
        var link = (string)(await program.PostJsonAsync("/api/dashboard/links", new { days = 1 }))["link"]!;

        foreach (var end in new[] { "", "/plan", "/agreement" })
        {
            using var forged = await program.Http.GetAsync($"{link[..^3]}{(link.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA")}{end}");
            Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        }

        await program.WindAsync("P1D");
        foreach (var end in new[] { "", "/plan", "/agreement" })
        {
            using var over = await program.Http.GetAsync(link + end);
            Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        }
    }
}
