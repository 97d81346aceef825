
namespace Smarketing.EndToEnd.Tests.Browser;

/// <summary>
/// People before a browser without JavaScript, on a phone and at a desk, in both languages: they click their way from page to page, and
/// every page on it is inspected.
/// </summary>
public sealed class PageReadingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Ana = "ana.torres@andamio.example";
    private const string Lucia = "lucia.herrera@alba.mx";

    public static TheoryData<string, int> Readers => new() { { "es", 360 }, { "en", 360 }, { "es", 1280 }, { "en", 1280 } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task From_the_landing_page_to_the_verdict_and_back(string language, int width)
    {
        using var configuration = Speaking(language);
        await using var program = await LocalProgram.StartAsync(configuration: configuration.Path);
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, width);
        await AskForADemoAsync(reader);
        await program.SettleAsync();

        await reader.GoAsync($"/local/outbox?lang={language}");
        await reader.InspectAsync();
        await reader.OpenMailAsync(Ana, "task");
        await reader.InspectAsync();
        await reader.ClickAsync(".links a[href*='/tasks/'] >> nth=0");
        Assert.Equal(0, await reader.Page.Locator(":checked:not(option), [role=status]").CountAsync());
        await reader.InspectAsync();

        await reader.ClickAsync("button[name=outcome][value=no-answer]");
        Assert.Equal(1, await reader.Page.Locator("[role=status]").CountAsync());
        await reader.InspectAsync();
        await reader.UnfoldAsync("#outcome details");
        await reader.ClickAsync("button[name=outcome][value=connected]");
        Assert.Equal("connected", await OutcomeAsync(program));

        await reader.UnfoldAsync("#qualify");
        foreach (var (question, answer) in new[] { ("budget", "yes"), ("authority", "yes"), ("need", "no"), ("timeline", "unknown") })
        {
            await reader.Page.Locator($"label[for={question}-{answer}]").ClickAsync();
        }

        await reader.ClickAsync("button[name=verdict][value=qualify]");
        Assert.True(await reader.Page.Locator("#authority-yes").IsCheckedAsync());
        Assert.Equal(1, await reader.Page.Locator("[role=alert]").CountAsync());
        await reader.InspectAsync();
        await reader.Page.Locator("label[for=need-yes]").ClickAsync();
        await reader.ClickAsync("button[name=verdict][value=qualify]");
        Assert.Equal("sql", (string)(await program.ContactAsync(Lucia))["stage"]!);
        await reader.InspectAsync();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_deal_from_its_mail_to_won_with_a_slip_of_the_pen(string language, int width)
    {
        using var configuration = Speaking(language);
        await using var program = await LocalProgram.StartAsync(configuration: configuration.Path);
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, width);
        await PostAsync(program, "demo", language);
        await program.PostJsonAsync(await program.TaskLinkAsync("Lucía"), new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "no" });
        await program.WindAsync("PT15M");

        await reader.OpenMailAsync(Ana, "deal");
        await reader.ClickAsync(".links a[href*='/deals/'] >> nth=0");
        await reader.InspectAsync();
        await reader.TypeAsync("amount", "1.500");
        await reader.TypeAsync("currency", "USD");
        await reader.ClickAsync("button[name=move][value=opportunity]");
        Assert.Equal(("1.500", "USD"), (await reader.ValueAsync("amount"), await reader.ValueAsync("currency")));
        Assert.Equal("true", await reader.Page.Locator("#amount").GetAttributeAsync("aria-invalid"));
        await reader.InspectAsync();

        await reader.TypeAsync("amount", "1,500.00");
        await reader.ClickAsync("button[name=move][value=won]");
        Assert.Equal("customer", (string)(await program.ContactAsync(Lucia))["stage"]!);
        Assert.Contains("1,500.00 USD", await reader.TextAsync(".facts"), StringComparison.Ordinal);
        await reader.InspectAsync();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_day_later_the_list_of_work_leads_to_a_mail_attempt(string language, int width)
    {
        using var configuration = Speaking(language);
        await using var program = await LocalProgram.StartAsync(configuration: configuration.Path);
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, width);
        await PostAsync(program, "demo", language);
        await program.WindAsync("P1D");

        await reader.GoAsync((await program.OutboxAsync()).First(mail => mail is { Kind: "task", To: Ana }).Link("/work/"));
        await reader.InspectAsync();
        await reader.ClickAsync(".work-items .who >> nth=-1");
        await reader.ClickAsync("button[name=outcome][value=sent]");
        await reader.InspectAsync();
        await reader.UnfoldAsync("#reject");
        await reader.Page.Locator("#reason").SelectOptionAsync("not-ready");
        await reader.ClickAsync("button[name=verdict][value=reject]");
        Assert.Equal("lead", (string)(await program.ContactAsync(Lucia))["stage"]!);
        await reader.InspectAsync();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Consent_is_confirmed_and_mail_is_declined_by_one_button_each(string language, int width)
    {
        using var configuration = Speaking(language, form: "newsletter");
        await using var program = await LocalProgram.StartAsync(configuration: configuration.Path);
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, width);
        await PostAsync(program, "newsletter", language);

        await reader.OpenMailAsync(Lucia, "confirm");
        await reader.ClickAsync(".links a[href*='/confirm/'] >> nth=0");
        await reader.InspectAsync();
        await reader.ClickAsync("main button");
        await reader.InspectAsync();
        await program.SettleAsync();

        await reader.OpenMailAsync(Lucia, "nurture");
        await reader.ClickAsync(".links a[href*='/unsubscribe/'] >> nth=0");
        await reader.InspectAsync();
        Assert.Null((await program.ContactAsync(Lucia))["suppressed"]);
        await reader.ClickAsync("main form:has(button.primary) button.primary");
        await reader.InspectAsync();
        Assert.Equal("unsubscribed", (string)(await program.ContactAsync(Lucia))["suppressed"]!["why"]!);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Every_landing_page_the_console_and_what_went_wrong_are_pages_too(string language, int width)
    {
        using var configuration = Speaking(language);
        await using var program = await LocalProgram.StartAsync(configuration: configuration.Path);
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, width);
        await PostAsync(program, "demo", language);
        var link = await program.TaskLinkAsync("Lucía");

        foreach (var address in new[] { $"/?lang={language}", $"/forms/newsletter?lang={language}", $"/forms/demo?lang={language}" })
        {
            await reader.GoAsync(address);
            await reader.InspectAsync();
        }

        await program.WindAsync("P20D");
        foreach (var (address, status) in new[] { (link, 410), (link[..^4] + "AAAA", 404), ("/unsubscribe/nothing", 404) })
        {
            Assert.Equal(status, (await reader.GoAsync(address))!.Status);
            await reader.InspectAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Numbers_for_both_teams_from_the_dashboard_to_a_report_the_planner_and_the_agreement(string language, int width)
    {
        await using var program = await LocalProgram.StartAsync();
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, width);
        var link = new Uri((string)(await program.PostJsonAsync("/api/dashboard/links", new { days = 30 }))["link"]!).AbsolutePath;
        await reader.GoAsync(link);
        await reader.InspectAsync();

        await PostAsync(program, "demo", language);
        await program.PostJsonAsync(await program.TaskLinkAsync("Lucía"), new { outcome = "connected", verdict = "reject", reason = "no-need" });
        await PostAsync(program, "ebook", language);
        await program.WindAsync("P1D");
        await reader.GoAsync(link);
        Assert.True(await reader.Page.Locator("svg[role=img] text").CountAsync() > 10);
        await reader.InspectAsync();

        await reader.Page.Locator("#rep").SelectOptionAsync("ana");
        await reader.ClickAsync(".filter button");
        Assert.Equal("ana", await reader.Page.Locator("#rep").InputValueAsync());
        await reader.InspectAsync();
        await reader.GoAsync(link);
        await reader.ClickAsync("#reps .ways a >> nth=0");
        await reader.InspectAsync();
        await reader.GoAsync($"{link}?from=2026-02-01&to=2026-01-01");
        await reader.InspectAsync();
        foreach (var end in new[] { "/plan", "/agreement" })
        {
            await reader.GoAsync(link + end);
            await reader.InspectAsync();
        }
    }

    private static async Task AskForADemoAsync(Reader reader)
    {
        await reader.GoAsync($"/?lang={reader.Language}");
        await reader.ClickAsync("a[href^='/forms/demo']");
        foreach (var (field, text) in new[] { ("email", Lucia), ("firstName", "Lucía"), ("lastName", "Herrera"), ("company", "Alba"), ("phone", "+52 55 1234 5678"), ("country", "Atlantis"), ("message", "Dos obras,\nuna en Puebla.") })
        {
            await reader.TypeAsync(field, text);
        }

        await reader.Page.Locator("[name=consent]").CheckAsync();
        await reader.ClickAsync("form button");
        Assert.Equal("Dos obras,\nuna en Puebla.", await reader.ValueAsync("message"));
        Assert.Equal(("Atlantis", "true"), (await reader.ValueAsync("country"), await reader.Page.Locator("#country").GetAttributeAsync("aria-invalid")));
        Assert.True(await reader.Page.Locator("[name=consent]").IsCheckedAsync());
        await reader.InspectAsync();

        await reader.TypeAsync("country", "México");
        await reader.ClickAsync("form button");
        await reader.InspectAsync();
    }

    private static async Task PostAsync(LocalProgram program, string form, string language)
    {
        using var response = await program.PostFormAsync(
            form, new { email = Lucia, firstName = "Lucía", lastName = "Herrera", company = "Alba", jobTitle = "CEO", phone = "+52 55 1234 5678", country = "MX", consent = true, language });
        Assert.True(response.IsSuccessStatusCode);
        await program.SettleAsync();
    }

    private static async Task<string> OutcomeAsync(LocalProgram program) => (string)(await program.ContactAsync(Lucia))["followUp"]!["attempts"]![0]!["outcome"]!;

    /// <summary>A company all of whose people speak <paramref name="language"/>.</summary>
    /// <param name="form">A form whose consents are to be confirmed.</param>
    private static OwnConfiguration Speaking(string language, string? form = null) => new(configuration =>
    {
        configuration["company"]!["language"] = language;
        foreach (var person in configuration["team"]!["reps"]!.AsArray().Append(configuration["team"]!["manager"]))
        {
            person!["language"] = language;
        }

        if (form is not null)
        {
            OwnConfiguration.Form(configuration, form)["doubleOptIn"] = true;
        }
    });
}
