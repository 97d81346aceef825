using System.Net;
using System.Net.Http.Json;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What anybody with the teams' link types in, and where it is read.</summary>
public sealed class ObstacleTests : IAsyncLifetime
{
    private LocalProgram _program = null!;
    private string _page = "";

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartAsync();
        _page = $"{new Uri((string)(await _program.PostJsonAsync("/api/dashboard/links", new { days = 30 }))["link"]!).AbsolutePath}/obstacles";
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task It_stands_on_the_page_and_in_the_weeks_digest_until_it_is_solved()
    {
        Assert.True(await NoteAsync("No <b>phones</b> in the fair's leads"));
        Assert.False(await NoteAsync("No <b>phones</b> in the fair's leads"));
        await _program.WindAsync("P7D");

        var digests = (await _program.OutboxAsync()).Where(mail => mail.Kind == "digest").ToList();
        Assert.Equal(5, digests.Select(mail => mail.To).Distinct(StringComparer.Ordinal).Count());
        var first = digests[0];
        Assert.Contains("Ventas: No <b>phones</b> in the fair's leads (Ana, 5 de enero de 2026)", first.Text, StringComparison.Ordinal);
        using (var dashboard = await _program.BrowseAsync(HttpMethod.Get, first.Link("/dashboard/")))
        {
            Assert.Equal(HttpStatusCode.OK, dashboard.StatusCode);
        }

        var shown = await ShowAsync();
        Assert.Contains("&lt;b&gt;phones", shown, StringComparison.Ordinal);
        var id = shown.Split("name=\"solved\" value=\"")[1].Split('"')[0];
        using (var solved = await _program.BrowseAsync(HttpMethod.Post, _page, [new("solved", id)]))
        {
            Assert.Equal(HttpStatusCode.SeeOther, solved.StatusCode);
        }

        Assert.DoesNotContain("phones", await ShowAsync(), StringComparison.Ordinal);
        await _program.WindAsync("P14D");
        Assert.Equal(digests.Count, (await _program.OutboxAsync()).Count(mail => mail.Kind == "digest"));
    }

    [Fact]
    public async Task Looking_changes_nothing_wrong_fields_are_named_and_a_flood_is_held_up()
    {
        using var wrong = await _program.Http.PostAsJsonAsync(_page, new { text = "x", side = "somebody" });
        using var forged = await _program.Http.GetAsync("/dashboard/AbC.xyz/obstacles");
        using var head = await _program.BrowseAsync(HttpMethod.Head, _page);
        using var page = await _program.BrowseAsync(HttpMethod.Post, _page, [new("text", new string('x', 501)), new("side", "sales")]);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.BadRequest), (wrong.StatusCode, forged.StatusCode, head.StatusCode, page.StatusCode));
        Assert.Contains("\"side\":", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var answer = await _program.Http.PostAsJsonAsync(_page, new { text = $"Obstacle {i}", side = "marketing" });
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, answers[0]);
    }

    private async Task<bool> NoteAsync(string text) => (bool)(await _program.PostJsonAsync(_page, new { text, side = "sales", name = "Ana" }))["recorded"]!;

    private async Task<string> ShowAsync()
    {
        using var page = await _program.BrowseAsync(HttpMethod.Get, _page);
        return await page.Content.ReadAsStringAsync();
    }
}
