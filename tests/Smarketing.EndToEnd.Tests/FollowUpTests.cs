using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What becomes of a follow-up that doesn't go by the plan.</summary>
public sealed class FollowUpTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task With_the_second_miss_another_rep_gets_it_and_the_first_ones_links_are_over()
    {
        await AskForADemoAsync();
        var first = (string)(await ContactAsync())["rep"]!["id"]!;
        var firstLink = await _program.TaskLinkAsync("Lucía");

        await _program.PostJsonAsync("/local/clock", new { to = "2026-01-07T09:00:00-06:00" });

        var contact = await ContactAsync();
        var second = (string)contact["rep"]!["id"]!;
        Assert.NotEqual(first, second);
        var attempt = contact["followUp"]!["attempts"]![1]!;
        Assert.Equal(("open", Instant("2026-01-07T13:00:00-06:00")), ((string)attempt["status"]!, (DateTimeOffset)attempt["dueAt"]!));
        using (var over = await _program.Http.GetAsync(firstLink))
        {
            Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        }

        var task = (await _program.OutboxAsync()).Last(mail => mail.Kind == "task");
        Assert.StartsWith(second, task.To, StringComparison.Ordinal);
        Assert.True((bool)(await _program.PostJsonAsync(task.Link("/tasks/"), new { outcome = "sent" }))["recorded"]!);
        Assert.Equal([first, second], (await LedgerAsync()).Select(entry => (string)entry!["rep"]!["id"]!));
        Assert.Equal("gave-up", (string)(await LedgerAsync())[1]!["skipped"]![first]!);
    }

    [Fact]
    public async Task A_call_back_brings_the_next_task_at_the_time_agreed_on()
    {
        await AskForADemoAsync();

        await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { outcome = "connected", callBackAt = "2026-01-08T15:30" });
        await _program.PostJsonAsync("/local/clock", new { to = "2026-01-08T15:29:00-06:00" });
        Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "task");
        await _program.WindAsync("PT1M");

        var task = (await _program.OutboxAsync()).Last(mail => mail.Kind == "task");
        Assert.Equal(Instant("2026-01-08T15:30:00-06:00"), task.At);
        Assert.Equal(["done", "open", "skipped", "skipped", "skipped"], (await ContactAsync())["followUp"]!["attempts"]!.AsArray().Select(attempt => (string)attempt!["status"]!));
    }

    [Fact]
    public async Task A_call_back_is_in_the_calendar_at_once_and_leaves_it_when_it_falls_away()
    {
        await AskForADemoAsync();
        var link = await _program.TaskLinkAsync("Lucía");
        await _program.PostJsonAsync(link, new { outcome = "connected", callBackAt = "2026-01-08T15:30" });
        await _program.PostJsonAsync(link, new { verdict = "reject", reason = "no-need" });
        await _program.WindAsync("PT16M");

        var entries = new List<string>();
        foreach (var mail in (await _program.OutboxAsync()).Where(mail => mail.Kind == "alert"))
        {
            entries.Add(await _program.Http.GetStringAsync($"/local/outbox/{mail.Id}/attachments/0"));
        }

        Assert.Equal(["PUBLISH", "CANCEL"], entries.Select(entry => Value(entry, "METHOD")));
        Assert.All(entries, entry => Assert.Equal("20260108T213000Z", Value(entry, "DTSTART")));
        Assert.Single(entries.Select(entry => Value(entry, "UID")).Distinct(StringComparer.Ordinal));
        Assert.True(int.Parse(Value(entries[0], "SEQUENCE"), CultureInfo.InvariantCulture) < int.Parse(Value(entries[1], "SEQUENCE"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_call_back_in_the_past_is_refused_and_nothing_of_the_answer_is_kept()
    {
        await AskForADemoAsync();

        using var response = await _program.Http.PostAsJsonAsync(await _program.TaskLinkAsync("Lucía"), new { outcome = "no-answer", callBackAt = "2026-01-04T15:30" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["callBackAt"]);
        Assert.Null((string?)(await ContactAsync())["followUp"]!["attempts"]![0]!["outcome"]);
    }

    [Fact]
    public async Task With_a_wrong_number_and_a_bounce_the_contact_is_disqualified_once_that_stands()
    {
        await AskForADemoAsync();
        await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { outcome = "wrong-number" });
        await _program.PostJsonAsync("/local/clock", new { to = "2026-01-06T09:00:00-06:00" });
        await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { outcome = "bounced" });
        await _program.WindAsync("PT16M");

        var contact = await ContactAsync();
        Assert.Equal(("inaccurate-data", "marketing"), ((string)contact["disqualified"]!["reason"]!, (string)contact["owner"]!));
        Assert.Equal("rejected", (string)contact["followUps"]![0]!["ended"]!["how"]!);
        Assert.DoesNotContain(await _program.OutboxAsync(), mail => mail.To == "lucia@alba.mx");
    }

    private static string Value(string entry, string name) => entry.Split("\r\n").Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private Task<JsonNode> ContactAsync() => _program.ContactAsync("lucia@alba.mx");

    private async Task<JsonArray> LedgerAsync() => (await _program.GetJsonAsync("/api/reps/ledger"))["entries"]!.AsArray();

    private async Task AskForADemoAsync()
    {
        using var response = await _program.PostFormAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _program.SettleAsync();
    }
}
