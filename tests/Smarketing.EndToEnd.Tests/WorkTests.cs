using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A rep's list of open work.</summary>
public sealed class WorkTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task A_reps_list_follows_what_is_opened_done_and_ended()
    {
        // Nine people over four reps: the first, the fifth and the ninth are Ana's.
        foreach (var i in Enumerable.Range(1, 9))
        {
            using var response = await _program.PostFormAsync("demo", new { email = $"person{i}@gmail.com", phone = "+52 55 1234 5678" });
            await _program.SettleAsync();
        }

        var mails = (await _program.OutboxAsync()).Where(mail => mail is { Kind: "task", To: "ana.torres@andamio.example" }).ToList();
        var list = mails[0].Link("/work/");
        Assert.Equal(3, (await ItemsAsync(list)).Count);

        await _program.PostJsonAsync(mails[0].Link("/tasks/"), new { outcome = "no-answer" });
        await _program.PostJsonAsync(mails[1].Link("/tasks/"), new { outcome = "connected" });
        Assert.Equal(["verdict", "call"], (await ItemsAsync(list)).Select(item => (string)item["kind"]!));

        await _program.PostJsonAsync(mails[1].Link("/tasks/"), new { verdict = "reject", reason = "no-need" });
        Assert.Equal(["call"], (await ItemsAsync(list)).Select(item => (string)item["kind"]!));

        await _program.WindAsync("P1D");
        var items = await ItemsAsync(list);
        Assert.Equal([("call", true), ("mail", false), ("mail", false)], items.Select(item => ((string)item["kind"]!, (bool)item["overdue"]!)));
        var answer = await _program.PostJsonAsync((string)items[0]["link"]!, new { outcome = "voicemail" });
        Assert.True((bool)answer["recorded"]!);
    }

    [Fact]
    public async Task It_is_a_page_in_a_browser_and_forged_links_lead_nowhere()
    {
        using var response = await _program.PostFormAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía", phone = "+52 55 1234 5678" });
        await _program.SettleAsync();
        var list = (await _program.OutboxAsync()).Single().Link("/work/");

        using var page = await _program.BrowseAsync(HttpMethod.Get, list);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Su trabajo pendiente", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:&#x2B;525512345678\"", html.Replace("tel:+", "tel:&#x2B;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("/tasks/", html, StringComparison.Ordinal);

        using var forged = await _program.Http.GetAsync(list[..^3] + (list.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA"));
        using var swapped = await _program.Http.GetAsync(list.Replace("/work/", "/tasks/", StringComparison.Ordinal));
        using var posted = await _program.Http.PostAsJsonAsync(list, new { });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged.StatusCode, swapped.StatusCode));
        Assert.False(posted.IsSuccessStatusCode);

        await _program.WindAsync("P60D");
        using var expired = await _program.Http.GetAsync(list);
        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
    }

    private async Task<IReadOnlyList<JsonNode>> ItemsAsync(string list)
    {
        await _program.SettleAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, list);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await _program.Http.SendAsync(request);
        return [.. (await response.Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray().Select(item => item!)];
    }
}
