using System.Net;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>Mails as marketing looks at them before anybody gets one.</summary>
[Trait("Host", "any")]
public sealed class MailPreviewTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task The_links_of_a_preview_are_nobodys()
    {
        foreach (var (mail, path) in new[] { ("task-call", "/tasks/"), ("deal", "/deals/"), ("confirm", "/confirm/") })
        {
            var text = await Program.Http.GetStringAsync($"/api/mails/{mail}?part=text");
            var address = text.Split(' ', '\n').First(word => word.Contains(path, StringComparison.Ordinal));
            using var answer = await Program.BrowseAsync(HttpMethod.Get, address);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_mail_is_shown_about_somebody_invented_in_three_forms()
    {
        using var page = await Program.Http.GetAsync("/api/mails/task-call?lang=en");
        var whole = await Program.GetJsonAsync("/api/mails/task-call?lang=en&format=json");

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("Call John Carter", await Program.Http.GetStringAsync("/api/mails/task-call?lang=en&part=text"), StringComparison.Ordinal);
        Assert.Equal("task", (string)whole["kind"]!);
        Assert.Equal("attempt.ics", (string)Assert.Single(whole["attachments"]!.AsArray())!["name"]!);
    }

    [Theory]
    [InlineData("/api/mails/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/tracks/educate/9", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/task-call?lang=fr", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/task-call?contact=nobody", HttpStatusCode.NotFound)]
    [InlineData("/api/mails/task-call?part=sound", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_a_problem(string address, HttpStatusCode status)
    {
        using var answer = await Program.Http.GetAsync(address);

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }
}
