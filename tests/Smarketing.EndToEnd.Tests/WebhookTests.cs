using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What another program hears of contacts, and what becomes of it where that program is down.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Email = "lucia@alba.mx";
    private readonly WebhookReceiver _receiver = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("smarketing-webhooks-").FullName;
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync()
    {
        var shipped = Path.Combine(LocalProgram.Root, "config");
        var configuration = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(shipped, "smarketing.json")), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        configuration["webhooks"] = new JsonArray(new JsonObject { ["id"] = "crm", ["url"] = _receiver.Url.ToString() });
        await File.WriteAllTextAsync(Path.Combine(_folder, "smarketing.json"), configuration.ToJsonString());
        Directory.CreateSymbolicLink(Path.Combine(_folder, "content"), Path.Combine(shipped, "content"));
        _program = await LocalProgram.StartAsync(
            configuration: Path.Combine(_folder, "smarketing.json"),
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Webhooks__crm__Secret"] = $"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA {WebhookReceiver.Secret}" });
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_change_of_stage_is_told_once_signed_and_without_saying_who()
    {
        await AskForADemoAsync();
        var answer = await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "yes" });
        await _program.SettleAsync();
        Assert.Equal("sql", (string)answer["stage"]!);
        Assert.Equal(["null → mql"], Moves());

        await _program.WindAsync("PT15M");

        Assert.Equal(["null → mql", "mql → sql"], Moves());
        Assert.All(_receiver.Received, webhook => Assert.True(webhook.IsSigned));
        Assert.All(_receiver.Received, webhook => Assert.DoesNotContain("alba", webhook.Body, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((string)(await _program.ContactAsync(Email))["id"]!, (string)_receiver.Received.First().Data["contact"]!);
        Assert.Empty(await DeliveriesAsync());
    }

    [Fact]
    public async Task A_missed_first_attempt_is_told()
    {
        await AskForADemoAsync();

        await _program.WindAsync("PT5H");

        var breach = Assert.Single(_receiver.Received, webhook => webhook.Type == "sla.breached");
        Assert.Equal((1, 1, DateTimeOffset.Parse("2026-01-05T19:00:00Z", System.Globalization.CultureInfo.InvariantCulture)), ((int)breach.Data["followUp"]!, (int)breach.Data["attempt"]!, (DateTimeOffset)breach.Data["dueAt"]!));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    public async Task What_was_not_taken_comes_again_as_the_same_message(int status)
    {
        _receiver.Status = status;
        await AskForADemoAsync();
        var first = Assert.Single(_receiver.Received);
        var waiting = Assert.Single(await DeliveriesAsync("?state=pending"));
        Assert.Equal(("pending", 1, $"{status}"), ((string)waiting["state"]!, (int)waiting["tries"]!, (string)waiting["lastResult"]!));

        _receiver.Status = 200;
        await _program.WindAsync("PT15M");

        Assert.Equal(2, _receiver.Received.Count);
        var second = _receiver.Received.Last();
        Assert.Equal((first.Id, first.Body, true), (second.Id, second.Body, second.IsSigned));
        Assert.True(long.Parse(second.Timestamp, System.Globalization.CultureInfo.InvariantCulture) > long.Parse(first.Timestamp, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(await DeliveriesAsync());
    }

    [Fact]
    public async Task After_three_days_it_is_given_up_listed_and_sent_again_by_hand()
    {
        _receiver.Status = 503;
        await AskForADemoAsync();
        await _program.WindAsync("P4D");
        var dead = (await DeliveriesAsync("?state=dead")).Single(delivery => (string)delivery["type"]! == "contact.stage_changed");
        Assert.Equal(9, (int)dead["tries"]!);

        _receiver.Status = 200;
        var again = await _program.PostJsonAsync($"/api/webhooks/deliveries/{dead["id"]}/retry", new { });

        Assert.Equal("delivered", (string)again["state"]!);
        Assert.DoesNotContain(await DeliveriesAsync("?state=dead"), delivery => (string)delivery["id"]! == (string)dead["id"]!);
        Assert.Equal((string)dead["webhookId"]!, _receiver.Received.Last().Id);
    }

    [Fact]
    public async Task Who_is_gone_is_told_nothing_more_until_somebody_sends_again()
    {
        _receiver.Status = 410;
        await AskForADemoAsync();
        await _program.WindAsync("P4D");

        var told = Assert.Single(_receiver.Received);
        var list = await _program.GetJsonAsync("/api/webhooks/deliveries");
        Assert.True((bool)list["endpoints"]![0]!["gone"]!);
        Assert.All(list["deliveries"]!.AsArray(), delivery => Assert.Equal("dead", (string)delivery!["state"]!));
        Assert.True(list["deliveries"]!.AsArray().Count > 1);

        _receiver.Status = 200;
        await _program.PostJsonAsync($"/api/webhooks/deliveries/crm~{told.Id}/retry", new { });

        Assert.False((bool)(await _program.GetJsonAsync("/api/webhooks/deliveries"))["endpoints"]![0]!["gone"]!);
    }

    [Theory]
    [InlineData("?state=lost", "state")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?after=nobody~due|1", "after")]
    [InlineData("?after=crm~message|1", "after")]
    public async Task A_question_that_has_no_answer_is_refused(string query, string field)
    {
        using var response = await _program.Http.GetAsync($"/api/webhooks/deliveries{query}");
        using var unknown = await _program.Http.PostAsync("/api/webhooks/deliveries/crm~nothing/retry", content: null);
        using var stranger = new HttpClient { BaseAddress = _program.Http.BaseAddress };
        using var list = await stranger.GetAsync("/api/webhooks/deliveries");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"{field}\":", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (unknown.StatusCode, list.StatusCode));
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        _receiver.Status = 500;
        foreach (var person in new[] { "a", "b", "c" })
        {
            using var response = await _program.PostFormAsync("newsletter", new { email = $"{person}@alba.mx" });
        }

        await _program.SettleAsync();
        var first = await _program.GetJsonAsync("/api/webhooks/deliveries?limit=2");
        var second = await _program.GetJsonAsync($"/api/webhooks/deliveries?limit=2&after={Uri.EscapeDataString((string)first["next"]!)}");

        Assert.Equal((2, 1), (first["deliveries"]!.AsArray().Count, second["deliveries"]!.AsArray().Count));
        Assert.Null(second["next"]);
        Assert.Equal(3, first["deliveries"]!.AsArray().Concat(second["deliveries"]!.AsArray()).Select(delivery => (string)delivery!["id"]!).Distinct().Count());
    }

    private IEnumerable<string> Moves() =>
        _receiver.Received.Where(webhook => webhook.Type == "contact.stage_changed").Select(webhook => $"{webhook.Data["from"] ?? "null"} → {webhook.Data["to"]}");

    private async Task<IReadOnlyList<JsonNode>> DeliveriesAsync(string query = "") =>
        [.. (await _program.GetJsonAsync($"/api/webhooks/deliveries{query}"))["deliveries"]!.AsArray().Select(delivery => delivery!)];

    private async Task AskForADemoAsync()
    {
        using var response = await _program.PostFormAsync("demo", new { email = Email, firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678" });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _program.SettleAsync();
    }
}
