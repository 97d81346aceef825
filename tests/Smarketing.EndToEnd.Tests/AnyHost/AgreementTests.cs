using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>The agreement of both teams, made from the running configuration.</summary>
[Trait("Host", "any")]
public sealed class AgreementTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task It_is_a_page_behind_the_shared_link_and_for_whoever_has_the_key()
    {
        var link = (string)(await Program.PostJsonAsync("/api/dashboard/links", new { days = 30 }))["link"]!;

        foreach (var address in new[] { $"{link}/agreement?lang=en", "/api/sla/agreement?lang=en" })
        {
            using var page = await Program.BrowseAsync(HttpMethod.Get, address);
            var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
            Assert.Contains("Agreement of marketing and sales", html, StringComparison.Ordinal);
            Assert.Contains("Working hours", html, StringComparison.Ordinal);
        }

        using var unknown = await Program.Http.GetAsync("/api/sla/agreement?version=000000000000");
        using var french = await Program.Http.GetAsync("/api/sla/agreement?lang=fr");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, french.StatusCode));
        Assert.NotNull((await french.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["lang"]);
    }
}
