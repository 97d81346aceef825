using System.Net;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Mails as marketing looks at them before anybody gets one.</summary>
public sealed class MailPreviewTests
{
    [Fact]
    public async Task A_mail_is_shown_about_somebody_invented_in_three_forms()
    {
        await using var program = await LocalProgram.StartAsync();

        using var page = await program.Http.GetAsync("/api/mails/task-call?lang=en");
        var text = await program.Http.GetStringAsync("/api/mails/task-call?lang=en&part=text");
        var whole = await program.GetJsonAsync("/api/mails/task-call?lang=en&format=json");

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(await page.Content.ReadAsStringAsync(), (string)whole["html"]!);
        Assert.StartsWith("Call John Carter", text, StringComparison.Ordinal);
        Assert.Equal(("task", "Call John Carter (Oakline Builders) by Monday, January 5, 1:00 PM", text), ((string)whole["kind"]!, (string)whole["subject"]!, (string)whole["text"]!));
        Assert.Contains("Attempt 1 of 5", (string)whole["preview"]!, StringComparison.Ordinal);
        Assert.Equal("attempt.ics", (string)Assert.Single(whole["attachments"]!.AsArray())!["name"]!);
    }

    [Fact]
    public async Task A_mail_of_a_contact_is_the_one_that_was_sent_and_showing_it_changes_nothing()
    {
        await using var program = await LocalProgram.StartAsync();
        using var posted = await program.PostFormAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
        await program.SettleAsync();
        var before = await program.ContactAsync("lucia@alba.mx");
        var sent = Assert.Single(await program.OutboxAsync(), mail => mail.Kind == "task");

        var shown = await program.GetJsonAsync($"/api/mails/task-call?contact={before["id"]}&format=json");
        var track = await program.GetJsonAsync($"/api/mails/tracks/educate/1?contact={before["id"]}&format=json");
        await program.SettleAsync();

        Assert.Equal((sent.Subject, sent.To), ((string)shown["subject"]!, (string)shown["to"]!));
        Assert.Equal(("tracks/educate/1-cost-in-time", "lucia@alba.mx"), ((string)track["name"]!, (string)track["to"]!));
        Assert.Contains("List-Unsubscribe", track["headers"]!.AsObject().Select(header => header.Key));
        Assert.True(JsonNode.DeepEquals(before, await program.ContactAsync("lucia@alba.mx")));
        Assert.Single(await program.OutboxAsync(), mail => mail.Kind is "task" or "nurture");
    }

    [Theory]
    [InlineData("/api/mails/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/tracks/educate/9", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/task-call?lang=fr", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/task-call?contact=nobody", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/task-call?contact=a%2Fb%5C%23%3F", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/task-call?part=sound", HttpStatusCode.BadRequest)]
    [InlineData("/api/mails/task-call?format=xml", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_a_problem(string address, HttpStatusCode status)
    {
        await using var program = await LocalProgram.StartAsync();

        using var answer = await program.Http.GetAsync(address);
        using var stranger = new HttpClient { BaseAddress = program.Http.BaseAddress };
        using var refused = await stranger.GetAsync(address);

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
