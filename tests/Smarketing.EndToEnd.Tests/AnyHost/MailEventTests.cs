using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What SendGrid tells of mails, signed as SendGrid signs it.</summary>
[Trait("Host", "any")]
public sealed class MailEventTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_bounce_suppresses_once_and_can_be_lifted()
    {
        var (email, id) = await MailedAsync("bounced@alba.mx");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([Event("bounce", id, "event-1")]));

        var contact = await Program.ContactAsync(email, contact => contact["suppressed"] is not null && contact["nurture"] is null);
        Assert.Equal("bounced", (string)contact["suppressed"]!["why"]!);

        using var lifted = await Program.Http.DeleteAsync($"/api/suppressions/{id}");
        Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);

        // Told again, under the same id or another: a mail comes back once.
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([Event("bounce", id, "event-1"), Event("bounce", id, "event-2")]));
        Assert.Null((await Program.ContactAsync(email))["suppressed"]);
    }

    [Fact]
    public async Task Who_complains_is_listed_as_mailed_no_more_and_nobody_else_lifts_that()
    {
        var (email, id) = await MailedAsync("complained@alba.mx");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([Event("spamreport", id, "event-1")]));
        using var refused = await Program.Http.DeleteAsync($"/api/suppressions/{id}");
        using var nobody = await Program.Http.DeleteAsync("/api/suppressions/nobody");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (refused.StatusCode, nobody.StatusCode));
        Assert.Equal("complained", (string)(await Program.ContactAsync(email))["suppressed"]!["why"]!);
    }

    [Fact]
    public async Task A_delivery_stands_in_the_timeline()
    {
        var (email, id) = await MailedAsync("delivered@alba.mx");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([Event("delivered", id, "event-1"), Event("something-new", id, "event-2")]));

        Assert.Single(await Program.EventuallyAsync(() => Program.TimelineAsync(email, "mail"), mails => mails.Any(IsDelivered)), IsDelivered);

        static bool IsDelivered(JsonNode mail) => (string?)mail["status"] == "delivered";
    }

    [Fact]
    public async Task Only_what_is_signed_with_one_of_the_keys_within_25_hours_is_taken()
    {
        var (email, id) = await MailedAsync("signed@alba.mx");
        var complaint = Event("spamreport", id, "event-1");
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync([complaint], stranger));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync([complaint], hours: -26));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync([complaint], lineEnd: "\r\n", sentLineEnd: ""));
        using var bare = await Program.Http.PostAsync("/api/webhooks/sendgrid/events", new StringContent("[]"));
        Assert.Equal(HttpStatusCode.Unauthorized, bare.StatusCode);
        using var large = await Program.Http.PostAsync("/api/webhooks/sendgrid/events", new ByteArrayContent(new byte[(2 * 1024 * 1024) + 1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Null((await Program.ContactAsync(email))["suppressed"]);

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync([complaint], SigningKeys.NextEvents, hours: -24, lineEnd: "\r\n", sentLineEnd: "\r\n"));
        Assert.Equal("complained", (string)(await Program.ContactAsync(email))["suppressed"]!["why"]!);
    }

    [Theory]
    [InlineData("?why=bored", "why")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?after=stage|lead~0", "after")]
    public async Task A_question_that_has_no_answer_is_refused(string query, string field)
    {
        using var response = await Program.Http.GetAsync($"/api/suppressions{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"{field}\":", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_was_told_the_public_halves_of_these_keys()
    {
        Assert.Equal(HostSettings.All["SendGrid__EventKeys"], $"{Public(SigningKeys.Events)},{Public(SigningKeys.NextEvents)}");
        Assert.Equal(HostSettings.All["SendGrid__InboundKeys"], Public(SigningKeys.Inbound));
    }

    /// <summary>Somebody who has had the first mail of a track.</summary>
    private async Task<(string Email, string Id)> MailedAsync(string address)
    {
        var email = Program.Person(address);
        using var posted = await Program.PostFormAsync("newsletter", new { email, jobTitle = "CEO", consent = true });
        await Program.MailAboutAsync(email, "nurture");
        return (email, (string)(await Program.ContactAsync(email))["id"]!);
    }

    private Dictionary<string, object?> Event(string name, string contact, string id) => new(StringComparer.Ordinal)
    {
        ["event"] = name, ["type"] = "bounce", ["sg_event_id"] = Program.Unique($"{contact}-{id}"), ["message_id"] = "000000000000000000000000-nurture-1-mail-1",
        ["contact_id"] = contact, ["mail"] = "nurture", ["recipient"] = "contact", ["email"] = "ceo@alba.mx",
    };

    private async Task<HttpStatusCode> PostAsync(IReadOnlyList<Dictionary<string, object?>> events, ECDsa? key = null, int hours = 0, string lineEnd = "", string? sentLineEnd = null)
    {
        var now = await Program.NowAsync();
        var body = JsonSerializer.Serialize(events.Select(happened => happened.Append(new("timestamp", now.AddSeconds(-1).ToUnixTimeSeconds())).ToDictionary(StringComparer.Ordinal)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/sendgrid/events")
        {
            Content = new StringContent(body + (sentLineEnd ?? lineEnd), Encoding.UTF8, "application/json"),
        };
        SigningKeys.Sign(request, Encoding.UTF8.GetBytes(body + lineEnd), key ?? SigningKeys.Events, now.AddHours(hours));
        using var response = await Program.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static string Public(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
}
