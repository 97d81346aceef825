using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A rep's link: what it takes, and what becomes of it.</summary>
public sealed class LinkTests : IAsyncLifetime
{
    private LocalProgram _program = null!;
    private string _link = "";

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartAsync();
        using var response = await _program.PostFormAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía", phone = "+52 55 1234 5678", consent = true });
        await _program.SettleAsync();
        _link = await _program.TaskLinkAsync("Lucía");
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task The_same_answer_twice_is_one_another_corrects_and_after_15_minutes_it_stands()
    {
        Assert.True(await RecordedAsync(new { outcome = "voicemail" }));
        Assert.False(await RecordedAsync(new { outcome = "voicemail" }));
        await _program.WindAsync("PT14M");
        Assert.True(await RecordedAsync(new { outcome = "no-answer" }));
        await _program.WindAsync("PT2M");

        using var late = await _program.Http.PostAsJsonAsync(_link, new { outcome = "connected" });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("no-answer", (string)(await late.Content.ReadFromJsonAsync<JsonNode>())!["followUp"]!["attempts"]![0]!["outcome"]!);
    }

    [Fact]
    public async Task A_link_whose_follow_up_is_over_is_410()
    {
        await _program.WindAsync("P16D");
        using var shown = await _program.BrowseAsync(HttpMethod.Get, _link);
        using var posted = await _program.Http.PostAsJsonAsync(_link, new { outcome = "voicemail" });

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (shown.StatusCode, posted.StatusCode));
    }

    [Fact]
    public async Task A_link_that_has_expired_is_410()
    {
        await _program.WindAsync("P60D");
        using var shown = await _program.Http.GetAsync(_link);

        Assert.Equal(HttpStatusCode.Gone, shown.StatusCode);
    }

    [Fact]
    public async Task Do_not_contact_stands_over_the_verdict_that_came_with_it_and_the_page_says_what_was_recorded()
    {
        using var tap = await _program.BrowseAsync(HttpMethod.Post, _link, [new("verdict", "reject"), new("reason", "no-need"), new("doNotContact", "true")]);
        using var after = await _program.BrowseAsync(HttpMethod.Get, tap.Headers.Location!.ToString());
        await _program.WindAsync("P30D");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), (tap.StatusCode, after.StatusCode));
        var contact = await _program.ContactAsync("lucia@alba.mx");
        Assert.Equal("do-not-contact", (string)contact["suppressed"]!["why"]!);
        Assert.Null(contact["nurture"]);
        Assert.DoesNotContain(await _program.OutboxAsync(), mail => mail.To == "lucia@alba.mx");
    }

    [Fact]
    public async Task A_verdict_can_be_taken_back_for_15_minutes()
    {
        Assert.True(await RecordedAsync(new { verdict = "reject", reason = "no-need" }));
        Assert.Equal("lead", (string)(await _program.ContactAsync("lucia@alba.mx"))["stage"]!);

        await _program.WindAsync("PT10M");
        Assert.True(await RecordedAsync(new { verdict = "accept" }));
        await _program.WindAsync("PT1H");

        var contact = await _program.ContactAsync("lucia@alba.mx");
        Assert.Equal("sal", (string)contact["stage"]!);
        Assert.Empty(contact["recycled"]!.AsArray());
        Assert.Null(contact["nurture"]);
        Assert.DoesNotContain(await _program.OutboxAsync(), mail => mail.To == "lucia@alba.mx");
    }

    private async Task<bool> RecordedAsync(object answer) => (bool)(await _program.PostJsonAsync(_link, answer))["recorded"]!;
}
