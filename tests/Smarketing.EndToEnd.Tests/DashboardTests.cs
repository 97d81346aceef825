using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What both teams see behind the link that they share.</summary>
public sealed partial class DashboardTests : IAsyncLifetime
{
    private static readonly string[] Reports = ["funnel", "sla", "channels", "campaigns", "reps", "recycling", "quality", "speed"];

    private LocalProgram _program = null!;
    private string _link = null!;

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartAsync();
        _link = (string)(await _program.PostJsonAsync("/api/dashboard/links", new { days = 90 }))["link"]!;
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task The_numbers_are_those_of_the_reports()
    {
        await LiveAsync();
        var page = await PageAsync("?from=2026-01-01&to=2026-01-31&lang=en");

        var funnel = (await _program.GetJsonAsync("/api/reports/funnel?from=2026-01-01&to=2026-01-31"))["stages"]!.AsArray();
        Assert.Equal(
            funnel.Select(stage => $"{stage!["entered"]}"), RowsOf(page, "funnel").Select(row => row[1]));
        Assert.Equal(["6", "67", "16.7%"], RowsOf(page, "funnel").Single(row => row[0] == "MQL").Skip(1).Take(3));
        Assert.Contains("1,500.00 MXN", page, StringComparison.Ordinal);
        Assert.Equal(["January 5, 2026", "1,500", "1,344"], Assert.Single(RowsOf(page, "won"), row => row[0] == "January 5, 2026"));
        Assert.Contains("not yet due", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_narrows_what_is_counted_by_it_and_the_rest_says_so()
    {
        await LiveAsync();

        var spring = await PageAsync("?from=2026-01-01&to=2026-01-31&campaign=spring&lang=en");
        Assert.Equal("3", RowsOf(spring, "funnel").First(row => row[0] == "MQL")[1]);
        Assert.Contains("This isn't counted by campaign", spring, StringComparison.Ordinal);
        Assert.Empty(RowsOf(spring, "quality"));

        var ana = await PageAsync("?from=2026-01-01&to=2026-01-31&rep=ana&lang=en");
        Assert.Equal(["Ana Torres"], RowsOf(ana, "reps").Select(row => row[0]));
        Assert.Empty(RowsOf(ana, "funnel"));
    }

    [Fact]
    public async Task Forged_links_lead_nowhere_and_old_ones_are_over()
    {
        var forged = $"{_link[..^3]}{(_link.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA")}";
        await _program.WindAsync("P89D");
        foreach (var end in new[] { "", "/reports/funnel", "/reports/funnel.csv", "/reports/weather" })
        {
            using var page = await _program.Http.GetAsync(forged + end);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        await _program.WindAsync("P1D");
        foreach (var end in new[] { "", "/reports/funnel", "/reports/funnel.csv", "/reports/weather" })
        {
            using var page = await _program.Http.GetAsync(_link + end);
            Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        }
    }

    [Fact]
    public async Task Looking_changes_nothing_and_HEAD_is_answered()
    {
        await LiveAsync();
        var before = await StateAsync();
        foreach (var end in Reports.Select(report => $"/reports/{report}").Prepend("").Append("/reports/sla.csv"))
        {
            using var head = await _program.BrowseAsync(HttpMethod.Head, _link + end);
            using var get = await _program.BrowseAsync(HttpMethod.Get, _link + end);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (head.StatusCode, get.StatusCode));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Contains("default-src 'none'", get.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        await _program.SettleAsync();
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task What_was_changed_of_a_rep_counts_from_now_on()
    {
        using var changed = await _program.Http.PutAsync("/api/reps/ana", JsonContent.Create(new { capacity = 16 }));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var reps = (await _program.GetJsonAsync("/api/reports/reps?from=2026-01-05&to=2026-01-11"))["reps"]!.AsArray();
        Assert.Equal([16m, 8m, 8m, 8m], reps.Select(rep => (decimal)rep!["capacity"]!));

        using var plan = await _program.BrowseAsync(HttpMethod.Get, $"{_link}/plan");
        Assert.Matches("name=\"capacity\" value=\"10\"", await plan.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Months_end_at_the_company_s_midnight()
    {
        await _program.PostJsonAsync("/local/clock", new { to = "2026-03-31T23:59:00-06:00" });
        using var last = await _program.PostFormAsync("demo", new { email = "ultimo@alba.mx" });
        await _program.PostJsonAsync("/local/clock", new { to = "2026-04-01T00:00:00-06:00" });
        using var first = await _program.PostFormAsync("demo", new { email = "primero@brisa.mx" });
        await _program.WindAsync("P2D");

        foreach (var period in new[] { "from=2026-03-01&to=2026-03-31", "from=2026-03-31&to=2026-03-31", "from=2026-04-01&to=2026-04-01", "from=2026-04-01&to=2026-04-30" })
        {
            Assert.Equal("1", RowsOf(await PageAsync($"?{period}&lang=en"), "funnel")[0][1]);
        }
    }

    /// <summary>Six people who ask for a demo, three of them by a campaign; one is a customer by now.</summary>
    private async Task LiveAsync()
    {
        foreach (var i in Enumerable.Range(1, 6))
        {
            using var posted = await _program.PostFormAsync("demo", new { email = $"person{i}@gmail.com", firstName = "Lucía", phone = "+52 55 1234 5678", utm_medium = "cpc", utm_campaign = i % 2 == 0 ? "spring" : "autumn" });
            Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
            await _program.SettleAsync();
        }

        var id = (string)(await _program.ContactAsync("person2@gmail.com"))["id"]!;
        await _program.PostJsonAsync($"/api/contacts/{id}/stage", new { stage = "customer", amount = 1500, currency = "MXN" });
        await _program.SettleAsync();
    }

    private async Task<string> PageAsync(string query)
    {
        using var page = await _program.BrowseAsync(HttpMethod.Get, _link + query);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    private async Task<string> StateAsync() => string.Join('\n', [
        (await _program.GetJsonAsync("/local/outbox")).ToJsonString(),
        (await _program.GetJsonAsync("/api/contacts?stage=mql")).ToJsonString(),
        (await _program.GetJsonAsync("/local/instances")).ToJsonString(),
    ]);

    /// <summary>The rows of a section's first table.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> RowsOf(string page, string section)
    {
        var start = page.IndexOf($"<section id=\"{section}\"", StringComparison.Ordinal);
        var end = page.IndexOf("</section>", start, StringComparison.Ordinal);
        var body = page.IndexOf("<tbody>", start, StringComparison.Ordinal);
        return body < 0 || body > end
            ? []
            : [.. Row().Matches(page[body..page.IndexOf("</tbody>", body, StringComparison.Ordinal)]).Select(row => (IReadOnlyList<string>)[.. Cell().Matches(row.Value).Select(cell => cell.Groups[1].Value.Trim())])];
    }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
