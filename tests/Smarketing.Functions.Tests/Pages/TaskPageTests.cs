using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.Pages;

public sealed class TaskPageTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 18, 5, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_call_has_a_button_for_each_of_its_outcomes() =>
        Assert.Equal(["connected", "voicemail", "no-answer", "wrong-number"], Values(await Read(PageSamples.Task("en")), "button[name=outcome]"));

    [Fact]
    public async Task A_mail_has_a_button_for_each_of_its_outcomes() =>
        Assert.Equal(["sent", "replied", "bounced"], Values(await Read(PageSamples.MailTask("en")), "button[name=outcome]"));

    [Fact]
    public async Task Verdicts_questions_and_reasons_have_the_names_of_the_interface()
    {
        var page = await Read(PageSamples.Task("es"));

        Assert.Equal(["accept", "qualify", "reject"], Values(page, "button[name=verdict]"));
        Assert.Equal(["not-ready", "no-budget", "no-authority", "no-need", "no-timing", "inaccurate-data", "no-fit"], Values(page, "select[name=reason] option").Where(value => value.Length > 0));
        Assert.All(["budget", "authority", "need", "timeline"], name => Assert.Equal(["yes", "no", "unknown"], Values(page, $"input[type=radio][name={name}]")));
        Assert.Equal(["", "bruno", "carla"], Values(page, "select[name=executive] option"));
        Assert.NotNull(page.QuerySelector("input[type=date][name=resumeOn]"));
        Assert.NotNull(page.QuerySelector("textarea[name=note]"));
        Assert.Equal(["true"], Values(page, "button[name=doNotContact]"));
    }

    [Fact]
    public async Task No_answer_is_chosen_beforehand()
    {
        var page = await Read(PageSamples.Task("en"));

        Assert.Empty(page.QuerySelectorAll("[checked], [selected]"));
        Assert.Equal(string.Empty, page.QuerySelector("select[name=reason] option")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("details[open]"));
    }

    [Fact]
    public async Task Each_answer_is_a_form_of_its_own()
    {
        var page = await Read(PageSamples.Task("en"));

        Assert.All(page.QuerySelectorAll("form"), form => Assert.Single(form.QuerySelectorAll("button").Select(button => button.GetAttribute("name")).Distinct()));
        Assert.Empty(page.QuerySelector("form:has([name=outcome])")!.QuerySelectorAll("input, textarea, select"));
    }

    [Fact]
    public async Task The_telephone_number_is_a_link()
    {
        Assert.Equal("tel:+525512345678", (await Read(PageSamples.Task("en"))).QuerySelector("a.primary")!.GetAttribute("href"));
        Assert.NotNull((await Read(PageSamples.MailTask("en"))).QuerySelector(".facts a[href='tel:+525512345678']"));
    }

    [Fact]
    public async Task Without_a_telephone_number_there_is_nothing_to_call()
    {
        var page = await Read(PageSamples.Task("en") with { Contact = new MailContact { Email = "a@example.com" } });

        Assert.Empty(page.QuerySelectorAll("a[href^='tel:']"));
        Assert.Equal("a@example.com", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_recorded_outcome_offers_the_way_back_while_there_is_one()
    {
        var page = await Read(PageSamples.Task("en") with { Outcome = new RecordedAnswer("no-answer", At, At.AddMinutes(15)) });

        Assert.Contains("No answer, Jan 5, 12:05 PM", page.QuerySelector("#outcome .recorded")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12:20 PM", page.QuerySelector("#outcome details summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["connected", "voicemail", "wrong-number"], Values(page, "#outcome details button[name=outcome]"));
    }

    [Fact]
    public async Task A_recorded_outcome_stands_once_its_time_is_over()
    {
        var page = await Read(PageSamples.Task("en") with { Outcome = new RecordedAnswer("no-answer", At, CorrectableUntil: null) });

        Assert.NotNull(page.QuerySelector("#outcome .recorded"));
        Assert.Empty(page.QuerySelectorAll("button[name=outcome]"));
        Assert.Equal(3, page.QuerySelectorAll("button[name=verdict]").Length);
    }

    [Fact]
    public async Task Who_has_accepted_can_still_qualify_or_give_back()
    {
        var page = await Read(PageSamples.Task("en") with { Verdict = new RecordedAnswer("accept", At, CorrectableUntil: null) });

        Assert.Equal(["qualify", "reject"], Values(page, "button[name=verdict]"));
    }

    [Fact]
    public async Task A_mail_that_was_sent_may_be_answered_long_after()
    {
        var page = await Read(PageSamples.Task("en") with { IsCall = false, Outcome = new RecordedAnswer("sent", At, CorrectableUntil: null), LaterOutcomes = ["replied", "bounced"] });

        Assert.Equal(["replied", "bounced"], Values(page, "button[name=outcome]"));
    }

    [Fact]
    public async Task A_final_verdict_takes_no_further_one()
    {
        var page = await Read(PageSamples.Task("en") with { TakesVerdict = false, Verdict = new RecordedAnswer("reject", At, CorrectableUntil: null, "no-budget") });

        Assert.Contains("given back to marketing (No budget)", page.QuerySelector("#verdict .recorded")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("button[name=verdict], button[name=doNotContact]"));
    }

    [Fact]
    public async Task A_refused_form_is_open_keeps_what_was_typed_and_says_what_is_wrong()
    {
        var page = await Read(PageSamples.WithErrors("en"));

        Assert.Equal("reject", Assert.Single(page.QuerySelectorAll("details[open]")).Id);
        Assert.Equal("2026-02-01", page.QuerySelector<IHtmlInputElement>("#resumeOn")!.Value);
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector("#note")!.TextContent);
        Assert.Equal("true", page.QuerySelector("#reason")!.GetAttribute("aria-invalid"));
        Assert.Equal("Choose a reason.", page.QuerySelector("#reason-error")!.TextContent);
        Assert.Equal("#reason", page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        Assert.True(page.QuerySelector<IHtmlInputElement>("#budget-yes")!.IsChecked);
    }

    [Fact]
    public async Task Whatever_a_stranger_typed_is_text()
    {
        const string Hostile = "<script>alert(1)</script>\" onmouseover=\"alert(1)";
        var harmless = await Read(PageSamples.Task("en"));
        var hostile = await Read(PageSamples.Task("en") with
        {
            Contact = new MailContact { Email = Hostile, FirstName = Hostile, LastName = Hostile, Company = Hostile, JobTitle = Hostile, Phone = "+1 5" + Hostile, Country = Hostile, Message = Hostile },
            Why = [Hostile, Hostile, Hostile],
            History = [Hostile, Hostile],
            Draft = new MailDraft(Hostile, Hostile),
        });

        Assert.Equal(harmless.All.Select(element => element.LocalName), hostile.All.Select(element => element.LocalName));
        Assert.DoesNotContain(hostile.All.SelectMany(element => element.Attributes), attribute => attribute.Name == "onmouseover");
        Assert.StartsWith(Hostile, hostile.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Values(IHtmlDocument page, string selector) => page.QuerySelectorAll(selector).Select(element => element.GetAttribute("value")!);

    private static async Task<IHtmlDocument> Read(TaskPageModel model) =>
        await new HtmlParser().ParseDocumentAsync(await PageSamples.Render<TaskPage, TaskPageModel>(model));
}
