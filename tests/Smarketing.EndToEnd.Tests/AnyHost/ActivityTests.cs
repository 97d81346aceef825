using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What other systems tell of a person, and what becomes of it.</summary>
[Trait("Host", "any")]
public sealed class ActivityTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_webinar_attended_lifts_a_prospect_who_fits_over_the_threshold_and_the_track_stops()
    {
        var email = Program.Person("ceo@alba.mx");
        using var newsletter = await Program.PostFormAsync("newsletter", new { email, jobTitle = "CEO", consent = true });
        Assert.Equal("educate", (string)(await Program.ContactAsync(email, contact => contact["nurture"] is not null))["nurture"]!["track"]!);

        var receipt = await Program.PostJsonAsync("/api/activities", new { email = $"CEO{email["ceo".Length..]}", kind = "webinar", campaign = "spring", value = "Costs on site" });

        Assert.NotNull(receipt["activity"]);
        var contact = await Program.ContactAsync(email, contact => contact["followUp"] is not null && contact["nurture"] is null);
        Assert.Equal(("mql", 1), ((string)contact["stage"]!, (int)contact["followUp"]!["number"]!));
        Assert.Null(contact["nurture"]);
        var entry = Assert.Single(await Program.TimelineAsync(email, "activity"));
        Assert.Equal(("webinar", "spring"), ((string)entry["activity"]!, (string)entry["campaign"]!));
        Assert.Contains("Costs on site", (await Program.MailAboutAsync(email, "task")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_becomes_a_prospect_and_is_mailed_nothing()
    {
        await Program.PostJsonAsync("/api/activities", new { email = Program.Person("stranger@alba.mx"), kind = "webinar" });

        var contact = await Program.ContactAsync(Program.Person("stranger@alba.mx"));
        Assert.Equal(("prospect", "marketing"), ((string)contact["stage"]!, (string)contact["owner"]!));
        Assert.Null(contact["consent"]);
        Assert.DoesNotContain(await Program.OutboxAsync(), mail => mail.To == Program.Person("stranger@alba.mx"));
    }

    [Fact]
    public async Task The_same_activity_is_recorded_once_a_day_or_once_a_key()
    {
        var page = new { email = Program.Person("visitor@alba.mx"), kind = "page", value = "/pricing" };
        using var first = await Program.Http.PostAsJsonAsync("/api/activities", page);
        using var again = await Program.Http.PostAsJsonAsync("/api/activities", page);
        using var keyed = await PostWithKeyAsync(Program.Unique("visit-1"), page);
        using var keyedAgain = await PostWithKeyAsync(Program.Unique("visit-1"), page);
        using var otherBody = await PostWithKeyAsync(Program.Unique("visit-1"), new { email = Program.Person("visitor@alba.mx"), kind = "call" });

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity), (again.StatusCode, otherBody.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(await keyed.Content.ReadAsStringAsync(), await keyedAgain.Content.ReadAsStringAsync());
        Assert.Equal(2, (await Program.TimelineAsync(Program.Person("visitor@alba.mx"), "activity")).Count);
    }

    [Fact]
    public async Task Each_field_at_fault_is_named()
    {
        using var wrong = await Program.Http.PostAsJsonAsync("/api/activities", new { kind = "dance", at = "soon" });

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["at", "email", "kind"], (await wrong.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    private async Task<HttpResponseMessage> PostWithKeyAsync(string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/activities") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await Program.Http.SendAsync(request);
    }
}
