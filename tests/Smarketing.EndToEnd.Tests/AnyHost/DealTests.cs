using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What comes after MQL, as a CRM tells it.</summary>
[Trait("Host", "any")]
public sealed class DealTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_CRM_takes_an_MQL_to_customer_and_the_same_again_changes_nothing()
    {
        var email = await AskForADemoAsync("crm@alba.mx");
        var opened = await PostStageAsync(email, new { stage = "opportunity", amount = 1000, currency = "MXN" });
        Assert.Equal(("opportunity", true), ((string)opened["stage"]!, (bool)opened["recorded"]!));
        Assert.False((bool)(await PostStageAsync(email, new { stage = "opportunity", amount = 1000.00m, currency = "MXN" }))["recorded"]!);
        var contact = await Program.ContactAsync(email);
        Assert.Null(contact["followUp"]);
        Assert.Equal("qualified", (string)contact["followUps"]![0]!["ended"]!["how"]!);

        using var back = await TryStageAsync(email, new { stage = "lead" });
        using var without = await TryStageAsync(email, new { stage = "won", lost = "maybe", amount = "much" });
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (back.StatusCode, without.StatusCode));
        Assert.Equal("not-lost", (string)(await back.Content.ReadFromJsonAsync<JsonNode>())!["obstacle"]!);
        Assert.Equal(["stage", "lost", "amount"], (await without.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsObject().Select(error => error.Key));

        await PostStageAsync(email, new { stage = "sql", lost = true, reason = "no-timing" });
        Assert.NotNull((await Program.ContactAsync(email))["deal"]!["lostAt"]);
        await PostStageAsync(email, new { stage = "customer", amount = 900, currency = "MXN" });
        contact = await Program.ContactAsync(email);
        Assert.Equal(("customer", 900m), ((string)contact["stage"]!, (decimal)contact["deal"]!["amount"]!));
        Assert.Null(contact["deal"]!["lostAt"]);
        Assert.Equal(["customer", "mql", "opportunity", "sql"], (await Program.TimelineAsync(email, "stage")).Select(entry => (string)entry["to"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Disqualified_and_re_opened_over_HTTP()
    {
        var email = await AskForADemoAsync("disqualified@alba.mx");
        var id = (string)(await Program.ContactAsync(email))["id"]!;

        Assert.True((bool)(await Program.PostJsonAsync($"/api/contacts/{id}/disqualify", new { reason = "no-fit" }))["recorded"]!);
        Assert.False((bool)(await Program.PostJsonAsync($"/api/contacts/{id}/disqualify", new { reason = "no-fit" }))["recorded"]!);
        using var refused = await TryStageAsync(email, new { stage = "customer" });
        using var wrong = await Program.Http.PostAsJsonAsync($"/api/contacts/{id}/disqualify", new { reason = "ugly" });
        using var nobody = await Program.Http.PostAsJsonAsync("/api/contacts/nobody/stage", new { stage = "customer" });
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (refused.StatusCode, wrong.StatusCode, nobody.StatusCode));

        using var reopened = await Program.Http.PostAsync($"/api/contacts/{id}/reopen", content: null);
        Assert.Equal(HttpStatusCode.OK, reopened.StatusCode);
        Assert.Equal("lead", (string)(await Program.ContactAsync(email))["stage"]!);
    }

    private async Task<string> AskForADemoAsync(string address)
    {
        var email = Program.Person(address);
        using var response = await Program.PostFormAsync(
            "demo", new { email, firstName = "Lucía", lastName = "Herrera", company = "Alba", jobTitle = "Gerente de obra", phone = "+52 55 1234 5678", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await Program.ContactAsync(email, contact => contact["followUp"] is not null);
        return email;
    }

    private async Task<JsonNode> PostStageAsync(string email, object stage) => await Program.PostJsonAsync(await StageAddressAsync(email), stage);

    private async Task<HttpResponseMessage> TryStageAsync(string email, object stage) => await Program.Http.PostAsJsonAsync(await StageAddressAsync(email), stage);

    private async Task<string> StageAddressAsync(string email) => $"/api/contacts/{(await Program.ContactAsync(email))["id"]}/stage";
}
