using System.Net;

namespace Smarketing.EndToEnd.Tests;

/// <summary>One lead from the form to each of its ends, through the program as a company would use it.</summary>
public sealed class TheRoadTests : IAsyncLifetime
{
    private const string Email = "lucia.herrera@alba.mx";
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task One_answer_and_four_missed_attempts_make_it_a_lead_again_not_worked()
    {
        await AskForADemoAsync();
        Assert.True((bool)(await AnswerAsync(new { outcome = "no-answer" }))["recorded"]!);

        await _program.WindAsync("P15D");

        var contact = await _program.ContactAsync(Email);
        Assert.Equal(("lead", "marketing"), ((string)contact["stage"]!, (string)contact["owner"]!));
        Assert.Null(contact["followUp"]);
        var followUp = contact["followUps"]![0]!;
        Assert.Equal("not-worked", (string)followUp["ended"]!["reason"]!);
        Assert.Equal(["done", "missed", "missed", "missed", "missed"], followUp["attempts"]!.AsArray().Select(attempt => (string)attempt!["status"]!));
        Assert.All(followUp["attempts"]!.AsArray(), attempt => Assert.True(((DateTimeOffset)attempt!["opensAt"]!).DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Friday));
        Assert.Equal(5, (await _program.OutboxAsync()).Count(mail => mail.Kind == "task"));
    }

    [Fact]
    public async Task All_five_confirmed_is_unable_to_reach_and_a_new_demo_is_follow_up_2()
    {
        await AskForADemoAsync();
        foreach (var (answer, wait) in new[] { ("no-answer", "P1D"), ("sent", "P3D"), ("voicemail", "P4D"), ("sent", "P3D"), ("sent", "P4D") })
        {
            await AnswerAsync(new { outcome = answer });
            await _program.WindAsync(wait);
        }

        var contact = await _program.ContactAsync(Email);
        Assert.Equal("unable-to-reach", (string)contact["followUps"]![0]!["ended"]!["reason"]!);
        var nurture = Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "nurture");
        Assert.Equal(Email, nurture.To);
        Assert.Equal("List-Unsubscribe=One-Click", (string)nurture.Headers["List-Unsubscribe-Post"]!);

        await AskForADemoAsync();

        contact = await _program.ContactAsync(Email);
        Assert.Equal(("mql", 2), ((string)contact["stage"]!, (int)contact["followUp"]!["number"]!));
        Assert.Null(contact["nurture"]);
    }

    [Fact]
    public async Task Qualified_by_BANT_is_an_SQL_and_the_rest_of_the_plan_is_not_asked_for()
    {
        await AskForADemoAsync();

        var answer = await AnswerAsync(new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "unknown" });
        await _program.WindAsync("P15D");

        Assert.Equal("sql", (string)answer["stage"]!);
        Assert.Equal("sql", (string)(await _program.ContactAsync(Email))["stage"]!);
        Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "task");
    }

    [Fact]
    public async Task Rejected_as_no_fit_is_disqualified_and_never_mailed()
    {
        await AskForADemoAsync();

        await AnswerAsync(new { verdict = "reject", reason = "no-fit" });
        await _program.WindAsync("P60D");

        var contact = await _program.ContactAsync(Email);
        Assert.Equal(("no-fit", "marketing", "mql"), ((string)contact["disqualified"]!["reason"]!, (string)contact["owner"]!, (string)contact["stage"]!));
        Assert.DoesNotContain(await _program.OutboxAsync(), mail => mail.To == Email);
    }

    [Fact]
    public async Task After_an_unsubscribe_no_mail_goes_to_the_contact_any_more()
    {
        await AskForADemoAsync();
        await AnswerAsync(new { verdict = "reject", reason = "not-ready" });
        await _program.WindAsync("P1D");
        var first = Assert.Single(await _program.OutboxAsync(), mail => mail.To == Email);

        using var answer = await _program.Http.PostAsync(first.Link("/unsubscribe/"), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await _program.WindAsync("P60D");

        Assert.Single(await _program.OutboxAsync(), mail => mail.To == Email);
        Assert.Equal("unsubscribed", (string)(await _program.ContactAsync(Email))["suppressed"]!["why"]!);
    }

    private async Task AskForADemoAsync()
    {
        using var response = await _program.PostFormAsync(
            "demo", new { email = Email, firstName = "Lucía", lastName = "Herrera", company = "Alba", jobTitle = "Gerente de obra", phone = "+52 55 1234 5678", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _program.SettleAsync();
        var task = (await _program.OutboxAsync())[^1];
        Assert.Equal("task", task.Kind);
        Assert.Contains("attempt.ics", task.Attachments);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> AnswerAsync(object answer) => await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), answer);
}
