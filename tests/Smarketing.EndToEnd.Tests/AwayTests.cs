using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What becomes of the work of a rep who is away, or of a contact who is given to another by hand.</summary>
public sealed class AwayTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Who_is_away_from_the_page_on_has_nothing_open_any_more_and_others_have_the_tasks()
    {
        await AskForDemosAsync(8);
        var mails = await TasksOfAsync("ana");
        Assert.Equal(2, mails.Count);
        await _program.PostJsonAsync(mails[1].Link("/tasks/"), new { outcome = "no-answer" });

        using var tap = await _program.BrowseAsync(HttpMethod.Post, mails[0].Link("/tasks/"), [new("away", "2026-01-09")]);
        Assert.Equal(HttpStatusCode.SeeOther, tap.StatusCode);
        await _program.SettleAsync();

        // The one that was to be called is called by somebody else; the one between two attempts has moved, too.
        var contacts = await ContactsAsync(8);
        Assert.DoesNotContain("ana", contacts.Select(RepOf));
        using var over = await _program.Http.GetAsync(mails[0].Link("/tasks/"));
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        using var page = await _program.BrowseAsync(HttpMethod.Get, tap.Headers.Location!.ToString());
        Assert.Contains("ausente hasta el final del viernes 9 de enero", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var toldAnew = (await _program.OutboxAsync()).Where(mail => mail.Kind == "task").Skip(8).ToList();
        Assert.Single(toldAnew);
        Assert.True((bool)(await _program.PostJsonAsync(toldAnew[0].Link("/tasks/"), new { outcome = "voicemail" }))["recorded"]!);

        var ledger = (await _program.GetJsonAsync("/api/reps/ledger"))["entries"]!.AsArray();
        Assert.Equal(10, ledger.Count);
        Assert.Equal(2, ledger.Count(entry => (string?)entry!["skipped"]?["ana"] is "gave-up" or "away"));
        Assert.Equal("2026-01-09", (string)(await _program.GetJsonAsync("/api/reps/ana"))["away"]!["to"]!);
    }

    [Fact]
    public async Task A_leave_that_covers_today_moves_the_work_at_once_and_one_to_come_on_its_first_day()
    {
        await AskForDemosAsync(4);
        await LeaveAsync("ana", "2026-01-05", "2026-01-06");
        await LeaveAsync("bruno", "2026-01-07", "2026-01-09");
        await _program.SettleAsync();
        Assert.Equal((0, true), (await CountAsync("ana"), await CountAsync("bruno") > 0));

        foreach (var task in await TasksOfAsync("bruno"))
        {
            await _program.PostJsonAsync(task.Link("/tasks/"), new { outcome = "no-answer" });
        }

        await _program.PostJsonAsync("/local/clock", new { to = "2026-01-06T23:59:00-06:00" });
        Assert.True(await CountAsync("bruno") > 0);
        await _program.PostJsonAsync("/local/clock", new { to = "2026-01-07T00:00:00-06:00" });
        Assert.Equal(0, await CountAsync("bruno"));

        async Task<int> CountAsync(string rep) => (await ContactsAsync(4)).Count(contact => RepOf(contact) == rep);
    }

    [Theory]
    [InlineData("2026-01-04")]
    [InlineData("2026-04-06")]
    [InlineData("tomorrow")]
    public async Task A_leave_that_cannot_be_is_refused_and_nothing_moves(string until)
    {
        await AskForDemosAsync(1);

        using var response = await _program.Http.PostAsJsonAsync((await TasksOfAsync("ana"))[0].Link("/tasks/"), new { away = until });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["away"]);
        Assert.Equal("ana", RepOf((await ContactsAsync(1))[0]));
    }

    [Fact]
    public async Task When_all_go_on_leave_the_manager_has_everything_and_is_told_in_the_summary()
    {
        await AskForDemosAsync(1);
        foreach (var rep in new[] { "bruno", "carla", "diego", "ana" })
        {
            await LeaveAsync(rep, "2026-01-05", "2026-01-05");
        }

        await _program.SettleAsync();
        Assert.Equal("manager", RepOf((await ContactsAsync(1))[0]));
        await _program.WindAsync("P1D");
        Assert.Contains("person1@gmail.com", Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "summary").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_is_given_to_another_rep_by_hand_once()
    {
        await AskForDemosAsync(1);
        var id = (string)(await ContactsAsync(1))[0]["id"]!;
        var link = (await TasksOfAsync("ana"))[0].Link("/tasks/");

        var moved = await _program.PostJsonAsync($"/api/contacts/{id}/reassign", new { rep = "bruno" });
        var again = await _program.PostJsonAsync($"/api/contacts/{id}/reassign", new { rep = "bruno" });
        await _program.SettleAsync();

        Assert.Equal(("bruno", "bruno"), (RepOf(moved), RepOf(again)));
        Assert.Single(await TasksOfAsync("bruno"));
        using var over = await _program.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        var ledger = (await _program.GetJsonAsync("/api/reps/ledger"))["entries"]!.AsArray();
        Assert.Equal(["ana", "bruno"], ledger.Select(entry => (string)entry!["rep"]!["id"]!));
        Assert.Equal("by-hand", (string)ledger[1]!["by"]!);
        var timeline = (await _program.Http.GetFromJsonAsync<JsonNode>($"/api/contacts/{id}/timeline"))!.AsArray();
        Assert.Equal(["ana", "bruno"], timeline.Where(entry => (string)entry!["kind"]! == "assigned").Select(entry => (string)entry!["rep"]!));

        using var unknown = await _program.Http.PostAsJsonAsync($"/api/contacts/{id}/reassign", new { rep = "zoe" });
        using var nobody = await _program.Http.PostAsJsonAsync("/api/contacts/00/reassign", new { rep = "bruno" });
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (unknown.StatusCode, nobody.StatusCode));
    }

    private async Task AskForDemosAsync(int count)
    {
        foreach (var i in Enumerable.Range(1, count))
        {
            using var response = await _program.PostFormAsync("demo", new { email = $"person{i}@gmail.com", phone = "+52 55 1234 5678" });
            await _program.SettleAsync();
        }
    }

    private async Task LeaveAsync(string rep, string from, string to)
    {
        using var response = await _program.Http.PutAsJsonAsync($"/api/reps/{rep}", new { away = new { from, to } });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<IReadOnlyList<JsonNode>> ContactsAsync(int count) => await Task.WhenAll(Enumerable.Range(1, count).Select(i => _program.ContactAsync($"person{i}@gmail.com")));

    private async Task<IReadOnlyList<SentMail>> TasksOfAsync(string rep) =>
        [.. (await _program.OutboxAsync()).Where(mail => mail.Kind == "task" && mail.To.StartsWith($"{rep}.", StringComparison.Ordinal))];

    private static string RepOf(JsonNode contact) => (string)contact["rep"]!["id"]!;
}
