using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>Reports as programs ask for them.</summary>
[Trait("Host", "any")]
public sealed class ReportTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Theory]
    [InlineData("funnel")]
    [InlineData("sla")]
    [InlineData("channels")]
    [InlineData("campaigns")]
    [InlineData("reps")]
    [InlineData("recycling")]
    [InlineData("quality")]
    [InlineData("speed")]
    public async Task Each_report_is_there_as_JSON_and_as_a_table(string name)
    {
        using var posted = await Program.PostFormAsync("demo", new { email = Program.Person($"{name}@alba.mx"), firstName = "Lucía", utm_campaign = "=1+1" });
        Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);

        var before = MonthOf(await Program.NowAsync());
        var report = await Program.GetJsonAsync($"/api/reports/{name}");
        using var table = await Program.Http.GetAsync($"/api/reports/{name}?format=csv");
        var after = MonthOf(await Program.NowAsync());
        var lines = await Program.EventuallyAsync(
            async () => (await Program.Http.GetStringAsync($"/api/reports/{name}?format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries), lines => lines.Length > 1 || name == "recycling");

        // A month may have ended in between.
        Assert.Contains(((string)report["report"]!, ((string)report["from"]!, (string)report["to"]!)), new[] { (name, before), (name, after) });
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Contains(table.Content.Headers.ContentDisposition!.FileName, new[] { before, after }.Select(month => $"{name}-{month.From}-{month.To}.csv"));
        Assert.Single(lines.Select(line => line.Count(character => character == ',')).Distinct());
        Assert.DoesNotContain(lines, line => line.Contains(",=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_question_is_told_what_is_wrong_and_an_unknown_report_is_404()
    {
        using var wrong = await Program.Http.GetAsync("/api/reports/funnel?from=yesterday&to=2026-01-05&format=pdf");
        using var unknown = await Program.Http.GetAsync("/api/reports/weather");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal(["from", "format"], (await wrong.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsObject().Select(error => error.Key));
    }

    private static (string From, string To) MonthOf(DateTimeOffset now)
    {
        var first = new DateOnly(now.Year, now.Month, 1);
        return (first.ToString("O", CultureInfo.InvariantCulture), first.AddMonths(1).AddDays(-1).ToString("O", CultureInfo.InvariantCulture));
    }
}
