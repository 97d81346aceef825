using System.Net;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A mail scanner that follows every link before its reader does: nothing may come of it.</summary>
public sealed class CrawlerTests : IAsyncLifetime
{
    private static readonly string[] Everybody = ["unanswered@alba.mx", "qualified@bosque.mx", "given-back@cima.mx", "reader@dique.mx", "subscriber@estero.mx"];

    private readonly OwnConfiguration _configuration = new(configuration => OwnConfiguration.Form(configuration, "newsletter")["doubleOptIn"] = true);
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync(configuration: _configuration.Path);

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _configuration.Dispose();
    }

    [Fact]
    public async Task GET_and_HEAD_on_every_link_of_every_mail_of_14_days_change_nothing()
    {
        foreach (var (email, form) in Everybody.Zip(["demo", "demo", "demo", "ebook", "newsletter"]))
        {
            using var post = await _program.PostFormAsync(form, new { email, phone = "+52 55 1234 5678", consent = true });
            await _program.SettleAsync();
        }

        await _program.PostJsonAsync(await _program.TaskLinkAsync("qualified@"), new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "yes" });
        await _program.PostJsonAsync(await _program.TaskLinkAsync("given-back@"), new { verdict = "reject", reason = "not-ready" });

        // The same links mean something else while the work is open and after it.
        foreach (var days in new[] { "P1D", "P6D", "P8D" })
        {
            await _program.WindAsync(days);
            await CrawlAsync();
        }

        var kinds = (await _program.OutboxAsync()).Select(mail => mail.Kind).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "task", "reminder", "breach", "nurture", "confirm", "asset", "deal", "summary" }, kinds);
    }

    private async Task CrawlAsync()
    {
        var before = await SnapshotAsync();
        var links = (await _program.OutboxAsync()).SelectMany(mail => mail.Links).Where(link => link.StartsWith(_program.Http.BaseAddress!.ToString(), StringComparison.Ordinal)).Distinct().ToList();

        foreach (var link in links)
        {
            using var page = await _program.BrowseAsync(HttpMethod.Get, link);
            using var head = await _program.BrowseAsync(HttpMethod.Head, link);
            using var data = await _program.Http.GetAsync(link);
            Assert.True(page.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone, $"{link}: {page.StatusCode}");
            Assert.Equal((page.StatusCode, page.StatusCode), (head.StatusCode, data.StatusCode));
        }

        await _program.SettleAsync();
        Assert.True(links.Count >= 10, $"{links.Count} links");
        Assert.Equal(before, await SnapshotAsync());
    }

    /// <summary>Contacts, timelines, mails and what runs.</summary>
    private async Task<string> SnapshotAsync()
    {
        var told = new List<JsonNode> { await _program.GetJsonAsync("/local/outbox"), await _program.GetJsonAsync("/local/instances") };
        foreach (var email in Everybody)
        {
            var contact = await _program.ContactAsync(email);
            told.Add(contact);
            told.Add(await _program.GetJsonAsync($"/api/contacts/{contact["id"]}/timeline"));
        }

        return string.Join('\n', told.Select(node => node.ToJsonString()));
    }
}
