using System.Net;
using System.Text;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>The log at its most talkative, of a lead's whole way with its mishaps.</summary>
public sealed class LogTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Email = "zacarias.canario@secreto.mx";

    /// <summary>What only this person has; the name of their company stands for all that a form may hold.</summary>
    private static readonly string[] Personal = ["zacarias", "zacarías", "secreto.mx", "5598761234", "canariosa", "quiero-saberlo", "lo-dijo-por-telefono"];

    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartProcessAsync(":memory:", settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Logging__LogLevel__Smarketing"] = "Trace",
        ["Logging__LogLevel__Microsoft.Hosting"] = "Trace",
    });

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task The_log_names_nobody_and_holds_no_link()
    {
        var log = _program.Listen();
        var links = await LiveAsync();

        output.WriteLine($"{log.Count} lines");
        Assert.Contains(log, line => line.Contains("Smarketing.", StringComparison.Ordinal));
        foreach (var personal in Personal.Concat(links.Select(link => link.Split('/')[^1])))
        {
            Assert.DoesNotContain(log, line => line.Contains(personal, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>The links that were mailed meanwhile.</summary>
    private async Task<IReadOnlyList<string>> LiveAsync()
    {
        var person = new { email = Email, firstName = "Zacarías", company = "Canariosa", phone = "+52 5598761234", message = "quiero-saberlo", consent = true };
        using var honeypot = await _program.PostFormAsync("demo", new { email = Email, website_url = "https://secreto.mx" });
        using var posted = await _program.PostFormAsync("demo", person);
        using var broken = await _program.Http.PostAsync("/api/forms/demo", new StringContent($"{{\"email\": \"{Email}\", ", Encoding.UTF8, "application/json"));
        using var faulty = await _program.PostFormAsync("demo", new { email = Email, country = "Zacarías" });
        await _program.SettleAsync();
        var task = await _program.TaskLinkAsync("Zacarías");
        using var refused = await _program.BrowseAsync(HttpMethod.Post, task, [new("reason", "lo-dijo-por-telefono")]);
        using var noted = await _program.BrowseAsync(HttpMethod.Post, task, [new("outcome", "voicemail"), new("note", "lo-dijo-por-telefono")]);
        using var found = await _program.Http.GetAsync($"/api/contacts?email={Email}");
        using var unsigned = await _program.Http.PostAsync("/api/webhooks/sendgrid/events", new StringContent($"[{{\"email\": \"{Email}\"}}]", Encoding.UTF8, "application/json"));
        using var imported = await _program.Http.PostAsync("/api/contacts/import", new StringContent($"email,nombre\nzacarias2@secreto.mx,Zacarías\nzacarias,x\n", Encoding.UTF8, "text/csv"));
        await _program.WindAsync("P5D");
        var id = (string)(await _program.ContactAsync(Email))["id"]!;
        var links = (await _program.OutboxAsync()).SelectMany(mail => mail.Links).Where(link => link.StartsWith(_program.Http.BaseAddress!.ToString(), StringComparison.Ordinal) && link.Length > 60).ToList();
        using var erased = await _program.Http.DeleteAsync($"/api/contacts/{id}");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.SeeOther, HttpStatusCode.NoContent), (posted.StatusCode, broken.StatusCode, noted.StatusCode, erased.StatusCode));
        Assert.NotEmpty(links);
        return links;
    }
}
