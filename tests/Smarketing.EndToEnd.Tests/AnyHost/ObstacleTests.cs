using System.Net;
using System.Net.Http.Json;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What anybody with the teams' link types in, and where it is read.</summary>
[Trait("Host", "any")]
public sealed class ObstacleTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task It_stands_on_the_page_once_until_it_is_solved()
    {
        var page = await PageAsync();
        var text = Program.Unique("No <b>phones</b> in the fair's leads");
        Assert.True((bool)(await Program.PostJsonAsync(page, new { text, side = "sales", name = "Ana" }))["recorded"]!);
        Assert.False((bool)(await Program.PostJsonAsync(page, new { text, side = "sales", name = "Ana" }))["recorded"]!);

        var mark = text.Split('-')[^1];
        var shown = await ShowAsync(page);
        Assert.Contains($"leads-{mark}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>phones", shown, StringComparison.Ordinal);
        var id = shown[shown.IndexOf(mark, StringComparison.Ordinal)..].Split("name=\"solved\" value=\"")[1].Split('"')[0];
        using var solved = await Program.BrowseAsync(HttpMethod.Post, page, [new("solved", id)]);

        Assert.Equal(HttpStatusCode.SeeOther, solved.StatusCode);
        Assert.DoesNotContain(mark, await ShowAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_a_forged_link_leads_nowhere()
    {
        var address = await PageAsync();
        using var wrong = await Program.Http.PostAsJsonAsync(address, new { text = "x", side = "somebody" });
        using var forged = await Program.Http.GetAsync("/dashboard/AbC.xyz/obstacles");
        using var page = await Program.BrowseAsync(HttpMethod.Post, address, [new("text", new string('x', 501)), new("side", "sales")]);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (wrong.StatusCode, forged.StatusCode, page.StatusCode));
        Assert.Contains("\"side\":", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync() => $"{new Uri((string)(await Program.PostJsonAsync("/api/dashboard/links", new { days = 30 }))["link"]!).AbsolutePath}/obstacles";

    private async Task<string> ShowAsync(string address)
    {
        using var page = await Program.BrowseAsync(HttpMethod.Get, address);
        return await page.Content.ReadAsStringAsync();
    }
}
