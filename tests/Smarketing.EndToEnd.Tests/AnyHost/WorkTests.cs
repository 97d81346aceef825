using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>A rep's list of open work.</summary>
[Trait("Host", "any")]
public sealed class WorkTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_reps_list_has_a_contact_until_the_verdict()
    {
        var (email, mail) = await AskForADemoAsync("list@alba.mx");
        var list = mail.Link("/work/");

        var item = Assert.Single(await Program.EventuallyAsync(() => ItemsAsync(list, email), items => items.Count > 0));
        Assert.Equal("call", (string)item["kind"]!);
        Assert.True((bool)(await Program.PostJsonAsync((string)item["link"]!, new { outcome = "connected" }))["recorded"]!);
        await Program.EventuallyAsync(() => ItemsAsync(list, email), items => items is [var one] && (string)one["kind"]! == "verdict");
        await Program.PostJsonAsync(mail.Link("/tasks/"), new { verdict = "reject", reason = "no-need" });
        await Program.EventuallyAsync(() => ItemsAsync(list, email), items => items.Count == 0);
    }

    [Fact]
    public async Task It_is_a_page_in_a_browser_and_forged_links_lead_nowhere()
    {
        var (email, mail) = await AskForADemoAsync("browser@alba.mx");
        var list = mail.Link("/work/");
        await Program.EventuallyAsync(() => ItemsAsync(list, email), items => items.Count > 0);

        using var page = await Program.BrowseAsync(HttpMethod.Get, list);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Su trabajo pendiente", html, StringComparison.Ordinal);
        Assert.Contains("/tasks/", html, StringComparison.Ordinal);

        using var forged = await Program.Http.GetAsync(list[..^3] + (list.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA"));
        using var swapped = await Program.Http.GetAsync(list.Replace("/work/", "/tasks/", StringComparison.Ordinal));
        using var posted = await Program.Http.PostAsJsonAsync(list, new { });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged.StatusCode, swapped.StatusCode));
        Assert.False(posted.IsSuccessStatusCode);
    }

    private async Task<(string Email, SentMail Mail)> AskForADemoAsync(string address)
    {
        var email = Program.Person(address);
        using var response = await Program.PostFormAsync("demo", new { email, firstName = "Lucía", phone = "+52 55 1234 5678" });
        return (email, await Program.MailAboutAsync(email, "task"));
    }

    private async Task<IReadOnlyList<JsonNode>> ItemsAsync(string list, string email)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, list);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Program.Http.SendAsync(request);
        return [.. (await response.Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray().Select(item => item!).Where(item => (string)item["contact"]!["email"]! == email)];
    }
}
