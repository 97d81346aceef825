using System.Net;
using System.Net.Http.Json;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Two contacts of one person become one.</summary>
public sealed class MergeTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task A_follow_up_goes_on_under_the_other_contact_and_whatever_comes_later_reaches_it()
    {
        await PostAsync("demo", "lu@gmail.com", "Lucía");
        await PostAsync("newsletter", "lucia@alba.mx", "Lucía");
        await _program.SettleAsync();
        var (source, target) = ((string)(await _program.ContactAsync("lu@gmail.com"))["id"]!, (string)(await _program.ContactAsync("lucia@alba.mx"))["id"]!);
        var oldTask = (await _program.OutboxAsync()).Single(mail => mail.Kind == "task").Link("/tasks/");

        var merged = await _program.PostJsonAsync($"/api/contacts/{source}/merge", new { into = target });
        await _program.SettleAsync();

        Assert.Equal((target, "lucia@alba.mx", "mql"), ((string)merged["id"]!, (string)merged["email"]!, (string)merged["stage"]!));
        Assert.Equal("open", (string)merged["followUp"]!["attempts"]![0]!["status"]!);
        using var moved = await _program.Http.GetAsync($"/api/contacts/{source}");
        Assert.Equal((HttpStatusCode.SeeOther, $"/api/contacts/{target}"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        using var export = await _program.Http.GetAsync($"/api/contacts/{source}/export");
        Assert.Equal((HttpStatusCode.SeeOther, $"/api/contacts/{target}/export"), (export.StatusCode, export.Headers.Location?.ToString()));
        Assert.Equal(target, (string)(await _program.ContactAsync("lu@gmail.com"))["id"]!);
        Assert.Single((await _program.GetJsonAsync("/api/contacts"))["contacts"]!.AsArray());
        var timeline = (await _program.GetJsonAsync($"/api/contacts/{target}/timeline")).AsArray().Select(entry => (string)entry!["kind"]!).ToList();
        Assert.Equal((2, 1, 1), (timeline.Count(kind => kind == "submission"), timeline.Count(kind => kind == "assigned"), timeline.Count(kind => kind == "merged")));

        using var over = await _program.Http.PostAsJsonAsync(oldTask, new { outcome = "no-answer" });
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        var task = (await _program.OutboxAsync()).Last(mail => mail.Kind == "task").Link("/tasks/");
        Assert.True((bool)(await _program.PostJsonAsync(task, new { outcome = "no-answer" }))["recorded"]!);

        await PostAsync("pricing", "lu@gmail.com", "Lucía");
        await _program.SettleAsync();
        Assert.Contains(await _program.OutboxAsync(), mail => mail.Kind == "alert");
        await _program.WindAsync("P15D");
        var ended = await _program.ContactAsync("lucia@alba.mx");
        Assert.Equal(("recycled", "not-worked"), ((string)ended["followUps"]![0]!["ended"]!["how"]!, (string)ended["followUps"]![0]!["ended"]!["reason"]!));
        Assert.Equal(5, (await _program.OutboxAsync()).Count(mail => mail.Kind == "task") - 1);
    }

    [Fact]
    public async Task Of_two_follow_ups_one_goes_on()
    {
        await PostAsync("demo", "lu@gmail.com", "Lucía");
        await _program.WindAsync("PT1M");
        await PostAsync("demo", "lucia@alba.mx", "Lucía");
        await _program.SettleAsync();
        var (source, target) = (await IdAsync("lu@gmail.com"), await IdAsync("lucia@alba.mx"));

        await _program.PostJsonAsync($"/api/contacts/{source}/merge", new { into = target });
        var again = await _program.PostJsonAsync($"/api/contacts/{source}/merge", new { into = target });
        await _program.PostJsonAsync((await _program.OutboxAsync()).Last(mail => mail.Kind == "task").Link("/tasks/"), new { outcome = "no-answer" });
        await _program.WindAsync("P18D");

        var contact = await _program.ContactAsync("lucia@alba.mx");
        Assert.Equal(target, (string)again["id"]!);
        Assert.Equal(["merged", "recycled"], contact["followUps"]!.AsArray().Select(followUp => (string)followUp!["ended"]!["how"]!).Order(StringComparer.Ordinal));
        Assert.Equal(6, (await _program.OutboxAsync()).Count(mail => mail.Kind == "task"));
        Assert.All((await _program.GetJsonAsync("/local/instances")).AsArray(), instance => Assert.NotEqual("Failed", (string?)instance!["status"]));
    }

    private async Task PostAsync(string form, string email, string firstName)
    {
        using var response = await _program.PostFormAsync(form, new { email, firstName, phone = "+52 55 1234 5678", message = $"{form} for {email}" });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task<string> IdAsync(string email) => (string)(await _program.ContactAsync(email))["id"]!;
}
