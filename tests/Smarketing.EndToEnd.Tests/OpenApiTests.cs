using System.Net.Http.Json;
using System.Text;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What the program answers against the description of it at <c>/api/openapi.json</c>.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private const string Rates = """{"prospectToLead": 0.5, "leadToMql": 0.5, "mqlToSql": 0.5, "sqlToOpportunity": 0.5, "opportunityToCustomer": 0.5}""";

    /// <summary>In the order in which they are asked; <c>{id}</c> is Lucía's.</summary>
    private static readonly (string Method, string Path, string Body)[] Requests =
    [
        ("GET", "/health", ""), ("GET", "/api/openapi.json", ""), ("GET", "/api/config", ""),
        ("GET", "/api/contacts", ""), ("GET", "/api/contacts?email=lucia@alba.mx", ""), ("GET", "/api/contacts?stage=stranger", ""), ("GET", "/api/contacts/nobody", ""),
        ("GET", "/api/contacts/{id}", ""), ("GET", "/api/contacts/{id}/timeline", ""), ("GET", "/api/contacts/{id}/export", ""),
        ("GET", "/api/reps", ""), ("GET", "/api/reps/ana", ""), ("GET", "/api/reps/ledger", ""), ("PUT", "/api/reps/ana", """{"capacity": 9}"""), ("PUT", "/api/reps/ana", """{"capacity": "many"}"""),
        ("GET", "/api/suppressions", ""), ("GET", "/api/consent-texts", ""), ("GET", "/api/webhooks/deliveries", ""), ("GET", "/api/sla/agreement", ""),
        ("GET", "/api/mails", ""), ("GET", "/api/mails/alert?format=json", ""), ("GET", "/api/mails/asset?format=json&contact={id}", ""), ("GET", "/api/mails/alert?part=sound", ""), ("GET", "/api/mails/nothing", ""),
        ("GET", "/api/reports/funnel", ""), ("GET", "/api/reports/sla", ""), ("GET", "/api/reports/channels", ""), ("GET", "/api/reports/campaigns", ""), ("GET", "/api/reports/reps", ""),
        ("GET", "/api/reports/recycling", ""), ("GET", "/api/reports/quality", ""), ("GET", "/api/reports/speed", ""), ("GET", "/api/reports/weather", ""),
        ("POST", "/api/forms/demo", """{"email": "ines@norte.mx", "jobTitle": "Directora"}"""), ("POST", "/api/forms/demo", """{"email": "ines"}"""), ("POST", "/api/forms/none", "{}"),
        ("POST", "/api/qualification/preview", """{"form": "ebook", "email": "eva@sur.mx", "jobTitle": "CEO"}"""), ("POST", "/api/qualification/tryout", "{}"),
        ("POST", "/api/activities", """{"email": "lucia@alba.mx", "kind": "webinar"}"""),
        ("POST", "/api/contacts", """{"email": "eva@sur.mx"}"""), ("POST", "/api/contacts", """{"email": "eva@sur.mx", "firstName": "Eva"}"""),
        ("POST", "/api/sla/plan", $$"""{"goal": 100000, "averageDeal": 1000, "rates": {{Rates}}, "hoursPerMonth": 80, "minutesPerAttempt": 10}"""),
        ("POST", "/api/sla/plan", """{"goal": 100000, "averageDeal": 1000, "rates": {"leadToCustomer": 0.02}}"""), ("POST", "/api/sla/plan", "{}"),
        ("POST", "/api/dashboard/links", """{"days": 7}"""),
        ("POST", "/api/contacts/{id}/stage", """{"stage": "opportunity", "amount": 1200, "currency": "MXN"}"""), ("POST", "/api/contacts/{id}/disqualify", """{"reason": "no-fit"}"""),
        ("POST", "/api/contacts/{id}/reopen", ""), ("POST", "/api/contacts/{id}/reassign", """{"rep": "nobody"}"""), ("POST", "/api/contacts/{id}/merge", """{"into": "nobody"}"""),
        ("POST", "/api/contacts/nobody/stage", """{"stage": "opportunity"}"""), ("DELETE", "/api/suppressions/{id}", ""), ("DELETE", "/api/contacts/{id}", ""),
    ];

    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Answers_have_the_members_that_are_described_and_no_others()
    {
        // A follow-up that nobody works, and the track after it: so that most of what may be null is there.
        using var submitted = await _program.PostFormAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", consent = true, utm_source = "google", utm_medium = "cpc" });
        await _program.WindAsync("P16D");
        var id = (string)(await _program.ContactAsync("lucia@alba.mx"))["id"]!;
        var description = new ApiDescription(await _program.GetJsonAsync("/api/openapi.json"));

        var faults = new List<string>(await description.FaultsAsync("post", "/api/forms/demo", submitted));
        foreach (var (method, path, body) in Requests)
        {
            var address = path.Replace("{id}", id, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            request.Content = body.Length > 0 ? new StringContent(body, Encoding.UTF8, "application/json") : null;
            using var response = await _program.Http.SendAsync(request);
            faults.AddRange(await description.FaultsAsync(method.ToLowerInvariant(), address, response));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task An_import_answers_as_described()
    {
        var description = new ApiDescription(await _program.GetJsonAsync("/api/openapi.json"));

        using var preview = await ImportAsync("?dryRun=true");
        using var accepted = await ImportAsync("");
        using var job = await _program.Http.GetAsync(accepted.Headers.Location);

        Assert.Empty(await description.FaultsAsync("post", "/api/contacts/import", preview));
        Assert.Empty(await description.FaultsAsync("post", "/api/contacts/import", accepted));
        Assert.Empty(await description.FaultsAsync("get", accepted.Headers.Location!.OriginalString, job));
    }

    private Task<HttpResponseMessage> ImportAsync(string query) =>
        _program.Http.PostAsync($"/api/contacts/import{query}", new StringContent("email\nlola@alba.mx\nnobody\n", Encoding.UTF8, "text/csv"));
}
