using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The names that CRMs and scripts rely on when they ask for contacts, as the interface lists them.</summary>
public sealed class ContactApiTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task What_ended_and_what_runs_stand_where_the_interface_says()
    {
        await PostAsync("demo", "lucia@alba.mx");
        await _program.WindAsync("P15D");

        var contact = await _program.ContactAsync("lucia@alba.mx");

        Assert.Null(contact["followUp"]);
        AssertHas(contact["followUps"]![0]!["ended"]!, "how", "reason", "at");
        AssertHas(contact["nurture"]!, "track", "step", "nextAt");
        AssertHas(contact["recycled"]![0]!, "reason", "from", "at");
        Assert.Equal(("lead", "marketing", "re-engage"), ((string)contact["stage"]!, (string)contact["owner"]!, (string)contact["nurture"]!["track"]!));
    }

    [Fact]
    public async Task Lists_are_by_address_stage_owner_and_rep_and_go_on_where_they_stopped()
    {
        foreach (var email in new[] { "lucia@alba.mx", "ines@gmail.com", "eva@outlook.com" })
        {
            await PostAsync("demo", email);
        }

        await PostAsync("newsletter", "noa@gmail.com");
        var rep = (string)(await _program.ContactAsync("lucia@alba.mx"))["rep"]!["id"]!;

        Assert.Equal(["lucia@alba.mx"], await ListAsync("email=lucia@alba.mx"));
        Assert.Empty(await ListAsync("email=nobody@alba.mx"));
        Assert.Equal(["eva@outlook.com", "ines@gmail.com", "lucia@alba.mx"], await ListAsync("stage=mql"));
        Assert.Equal(["noa@gmail.com"], await ListAsync("stage=prospect"));
        Assert.Equal(["noa@gmail.com"], await ListAsync("owner=marketing"));
        Assert.Equal(3, (await ListAsync("owner=shared")).Count);
        Assert.Equal(["lucia@alba.mx"], await ListAsync($"rep={rep}"));
        Assert.Equal(4, (await ListAsync("limit=1")).Count);
    }

    [Fact]
    public async Task A_timeline_tells_what_happened_oldest_first()
    {
        await PostAsync("demo", "lucia@alba.mx");
        await _program.WindAsync("PT1M");
        await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { outcome = "connected" });
        await _program.WindAsync("PT1M");
        await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { verdict = "reject", reason = "no-budget" });
        await _program.WindAsync("PT16M");

        var timeline = (await _program.GetJsonAsync($"/api/contacts/{(await _program.ContactAsync("lucia@alba.mx"))["id"]}/timeline")).AsArray();

        var times = timeline.Select(entry => (DateTimeOffset)entry!["at"]!).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Subset(
            timeline.Select(entry => (string)entry!["kind"]!).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal) { "submission", "consent", "stage", "assigned", "mail", "attempt", "verdict", "recycled" });
    }

    [Theory]
    [InlineData("GET", "/api/contacts")]
    [InlineData("POST", "/api/contacts")]
    [InlineData("GET", "/api/contacts/1")]
    [InlineData("DELETE", "/api/contacts/1")]
    [InlineData("GET", "/api/contacts/1/timeline")]
    [InlineData("GET", "/api/contacts/1/export")]
    [InlineData("POST", "/api/contacts/1/merge")]
    [InlineData("POST", "/api/contacts/1/reassign")]
    [InlineData("POST", "/api/contacts/1/stage")]
    [InlineData("POST", "/api/contacts/import")]
    [InlineData("GET", "/api/contacts/export")]
    [InlineData("POST", "/api/activities")]
    [InlineData("POST", "/api/qualification/preview")]
    public async Task Nobody_is_let_in_without_the_key(string method, string address)
    {
        using var stranger = new HttpClient { BaseAddress = _program.Http.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = method == "POST" ? JsonContent.Create(new { }) : null };

        using var response = await stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static void AssertHas(JsonNode node, params string[] names) => Assert.Subset(node.AsObject().Select(property => property.Key).ToHashSet(StringComparer.Ordinal), names.ToHashSet(StringComparer.Ordinal));

    /// <summary>The addresses of all pages, in order.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(string query)
    {
        var found = new List<string>();
        for (string? after = null; ;)
        {
            var page = await _program.GetJsonAsync($"/api/contacts?{query}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            found.AddRange(page["contacts"]!.AsArray().Select(contact => (string)contact!["email"]!));
            after = (string?)page["next"];
            if (after is null)
            {
                return [.. found.Order(StringComparer.Ordinal)];
            }
        }
    }

    private async Task PostAsync(string form, string email)
    {
        using var response = await _program.PostFormAsync(
            form, new { email, firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", consent = true, utm_source = "google", utm_medium = "cpc", utm_campaign = "spring" });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _program.SettleAsync();
    }
}
