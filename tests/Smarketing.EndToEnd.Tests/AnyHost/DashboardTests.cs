using System.Globalization;
using System.Net;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What both teams see behind the link that they share.</summary>
[Trait("Host", "any")]
public sealed class DashboardTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private static readonly string[] Reports = ["funnel", "sla", "channels", "campaigns", "reps", "recycling", "quality", "speed"];

    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task Each_report_has_a_page_and_a_file_that_is_the_key_s()
    {
        using var posted = await Program.PostFormAsync("demo", new { email = Program.Person("lucia@gmail.com"), utm_medium = "cpc", utm_campaign = "spring" });
        var link = await LinkAsync();
        var day = (await Program.NowAsync()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var report in Reports)
        {
            using var page = await Program.BrowseAsync(HttpMethod.Get, $"{link}/reports/{report}?from={day}&to={day}");
            Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
            using var file = await Program.BrowseAsync(HttpMethod.Get, $"{link}/reports/{report}.csv?from={day}&to={day}");
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
            Assert.Equal($"{report}-{day}-{day}.csv", file.Content.Headers.ContentDisposition!.FileName);

            // Others may be at work on this host between the two questions.
            await Program.EventuallyAsync(
                async () => (Shared: await Program.Http.GetStringAsync($"{link}/reports/{report}.csv?from={day}&to={day}"), Keyed: await Program.Http.GetStringAsync($"/api/reports/{report}?from={day}&to={day}&format=csv")),
                files => files.Shared == files.Keyed);
        }

        using var unknown = await Program.BrowseAsync(HttpMethod.Get, $"{link}/reports/weather");
        using var narrow = await Program.BrowseAsync(HttpMethod.Get, $"{link}/reports/funnel.csv?campaign=spring");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, narrow.StatusCode));
    }

    [Theory]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?from=2026-02-01&to=2026-01-01", "to")]
    [InlineData("?rep=nobody", "rep")]
    [InlineData("?rep=ana&campaign=spring", "rep")]
    public async Task A_wrong_question_comes_back_with_what_is_wrong(string query, string field)
    {
        var link = await LinkAsync();
        foreach (var end in new[] { "", "/reports/sla" })
        {
            using var page = await Program.BrowseAsync(HttpMethod.Get, $"{link}{end}{query}");
            var html = await page.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
            Assert.Contains($"id=\"{field}-error\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HEAD_is_answered_and_pages_keep_themselves_to_themselves()
    {
        var link = await LinkAsync();
        foreach (var end in new[] { "", "/reports/funnel", "/reports/sla.csv", "/plan", "/agreement", "/obstacles" })
        {
            using var head = await Program.BrowseAsync(HttpMethod.Head, link + end);
            using var get = await Program.BrowseAsync(HttpMethod.Get, link + end);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (head.StatusCode, get.StatusCode));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Contains("default-src 'none'", get.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_forged_link_leads_nowhere()
    {
        var link = await LinkAsync();
        var forged = $"{link[..^3]}{(link.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA")}";
        foreach (var end in new[] { "", "/reports/funnel", "/plan", "/agreement", "/obstacles" })
        {
            using var page = await Program.Http.GetAsync(forged + end);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }
    }

    private async Task<string> LinkAsync() => (string)(await Program.PostJsonAsync("/api/dashboard/links", new { days = 90 }))["link"]!;
}
