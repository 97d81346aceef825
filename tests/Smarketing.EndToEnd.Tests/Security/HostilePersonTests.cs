using System.Net.Http.Headers;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>Somebody who types markup, formulas and line breaks into every field: all of it stays text wherever it is shown.</summary>
public sealed class HostilePersonTests : IAsyncLifetime
{
    private const string Markup = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";

    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task What_a_stranger_types_is_markup_on_no_page_and_a_formula_in_no_file()
    {
        var name = $"=1+1{Markup}";
        using var posted = await _program.PostFormAsync("demo", new
        {
            email = "hostile@mall.mx", firstName = name, lastName = Markup, company = Markup, jobTitle = Markup, phone = Markup, industry = Markup, message = Markup, page = $"javascript:{Markup}", referrer = Markup,
            utm_campaign = Markup, utm_source = Markup, topic = Markup, consent = true,
        });
        posted.EnsureSuccessStatusCode();
        await _program.SettleAsync();
        var task = (await _program.OutboxAsync()).Last(mail => mail.Kind == "task" && mail.Subject.Contains("alert(1)", StringComparison.Ordinal));
        await CheckPageAsync(task.Link("/tasks/"), isNamed: true);
        using var noted = await _program.BrowseAsync(HttpMethod.Post, task.Link("/tasks/"), [new("note", Markup), new("verdict", "reject"), new("reason", Markup)]);
        CheckMarkup(await noted.Content.ReadAsStringAsync());
        await _program.PostJsonAsync(task.Link("/tasks/"), new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "yes", note = Markup });
        await _program.WindAsync("PT16M");
        var deal = (await _program.OutboxAsync()).Last(mail => mail.Kind == "deal" && mail.Subject.Contains("alert(1)", StringComparison.Ordinal));

        await CheckPageAsync(task.Link("/tasks/"), isNamed: true);
        await CheckPageAsync(deal.Link("/deals/"), isNamed: true);
        var id = (string)(await _program.ContactAsync("hostile@mall.mx"))["id"]!;
        await CheckPageAsync($"/api/mails/asset?contact={id}", isNamed: false);
        var shared = (string)(await _program.PostJsonAsync("/api/dashboard/links", new { days = 30 }))["link"]!;
        foreach (var address in new[] { task.Link("/work/"), shared, $"{shared}/reports/campaigns", $"{shared}/obstacles?why={Uri.EscapeDataString(Markup)}", $"{shared}/plan?goal={Uri.EscapeDataString(Markup)}", "/", "/local/outbox" })
        {
            await CheckPageAsync(address, isNamed: false);
        }

        await CheckFilesAsync(id);
    }

    private async Task CheckFilesAsync(string id)
    {
        var csv = await _program.Http.GetStringAsync("/api/contacts/export");
        Assert.Contains($"\"'{$"=1+1{Markup}".Replace("\"", "\"\"", StringComparison.Ordinal)}\"", csv, StringComparison.Ordinal);
        foreach (var address in new[] { $"/api/contacts/{id}", $"/api/contacts/{id}/timeline", $"/api/contacts/{id}/export" })
        {
            using var answer = await _program.Http.GetAsync(address);
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    private async Task CheckPageAsync(string address, bool isNamed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await _program.Http.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(!isNamed || page.Contains("&lt;script&gt;alert(1)", StringComparison.OrdinalIgnoreCase), $"{address} doesn't show what was typed.");
        CheckMarkup(page);
    }

    private static void CheckMarkup(string page)
    {
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"'>", page, StringComparison.Ordinal);
    }
}
