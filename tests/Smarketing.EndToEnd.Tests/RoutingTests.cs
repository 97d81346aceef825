using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Who gets whom, through the program as a company would use it.</summary>
public sealed class RoutingTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Forty_people_at_once_are_ten_for_each_of_four_reps_and_the_ledger_says_the_same()
    {
        var people = Enumerable.Range(1, 40).Select(i => $"person{i}@company{i}.mx").ToList();

        var answers = await Task.WhenAll(people.Select(AskForADemoAsync));
        await _program.SettleAsync();

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer));
        var contacts = await Task.WhenAll(people.Select(_program.ContactAsync));
        var given = contacts.CountBy(contact => (string)contact["rep"]!["id"]!).OrderBy(rep => rep.Key, StringComparer.Ordinal).ToList();
        Assert.Equal([new("ana", 10), new("bruno", 10), new("carla", 10), new("diego", 10)], given);
        var ledger = await LedgerAsync();
        Assert.Equal(given, ledger.CountBy(RepOf).OrderBy(rep => rep.Key, StringComparer.Ordinal));
        Assert.Equal(40, ledger.Select(entry => (string)entry["followUp"]!).Distinct().Count());
        Assert.Equal(8, ledger.Count(entry => (bool)entry["overCapacity"]!));
        Assert.All(await RepsAsync(), rep => Assert.Equal((10, 10), ((int)rep["load"]!["thisWeek"]!, (int)rep["load"]!["inAll"]!)));
    }

    [Fact]
    public async Task Colleagues_at_once_all_go_to_one_rep_and_people_with_free_mail_do_not()
    {
        await Task.WhenAll(Enumerable.Range(1, 6).SelectMany(i => new[] { AskForADemoAsync($"person{i}@alba.mx"), AskForADemoAsync($"person{i}@gmail.com") }));
        await _program.SettleAsync();

        var colleagues = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => _program.ContactAsync($"person{i}@alba.mx")));
        var others = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => _program.ContactAsync($"person{i}@gmail.com")));
        Assert.Single(colleagues.Select(contact => (string)contact["rep"]!["id"]!).Distinct());
        Assert.True(others.Select(contact => (string)contact["rep"]!["id"]!).Distinct().Count() > 1);
        Assert.Equal(5, (await LedgerAsync()).Count(entry => (string)entry["by"]! == "company-owner"));
    }

    [Fact]
    public async Task Who_comes_again_gets_the_former_rep_unless_away()
    {
        await AskForADemoAsync("lucia@gmail.com");
        await _program.WindAsync("PT1M");
        await AskForADemoAsync("ines@gmail.com");
        await _program.SettleAsync();
        foreach (var task in await _program.OutboxAsync())
        {
            // Who has begun keeps the follow-up: it isn't handed over.
            await _program.PostJsonAsync(task.Link("/tasks/"), new { outcome = "no-answer" });
        }

        await _program.WindAsync("P15D");
        await ChangeAsync("bruno", new { away = new { from = "2026-01-19", to = "2026-01-23" } });

        await AskForADemoAsync("lucia@gmail.com");
        await AskForADemoAsync("ines@gmail.com");
        await _program.SettleAsync();

        Assert.Equal(["ana", "bruno"], (await LedgerAsync()).Take(2).Select(RepOf));
        Assert.Equal("former rep", (string)(await _program.ContactAsync("lucia@gmail.com"))["rep"]!["why"]![0]!);
        var second = (await LedgerAsync()).Single(entry => ((string)entry["followUp"]!).EndsWith("-2", StringComparison.Ordinal) && (string)entry["by"]! == "round-robin");
        Assert.Equal("away", (string)second["skipped"]!["bruno"]!);
        Assert.NotEqual("bruno", (string)(await _program.ContactAsync("ines@gmail.com"))["rep"]!["id"]!);
    }

    [Fact]
    public async Task When_everybody_is_away_the_manager_gets_the_task()
    {
        foreach (var rep in await RepsAsync())
        {
            await ChangeAsync((string)rep["id"]!, new { away = new { from = "2026-01-05", to = "2026-01-05" } });
        }

        await AskForADemoAsync("lucia@alba.mx");
        await _program.SettleAsync();

        Assert.Equal("manager", (string)(await _program.ContactAsync("lucia@alba.mx"))["rep"]!["id"]!);
        var task = Assert.Single(await _program.OutboxAsync());
        Assert.Equal(("task", "marta.rios@andamio.example"), (task.Kind, task.To));
        var answer = await _program.PostJsonAsync(task.Link("/tasks/"), new { outcome = "no-answer" });
        Assert.True((bool)answer["recorded"]!);
    }

    [Fact]
    public async Task A_rep_is_changed_in_part_and_the_rest_stays()
    {
        var changed = await ChangeAsync("ana", new { capacity = 3, away = new { from = "2026-02-02", to = "2026-02-06" } });
        Assert.Equal((3, 1, "2026-02-02", "2026-02-06"), ((int)changed["capacity"]!, (int)changed["weight"]!, (string)changed["away"]!["from"]!, (string)changed["away"]!["to"]!));

        await ChangeAsync("ana", new { weight = 2 });
        await ChangeAsync("ana", new { away = (object?)null });

        var rep = await _program.GetJsonAsync("/api/reps/ana");
        Assert.Equal((3, 2), ((int)rep["capacity"]!, (int)rep["weight"]!));
        Assert.Null(rep["away"]);
        Assert.Equal(rep.ToJsonString(), (await RepsAsync())[0].ToJsonString());
        Assert.Equal(rep.ToJsonString(), (await ChangeAsync("ana", rep)).ToJsonString());
    }

    [Fact]
    public async Task Reps_that_are_not_there_are_404_and_nobody_sees_them_without_the_key()
    {
        using var unknown = await _program.Http.GetAsync("/api/reps/zoe");
        using var changed = await _program.Http.PutAsJsonAsync("/api/reps/manager", new { weight = 2 });
        using var stranger = new HttpClient { BaseAddress = _program.Http.BaseAddress };
        using var list = await stranger.GetAsync("/api/reps");
        using var ledger = await stranger.GetAsync("/api/reps/ledger");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, changed.StatusCode));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (list.StatusCode, ledger.StatusCode));
    }

    [Fact]
    public async Task The_ledger_is_asked_for_by_days_of_the_companys_zone()
    {
        await AskForADemoAsync("monday@gmail.com");
        await _program.WindAsync("PT14H59M");
        await AskForADemoAsync("late@gmail.com");
        await _program.WindAsync("PT1M");
        await AskForADemoAsync("tuesday@gmail.com");
        await _program.SettleAsync();

        Assert.Equal(2, (await LedgerAsync("?from=2026-01-05&to=2026-01-05")).Count);
        Assert.Single(await LedgerAsync("?from=2026-01-06&to=2026-01-06"));
        Assert.Equal(3, (await LedgerAsync()).Count);
        using var reversed = await _program.Http.GetAsync("/api/reps/ledger?from=2026-01-06&to=2026-01-05");
        using var noDate = await _program.Http.GetAsync("/api/reps/ledger?from=yesterday");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (reversed.StatusCode, noDate.StatusCode));
    }

    private async Task<HttpStatusCode> AskForADemoAsync(string email)
    {
        using var response = await _program.PostFormAsync("demo", new { email, phone = "+52 55 1234 5678", message = $"{email} asks for a demo" });
        return response.StatusCode;
    }

    private async Task<JsonNode> ChangeAsync(string rep, object change)
    {
        using var response = await _program.Http.PutAsJsonAsync($"/api/reps/{rep}", change);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<IReadOnlyList<JsonNode>> RepsAsync() => [.. (await _program.GetJsonAsync("/api/reps"))["reps"]!.AsArray().Select(rep => rep!)];

    private async Task<IReadOnlyList<JsonNode>> LedgerAsync(string query = "") => [.. (await _program.GetJsonAsync($"/api/reps/ledger{query}"))["entries"]!.AsArray().Select(entry => entry!)];

    private static string RepOf(JsonNode entry) => (string)entry["rep"]!["id"]!;
}
