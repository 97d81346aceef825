using System.Net;
using System.Text.Json;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What SendGrid tells of mails, signed as SendGrid signs it.</summary>
public sealed class MailEventTests : IAsyncLifetime
{
    private const string Email = "ceo@alba.mx";
    private const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private LocalProgram _program = null!;
    private string _contactId = null!;

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SendGrid__EventKeys"] = HostSettings.All["SendGrid__EventKeys"],
        });
        using var posted = await _program.PostFormAsync("newsletter", new { email = Email, jobTitle = "CEO", consent = true });
        await _program.WindAsync("P10D");
        _contactId = (string)(await _program.ContactAsync(Email))["id"]!;
        Assert.Contains(await _program.OutboxAsync(), mail => mail is { Kind: "nurture", To: Email });
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task A_bounce_suppresses_once_and_can_be_lifted()
    {
        var bounce = Event("bounce", "event-1");
        bounce["type"] = "bounce";
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([bounce]));
        await _program.SettleAsync();

        var contact = await _program.ContactAsync(Email);
        Assert.Equal("bounced", (string)contact["suppressed"]!["why"]!);
        Assert.Null(contact["nurture"]);
        var listed = Assert.Single((await _program.GetJsonAsync("/api/suppressions?why=bounced"))["suppressions"]!.AsArray())!;
        Assert.Equal((_contactId, Email, "bounced"), ((string)listed["contact"]!, (string)listed["email"]!, (string)listed["why"]!));

        using var lifted = await _program.Http.DeleteAsync($"/api/suppressions/{_contactId}");
        Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);

        // Told again, under the same id or another: a mail comes back once.
        bounce["sg_event_id"] = "event-2";
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([bounce]));
        await _program.SettleAsync();
        Assert.Null((await _program.ContactAsync(Email))["suppressed"]);
        Assert.Empty((await _program.GetJsonAsync("/api/suppressions"))["suppressions"]!.AsArray());
    }

    [Fact]
    public async Task Who_complains_is_mailed_no_more_and_nobody_else_lifts_that()
    {
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([Event("spamreport", "event-1")]));
        using var refused = await _program.Http.DeleteAsync($"/api/suppressions/{_contactId}");
        using var nobody = await _program.Http.DeleteAsync("/api/suppressions/nobody");
        var before = (await _program.OutboxAsync()).Count(mail => mail.To == Email);
        await _program.WindAsync("P60D");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (refused.StatusCode, nobody.StatusCode));
        Assert.Equal("complained", (string)(await _program.ContactAsync(Email))["suppressed"]!["why"]!);
        Assert.Equal(before, (await _program.OutboxAsync()).Count(mail => mail.To == Email));
    }

    [Fact]
    public async Task A_persons_click_counts_once_a_mail_and_a_machines_not_at_all()
    {
        var before = await InterestAsync();
        var delivered = Event("delivered", "event-1");
        var scanned = Click("event-2", 1, "https://andamio.example/a");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([scanned, Event("open", "event-3"), delivered, Event("something-new", "event-4")]));
        Assert.Equal(before, await InterestAsync());

        await _program.WindAsync("PT2H");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([Click("event-5", -30, "https://andamio.example/a")]));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([Click("event-6", -10, "https://andamio.example/b")]));

        Assert.Equal(before + 5, await InterestAsync());
        var timeline = (await _program.GetJsonAsync($"/api/contacts/{_contactId}/timeline")).AsArray();
        Assert.Single(timeline, entry => (string)entry!["kind"]! == "mail" && (string?)entry["status"] == "delivered");
    }

    [Fact]
    public async Task A_refusal_tells_the_manager_once_a_day_and_costs_the_contact_nothing()
    {
        var (first, second) = (Event("bounce", "event-1"), Event("bounce", "event-2"));
        (first["type"], first["reason"], second["type"]) = ("blocked", "550 5.7.1 listed", "blocked");
        second["message_id"] = "000000000000000000000000-nurture-1-mail-2";
        await PostAsync([first, second]);
        await _program.SettleAsync();

        var told = Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "alert");
        Assert.Contains("550 5.7.1 listed", told.Text, StringComparison.Ordinal);
        Assert.Null((await _program.ContactAsync(Email))["suppressed"]);
    }

    private async Task<int> InterestAsync() => (int)(await _program.ContactAsync(Email))["interest"]!["score"]!;

    private Dictionary<string, object?> Click(string id, int seconds, string url)
    {
        var click = Event("click", id);
        (click["url"], click["useragent"]) = (url, Browser);
        click["after"] = seconds;
        return click;
    }

    private Dictionary<string, object?> Event(string name, string id) => new(StringComparer.Ordinal)
    {
        ["event"] = name,
        ["sg_event_id"] = id,
        ["message_id"] = "000000000000000000000000-nurture-1-mail-1",
        ["contact_id"] = _contactId,
        ["mail"] = "nurture",
        ["recipient"] = "contact",
        ["email"] = Email,
    };

    private async Task<HttpStatusCode> PostAsync(IReadOnlyList<Dictionary<string, object?>> events)
    {
        var now = await _program.NowAsync();
        foreach (var happened in events)
        {
            happened["timestamp"] = now.AddSeconds((int?)happened.GetValueOrDefault("after") ?? -1).ToUnixTimeSeconds();
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(events);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/sendgrid/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        SigningKeys.Sign(request, body, SigningKeys.Events, now);
        using var response = await _program.Http.SendAsync(request);
        return response.StatusCode;
    }
}
