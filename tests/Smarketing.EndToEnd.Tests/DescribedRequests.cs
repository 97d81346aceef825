using System.Text;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A request to each route that is described at <c>/api/openapi.json</c>, and what of the answers isn't as described.</summary>
internal static class DescribedRequests
{
    private const string Rates = """{"prospectToLead": 0.5, "leadToMql": 0.5, "mqlToSql": 0.5, "sqlToOpportunity": 0.5, "opportunityToCustomer": 0.5}""";

    /// <summary>In the order in which they are asked; <c>{id}</c> and <c>{email}</c> are Lucía's, <c>{task}</c> and <c>{work}</c> links out of the rep's mail, <c>{other}</c> and <c>{new}</c> addresses of whom nobody knows yet.</summary>
    public static readonly (string Method, string Path, string Body)[] Requests =
    [
        ("GET", "/health", ""), ("GET", "/api/openapi.json", ""), ("GET", "/api/config", ""),
        ("GET", "/api/contacts", ""), ("GET", "/api/contacts?email={email}", ""), ("GET", "/api/contacts?stage=stranger", ""), ("GET", "/api/contacts/nobody", ""),
        ("GET", "/api/contacts/{id}", ""), ("GET", "/api/contacts/{id}/timeline", ""), ("GET", "/api/contacts/{id}/export", ""),
        ("GET", "/api/reps", ""), ("GET", "/api/reps/ana", ""), ("GET", "/api/reps/ledger", ""), ("PUT", "/api/reps/ana", """{"capacity": 1000}"""), ("PUT", "/api/reps/ana", """{"capacity": "many"}"""),
        ("GET", "/api/suppressions", ""), ("GET", "/api/consent-texts", ""), ("GET", "/api/webhooks/deliveries", ""), ("GET", "/api/sla/agreement", ""),
        ("GET", "/api/mails", ""), ("GET", "/api/mails/alert?format=json", ""), ("GET", "/api/mails/asset?format=json&contact={id}", ""), ("GET", "/api/mails/alert?part=sound", ""), ("GET", "/api/mails/nothing", ""),
        ("GET", "/api/reports/funnel", ""), ("GET", "/api/reports/sla", ""), ("GET", "/api/reports/channels", ""), ("GET", "/api/reports/campaigns", ""), ("GET", "/api/reports/reps", ""),
        ("GET", "/api/reports/recycling", ""), ("GET", "/api/reports/quality", ""), ("GET", "/api/reports/speed", ""), ("GET", "/api/reports/weather", ""),
        ("POST", "/api/forms/demo", """{"email": "{other}", "jobTitle": "Directora"}"""), ("POST", "/api/forms/demo", """{"email": "ines"}"""), ("POST", "/api/forms/none", "{}"),
        ("POST", "/api/qualification/preview", """{"form": "ebook", "email": "{new}", "jobTitle": "CEO"}"""), ("POST", "/api/qualification/tryout", "{}"),
        ("POST", "/api/activities", """{"email": "{email}", "kind": "webinar"}"""),
        ("POST", "/api/contacts", """{"email": "{new}"}"""), ("POST", "/api/contacts", """{"email": "{new}", "firstName": "Eva"}"""),
        ("POST", "/api/sla/plan", $$"""{"goal": 100000, "averageDeal": 1000, "rates": {{Rates}}, "hoursPerMonth": 80, "minutesPerAttempt": 10}"""),
        ("POST", "/api/sla/plan", """{"goal": 100000, "averageDeal": 1000, "rates": {"leadToCustomer": 0.02}}"""), ("POST", "/api/sla/plan", "{}"),
        ("POST", "/api/dashboard/links", """{"days": 7}"""),
        ("POST", "/api/contacts/{id}/stage", """{"stage": "opportunity", "amount": 1200, "currency": "MXN"}"""), ("POST", "/api/contacts/{id}/disqualify", """{"reason": "no-fit"}"""),
        ("POST", "/api/contacts/{id}/reopen", ""), ("POST", "/api/contacts/{id}/reassign", """{"rep": "nobody"}"""), ("POST", "/api/contacts/{id}/merge", """{"into": "nobody"}"""),
        ("POST", "/api/contacts/wake", """{"limit": 1}"""), ("POST", "/api/contacts/wake", """{"limit": 0}"""),
        ("POST", "/api/contacts/nobody/stage", """{"stage": "opportunity"}"""), ("DELETE", "/api/suppressions/{id}", ""),
        ("GET", "/api/stages", ""), ("GET", "/api/contacts/export?stage=customer", ""), ("GET", "/assets/site.css", ""),
        ("POST", "/api/contacts/import", "email"), ("GET", "/api/contacts/imports/none", ""), ("GET", "/api/contacts/imports/none/failed", ""), ("POST", "/api/contacts/imports/none/stop", ""), ("POST", "/api/contacts/imports/none/resume", ""),
        ("POST", "/api/webhooks/deliveries/none/retry", ""), ("POST", "/api/webhooks/sendgrid/events", "[]"), ("POST", "/api/webhooks/sendgrid/inbound", "[]"),
        ("GET", "{task}", ""), ("POST", "{task}", """{"outcome": "voicemail"}"""), ("POST", "{task}", """{"outcome": "waved"}"""), ("GET", "{work}", ""), ("GET", "/tasks/forged.token", ""),
        ("GET", "/deals/forged.token", ""), ("POST", "/deals/forged.token", """{"move": "won"}"""), ("GET", "/confirm/forged.token", ""), ("POST", "/confirm/forged.token", ""), ("GET", "/unsubscribe/forged.token", ""), ("POST", "/unsubscribe/forged.token", ""),
        ("GET", "{dashboard}", ""), ("GET", "{dashboard}/reports/funnel", ""), ("GET", "{dashboard}/reports/weather", ""), ("GET", "{dashboard}/agreement", ""), ("GET", "{dashboard}/plan", ""), ("POST", "{dashboard}/plan", ""), ("GET", "{dashboard}/obstacles", ""),
        ("POST", "{dashboard}/obstacles", """{"text": "x", "side": "nobody"}"""), ("DELETE", "/api/contacts/{id}", ""),
    ];

    public static async Task<IReadOnlyList<string>> FaultsAsync(SmarketingProgram program, string email)
    {
        var id = (string)(await program.ContactAsync(email))["id"]!;
        var description = new ApiDescription(await program.GetJsonAsync("/api/openapi.json"));
        var mail = (await program.MailsAsync(mail => mail.Kind == "task" && mail.Contact == id))[^1];
        var dashboard = new Uri((string)(await program.PostJsonAsync("/api/dashboard/links", new { days = 1 }))["link"]!);
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{id}"] = id, ["{email}"] = email, ["{other}"] = program.Person("ines@norte.mx"), ["{new}"] = program.Person("eva@sur.mx"),
            ["{task}"] = new Uri(mail.Link("/tasks/")).PathAndQuery, ["{work}"] = new Uri(mail.Link("/work/")).PathAndQuery, ["{dashboard}"] = dashboard.PathAndQuery,
        };
        string Filled(string text) => names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));

        var faults = new List<string>();
        foreach (var (method, path, body) in Requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path));
            request.Content = body.Length > 0 ? new StringContent(Filled(body), Encoding.UTF8, "application/json") : null;
            using var response = await program.Http.SendAsync(request);
            faults.AddRange(await description.FaultsAsync(method.ToLowerInvariant(), Filled(path), response));
        }

        faults.AddRange(description.NotAsked(Requests.Select(request => (request.Method.ToLowerInvariant(), Filled(request.Path)))));
        return faults;
    }
}
