using System.Net;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>One lead from the form to a verdict, as far as a clock that nobody winds lets one see.</summary>
[Trait("Host", "any")]
public sealed class RoadTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task Who_raises_a_hand_is_an_MQL_with_a_rep_and_five_attempts_and_the_rep_is_mailed_the_first()
    {
        var (email, mail) = await AskForADemoAsync("mql@alba.mx");

        var contact = await Program.ContactAsync(email);
        Assert.Equal(("mql", "shared"), ((string)contact["stage"]!, (string)contact["owner"]!));
        Assert.Equal(["call", "mail", "call", "mail", "mail"], contact["followUp"]!["attempts"]!.AsArray().Select(attempt => (string)attempt!["kind"]!));
        var rep = await Program.GetJsonAsync($"/api/reps/{contact["rep"]!["id"]}");
        Assert.Equal((string)rep["email"]!, mail.To);
        Assert.Contains("attempt.ics", mail.Attachments);
        Assert.Equal("submission", (string)(await Program.GetJsonAsync($"/api/contacts/{contact["id"]}/timeline"))[0]!["kind"]!);
        await Program.EventuallyAsync(
            () => Program.GetJsonAsync("/api/reports/funnel"), report => report["stages"]!.AsArray().Any(stage => (string)stage!["stage"]! == "mql" && (int)stage["entered"]! > 0));
    }

    [Fact]
    public async Task Looking_at_the_reps_link_changes_nothing_and_an_answer_counts_once_and_may_be_corrected()
    {
        var (email, mail) = await AskForADemoAsync("answer@alba.mx");
        var link = mail.Link("/tasks/");
        var before = StandingOf(await Program.ContactAsync(email));

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
        {
            using var looked = await Program.BrowseAsync(method, link);
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        }

        Assert.Equal(before, StandingOf(await Program.ContactAsync(email)));
        Assert.Empty(await OutcomesAsync(email));
        Assert.True(await RecordedAsync(link, new { outcome = "voicemail" }));
        Assert.False(await RecordedAsync(link, new { outcome = "voicemail" }));
        Assert.Equal(["voicemail"], await OutcomesAsync(email));
        Assert.True(await RecordedAsync(link, new { outcome = "no-answer" }));
        Assert.False(await RecordedAsync(link, new { outcome = "no-answer" }));
        Assert.Equal("no-answer", (string)(await Program.ContactAsync(email))["followUp"]!["attempts"]![0]!["outcome"]!);
        Assert.Single(await Program.TimelineAsync(email, "correction"));
    }

    [Fact]
    public async Task Qualified_by_BANT_is_an_SQL_whose_attempts_are_over()
    {
        var (email, mail) = await AskForADemoAsync("sql@alba.mx");

        var answer = await Program.PostJsonAsync(mail.Link("/tasks/"), new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "unknown" });

        Assert.Equal("sql", (string)answer["stage"]!);
        var contact = await Program.ContactAsync(email);
        Assert.Equal("sql", (string)contact["stage"]!);
        Assert.Null(contact["followUp"]);
        Assert.Equal("qualified", (string)contact["followUps"]![0]!["ended"]!["how"]!);
    }

    [Fact]
    public async Task Rejected_is_a_lead_of_marketings_again_until_the_rep_takes_it_back()
    {
        var (email, mail) = await AskForADemoAsync("rejected@alba.mx");

        Assert.True(await RecordedAsync(mail.Link("/tasks/"), new { verdict = "reject", reason = "no-budget" }));
        var contact = await Program.ContactAsync(email);
        Assert.Equal(("lead", "marketing"), ((string)contact["stage"]!, (string)contact["owner"]!));
        Assert.Equal(("no-budget", "mql"), ((string)contact["recycled"]![0]!["reason"]!, (string)contact["recycled"]![0]!["from"]!));

        Assert.True(await RecordedAsync(mail.Link("/tasks/"), new { verdict = "accept" }));
        contact = await Program.ContactAsync(email);
        Assert.Equal("sal", (string)contact["stage"]!);
        Assert.Empty(contact["recycled"]!.AsArray());
    }

    [Fact]
    public async Task What_comes_in_while_a_rep_works_on_somebody_is_told_to_the_rep()
    {
        var (email, mail) = await AskForADemoAsync("again@alba.mx");
        using var again = await Program.PostFormAsync("pricing", new { email, message = "¿Cuánto cuesta?" });

        var alert = await Program.MailAboutAsync(email, "alert");
        Assert.Equal(mail.To, alert.To);
        Assert.Contains("¿Cuánto cuesta?", alert.Text, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await Program.ContactAsync(email))["followUp"]!["number"]!);
    }

    [Theory]
    [InlineData("tasks")]
    [InlineData("deals")]
    [InlineData("work")]
    [InlineData("confirm")]
    [InlineData("unsubscribe")]
    [InlineData("dashboard")]
    public async Task A_link_that_nobody_made_leads_nowhere(string kind)
    {
        using var shown = await Program.BrowseAsync(HttpMethod.Get, $"/{kind}/forged.token");
        using var posted = await Program.BrowseAsync(HttpMethod.Post, $"/{kind}/forged.token", [new("outcome", "voicemail")]);

        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        Assert.False(posted.IsSuccessStatusCode);
    }

    private async Task<(string Email, SentMail Mail)> AskForADemoAsync(string address)
    {
        var email = Program.Person(address);
        using var response = await Program.PostFormAsync("demo", new { email, firstName = "Lucía", lastName = "Herrera", company = "Alba", phone = "+52 55 1234 5678", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (email, await Program.MailAboutAsync(email, "task"));
    }

    private static string StandingOf(JsonNode contact) => $"{contact["stage"]} {contact["owner"]} {contact["followUp"]!.ToJsonString()}";

    private async Task<bool> RecordedAsync(string link, object answer) => (bool)(await Program.PostJsonAsync(link, answer))["recorded"]!;

    private async Task<IReadOnlyList<string?>> OutcomesAsync(string email) => [.. (await Program.TimelineAsync(email, "attempt")).Select(entry => (string?)entry["outcome"]).Where(outcome => outcome is not null)];
}
