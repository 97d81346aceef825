using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What other systems tell of a person, and what becomes of it.</summary>
public sealed class ActivityTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private LocalProgram Program => running.Program;

    [Fact]
    public async Task A_webinar_attended_lifts_a_prospect_who_fits_over_the_threshold_and_the_track_stops()
    {
        using var newsletter = await Program.PostFormAsync("newsletter", new { email = "ceo@alba.mx", jobTitle = "CEO", consent = true });
        await Program.SettleAsync();
        Assert.Equal("educate", (string)(await Program.ContactAsync("ceo@alba.mx"))["nurture"]!["track"]!);

        var receipt = await Program.PostJsonAsync("/api/activities", new { email = "CEO@alba.mx", kind = "webinar", campaign = "spring", value = "Costs on site" });
        await Program.SettleAsync();

        Assert.NotNull(receipt["activity"]);
        var contact = await Program.ContactAsync("ceo@alba.mx");
        Assert.Equal(("mql", 1), ((string)contact["stage"]!, (int)contact["followUp"]!["number"]!));
        Assert.Null(contact["nurture"]);
        var entry = Assert.Single((await Program.GetJsonAsync($"/api/contacts/{contact["id"]}/timeline")).AsArray(), entry => (string)entry!["kind"]! == "activity");
        Assert.Equal(("webinar", "spring"), ((string)entry!["activity"]!, (string)entry["campaign"]!));
        Assert.Contains(await Program.OutboxAsync(), mail => mail.Kind == "task" && mail.Text.Contains("Costs on site", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_sales_gave_back_comes_again_by_what_they_do_but_not_before_thirty_days()
    {
        using var demo = await Program.PostFormAsync("demo", new { email = "director@gamma.mx", jobTitle = "Director", consent = true });
        await Program.WindAsync("P16D");
        await ActAsync("webinar", "too early");
        await ActAsync("call", "too early");
        Assert.Equal(("lead", "re-engage", 0), await StandingAsync());

        await Program.WindAsync("P30D");
        await ActAsync("webinar", "in time");
        Assert.Equal(("lead", null, 20), await StandingAsync());
        await ActAsync("call", "in time");

        Assert.Equal(("mql", null, 30), await StandingAsync());
        Assert.Equal(2, (int)(await Program.ContactAsync("director@gamma.mx"))["followUp"]!["number"]!);

        async Task ActAsync(string kind, string value)
        {
            await Program.PostJsonAsync("/api/activities", new { email = "director@gamma.mx", kind, value });
            await Program.SettleAsync();
        }

        async Task<(string Stage, string? Track, int Interest)> StandingAsync()
        {
            var contact = await Program.ContactAsync("director@gamma.mx");
            return ((string)contact["stage"]!, (string?)contact["nurture"]?["track"], (int)contact["interest"]!["score"]!);
        }
    }

    [Fact]
    public async Task Somebody_unknown_becomes_a_prospect_and_is_mailed_nothing()
    {
        await Program.PostJsonAsync("/api/activities", new { email = "stranger@alba.mx", kind = "webinar" });
        await Program.SettleAsync();

        var contact = await Program.ContactAsync("stranger@alba.mx");
        Assert.Equal(("prospect", "marketing"), ((string)contact["stage"]!, (string)contact["owner"]!));
        Assert.Null(contact["consent"]);
        Assert.DoesNotContain(await Program.OutboxAsync(), mail => mail.To == "stranger@alba.mx");
    }

    [Fact]
    public async Task The_same_activity_is_recorded_once_a_day_or_once_a_key()
    {
        var page = new { email = "visitor@alba.mx", kind = "page", value = "/pricing" };
        using var first = await Program.Http.PostAsJsonAsync("/api/activities", page);
        using var again = await Program.Http.PostAsJsonAsync("/api/activities", page);
        using var keyed = await PostWithKeyAsync("visit-1", page);
        using var keyedAgain = await PostWithKeyAsync("visit-1", page);
        using var otherBody = await PostWithKeyAsync("visit-1", new { email = "visitor@alba.mx", kind = "call" });

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity), (again.StatusCode, otherBody.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(await keyed.Content.ReadAsStringAsync(), await keyedAgain.Content.ReadAsStringAsync());
        var contact = await Program.ContactAsync("visitor@alba.mx");
        Assert.Equal(2, (await Program.GetJsonAsync($"/api/contacts/{contact["id"]}/timeline")).AsArray().Count(entry => (string)entry!["kind"]! == "activity"));
    }

    [Fact]
    public async Task Each_field_at_fault_is_named_and_strangers_without_the_key_are_kept_out()
    {
        using var wrong = await Program.Http.PostAsJsonAsync("/api/activities", new { kind = "dance", at = "soon" });
        using var anonymous = new HttpClient { BaseAddress = Program.Http.BaseAddress };
        using var refused = await anonymous.PostAsJsonAsync("/api/activities", new { email = "a@alba.mx", kind = "page" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized), (wrong.StatusCode, refused.StatusCode));
        Assert.Equal(["at", "email", "kind"], (await wrong.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    private async Task<HttpResponseMessage> PostWithKeyAsync(string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/activities") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await Program.Http.SendAsync(request);
    }
}
