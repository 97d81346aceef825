using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The agreement of both teams, made from the running configuration.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task What_was_agreed_when_can_be_shown_again()
    {
        var data = Directory.CreateTempSubdirectory("smarketing-agreement-").FullName;
        var shipped = await LocalProgram.StartProcessAsync(data);
        var first = await shipped.GetJsonAsync("/api/sla/agreement?lang=en");
        Assert.Equal("within 4 hours of working time from the MQL", FirstTerm(first));
        await shipped.KillAsync();

        // The same configuration is no new version, whatever the time.
        var again = await LocalProgram.StartProcessAsync(data);
        Assert.Single((await again.GetJsonAsync("/api/sla/agreement"))["versions"]!.AsArray());
        await again.KillAsync();

        using var own = new OwnConfiguration(configuration => configuration["plan"]!["firstDueIn"] = "PT2H");
        await using var changed = await LocalProgram.StartProcessAsync(data, configuration: own.Path);
        var second = await changed.GetJsonAsync("/api/sla/agreement?lang=es");
        var versions = second["versions"]!.AsArray().Select(version => (string)version!["id"]!).ToList();
        Assert.Equal([(string)first["version"]!, (string)second["version"]!], versions);
        Assert.Equal("dentro de 2 horas de trabajo a partir del MQL", FirstTerm(second));

        var old = await changed.GetJsonAsync($"/api/sla/agreement?lang=en&version={versions[0]}");
        Assert.Equal(first["sections"]!.ToJsonString(), old["sections"]!.ToJsonString());
    }

    [Fact]
    public async Task It_is_a_page_behind_the_shared_link_and_for_whoever_has_the_key()
    {
        await using var program = await LocalProgram.StartAsync();
        var link = (string)(await program.PostJsonAsync("/api/dashboard/links", new { days = 30 }))["link"]!;

        foreach (var address in new[] { $"{link}/agreement?lang=en", "/api/sla/agreement?lang=en" })
        {
            using var page = await program.BrowseAsync(HttpMethod.Get, address);
            var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
            Assert.Contains("Agreement of marketing and sales", html, StringComparison.Ordinal);
            Assert.Contains("Working hours", html, StringComparison.Ordinal);
        }

        using var unknown = await program.Http.GetAsync("/api/sla/agreement?version=000000000000");
        using var french = await program.Http.GetAsync("/api/sla/agreement?lang=fr");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, french.StatusCode));
        Assert.NotNull((await french.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["lang"]);

        program.Http.DefaultRequestHeaders.Clear();
        using var keyless = await program.Http.GetAsync("/api/sla/agreement");
        Assert.Equal(HttpStatusCode.Unauthorized, keyless.StatusCode);
    }

    private static string FirstTerm(JsonNode agreement) =>
        (string)agreement["sections"]!.AsArray().Single(section => (string)section!["id"]! == "times")!["lines"]![0]!["text"]!;
}
