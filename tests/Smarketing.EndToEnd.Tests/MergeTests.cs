using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

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

    [Fact]
    public async Task Contacts_that_cannot_be_merged_are_told_why()
    {
        await PostAsync("newsletter", "a@alba.mx", "A");
        await PostAsync("newsletter", "b@alba.mx", "B");
        await PostAsync("newsletter", "c@alba.mx", "C");
        var (a, b, c) = (await IdAsync("a@alba.mx"), await IdAsync("b@alba.mx"), await IdAsync("c@alba.mx"));

        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(a, new { into = a }));
        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(a, new { into = "nobody" }));
        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(a, new { }));
        Assert.Equal(HttpStatusCode.NotFound, await MergeAsync("nobody", new { into = a }));
        Assert.Equal(HttpStatusCode.OK, await MergeAsync(a, new { into = b }));
        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(b, new { into = a }));
        Assert.Equal(HttpStatusCode.Conflict, await MergeAsync(a, new { into = c }));
        Assert.Equal(HttpStatusCode.OK, await MergeAsync(b, new { into = c }));
        Assert.Equal(c, await IdAsync("a@alba.mx"));
    }

    [Fact]
    public async Task Who_is_erased_is_erased_under_every_id_and_may_come_back()
    {
        await PostAsync("newsletter", "a@alba.mx", "A");
        await PostAsync("newsletter", "b@alba.mx", "B");
        var (a, b) = (await IdAsync("a@alba.mx"), await IdAsync("b@alba.mx"));
        Assert.Equal(HttpStatusCode.OK, await MergeAsync(a, new { into = b }));

        using var erased = await _program.Http.DeleteAsync($"/api/contacts/{a}");
        await _program.SettleAsync();
        using var one = await _program.Http.GetAsync($"/api/contacts/{a}");
        using var other = await _program.Http.GetAsync($"/api/contacts/{b}");
        await PostAsync("ebook", "a@alba.mx", "A");

        Assert.True(erased.IsSuccessStatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, other.StatusCode));
        Assert.Equal(a, await IdAsync("a@alba.mx"));
    }

    private async Task PostAsync(string form, string email, string firstName)
    {
        using var response = await _program.PostFormAsync(form, new { email, firstName, phone = "+52 55 1234 5678", message = $"{form} for {email}" });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task<string> IdAsync(string email) => (string)(await _program.ContactAsync(email))["id"]!;

    private async Task<HttpStatusCode> MergeAsync(string id, object body)
    {
        using var response = await _program.Http.PostAsJsonAsync($"/api/contacts/{id}/merge", body);
        return response.StatusCode;
    }
}
