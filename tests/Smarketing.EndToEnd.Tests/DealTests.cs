using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What comes after SQL, through the program as sales and a CRM would use it.</summary>
public sealed class DealTests : IAsyncLifetime
{
    private const string Email = "lucia.herrera@alba.mx";
    private const string Carla = "carla.mendez@andamio.example";

    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task From_the_MQL_to_a_customer_through_an_executive()
    {
        await AskForADemoAsync();
        await QualifyAsync("carla");
        Assert.Empty(await DealMailsAsync());

        await _program.WindAsync("PT15M");

        var mail = Assert.Single(await DealMailsAsync());
        Assert.Equal(Carla, mail.To);
        Assert.Contains("Ana Torres", mail.Text, StringComparison.Ordinal);
        var link = mail.Link("/deals/");
        using var page = await _program.BrowseAsync(HttpMethod.Get, link);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("sql", await StageAsync());

        var opened = await _program.PostJsonAsync(link, new { move = "opportunity", amount = 12500.50m, currency = "USD" });
        Assert.Equal((true, "opportunity", 12500.50m), ((bool)opened["recorded"]!, (string)opened["stage"]!, (decimal)opened["deal"]!["amount"]!));
        Assert.False((bool)(await _program.PostJsonAsync(link, new { move = "opportunity", amount = 12500.50m, currency = "USD" }))["recorded"]!);

        using var won = await _program.BrowseAsync(HttpMethod.Post, link, [new("move", "won"), new("amount", "13,000.00"), new("currency", "USD")]);
        using var after = await _program.BrowseAsync(HttpMethod.Get, won.Headers.Location!.ToString());
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), (won.StatusCode, after.StatusCode));
        Assert.Contains("13,000.00 USD", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await _program.WindAsync("P30D");

        var contact = await _program.ContactAsync(Email);
        Assert.Equal(("customer", "sales", 13000m, "USD", "carla"), ((string)contact["stage"]!, (string)contact["owner"]!, (decimal)contact["deal"]!["amount"]!, (string)contact["deal"]!["currency"]!, (string)contact["deal"]!["executive"]!));
        Assert.Equal("2026-01-05T15:15:00+00:00", (string)contact["deal"]!["wonAt"]!);
        Assert.Single(await DealMailsAsync());
        Assert.Equal(["opportunity", "won"], (await TimelineAsync("deal")).Select(entry => (string)entry["move"]!));
        using var late = await _program.Http.PostAsJsonAsync(link, new { move = "lost" });
        var stands = (await late.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.Conflict, "customer"), (late.StatusCode, (string)stands["stage"]!));
        using var closed = await _program.BrowseAsync(HttpMethod.Get, link);
        Assert.Equal(HttpStatusCode.Gone, closed.StatusCode);
        Assert.DoesNotContain((await _program.GetJsonAsync("/local/instances?status=running")).AsArray(), instance => instance!.ToJsonString().Contains("deal-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_owner_who_says_nothing_is_reminded_three_times_and_a_move_begins_the_wait_anew()
    {
        await AskForADemoAsync();
        await QualifyAsync();
        await _program.WindAsync("PT15M");
        await _program.WindAsync("P13D");
        Assert.Single(await DealMailsAsync());

        await _program.WindAsync("P1D");
        Assert.Equal(2, (await DealMailsAsync()).Count);
        await _program.WindAsync("P90D");
        Assert.Equal(4, (await DealMailsAsync()).Count);

        await _program.PostJsonAsync((await DealMailsAsync())[^1].Link("/deals/"), new { move = "opportunity" });
        await _program.WindAsync("P14D");

        var mails = await DealMailsAsync();
        Assert.Equal(5, mails.Count);
        Assert.All(mails, mail => Assert.Equal("ana.torres@andamio.example", mail.To));
        Assert.All(mails, mail => Assert.Contains("/deals/", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_deal_is_a_lead_on_the_track_of_its_reason_once_15_minutes_have_passed()
    {
        await AskForADemoAsync();
        await QualifyAsync();
        await _program.WindAsync("PT15M");
        var link = Assert.Single(await DealMailsAsync()).Link("/deals/");

        await _program.PostJsonAsync(link, new { move = "won" });
        await _program.WindAsync("PT10M");
        Assert.True((bool)(await _program.PostJsonAsync(link, new { move = "lost", reason = "no-budget" }))["recorded"]!);
        Assert.Null((await _program.ContactAsync(Email))["nurture"]);
        await _program.WindAsync("PT1H");

        var contact = await _program.ContactAsync(Email);
        Assert.Equal(("lead", "marketing", "no-budget"), ((string)contact["stage"]!, (string)contact["owner"]!, (string)contact["nurture"]!["track"]!));
        Assert.Equal(("no-budget", "sql"), ((string)contact["recycled"]![0]!["reason"]!, (string)contact["recycled"]![0]!["from"]!));
        Assert.Null(contact["deal"]!["wonAt"]);
        Assert.NotNull(contact["deal"]!["lostAt"]);
        Assert.Single(await TimelineAsync("correction"));
    }

    [Fact]
    public async Task What_a_customer_asks_for_reaches_the_executive()
    {
        await AskForADemoAsync();
        await QualifyAsync("carla");
        await _program.WindAsync("PT15M");
        await PostStageAsync(new { stage = "customer", amount = 500, currency = "MXN" });

        using var again = await _program.PostFormAsync("pricing", new { email = Email });
        await _program.SettleAsync();

        var alert = Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "alert");
        Assert.Equal(Carla, alert.To);
        Assert.Contains("500.00 MXN", alert.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_link_is_404_and_one_of_another_purpose_too()
    {
        await AskForADemoAsync();
        var task = await _program.TaskLinkAsync("Lucía");
        await QualifyAsync();
        await _program.WindAsync("PT15M");
        var link = Assert.Single(await DealMailsAsync()).Link("/deals/");

        using var forged = await _program.Http.PostAsJsonAsync(link[..^3] + (link.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA"), new { move = "won" });
        using var swapped = await _program.Http.GetAsync(task.Replace("/tasks/", "/deals/", StringComparison.Ordinal));
        using var senseless = await _program.Http.PostAsJsonAsync(link, new { move = "customer" });
        await _program.WindAsync("P366D");
        using var expired = await _program.Http.GetAsync(link);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.Gone), (forged.StatusCode, swapped.StatusCode, senseless.StatusCode, expired.StatusCode));
        Assert.Equal("sql", await StageAsync());
    }

    private async Task AskForADemoAsync()
    {
        using var response = await _program.PostFormAsync(
            "demo", new { email = Email, firstName = "Lucía", lastName = "Herrera", company = "Alba", jobTitle = "Gerente de obra", phone = "+52 55 1234 5678", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _program.SettleAsync();
    }

    private async Task QualifyAsync(string? executive = null)
    {
        var answer = await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { verdict = "qualify", budget = "yes", authority = "yes", need = "yes", executive });
        Assert.Equal("sql", (string)answer["stage"]!);
    }

    private async Task<JsonNode> PostStageAsync(object stage) => await _program.PostJsonAsync(await StageAddressAsync(), stage);

    private async Task<string> StageAddressAsync() => $"/api/contacts/{(await _program.ContactAsync(Email))["id"]}/stage";

    private async Task<string> StageAsync() => (string)(await _program.ContactAsync(Email))["stage"]!;

    private async Task<IReadOnlyList<SentMail>> DealMailsAsync() => [.. (await _program.OutboxAsync()).Where(mail => mail.Kind == "deal")];

    private async Task<IReadOnlyList<JsonNode>> TimelineAsync(string kind) =>
        [.. (await _program.GetJsonAsync($"/api/contacts/{(await _program.ContactAsync(Email))["id"]}/timeline")).AsArray().Where(entry => (string)entry!["kind"]! == kind)!];
}
