using System.Net;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>The names that CRMs and scripts rely on when they ask for a contact, as the interface lists them; what is held on a person, and that it goes.</summary>
[Trait("Host", "any")]
public sealed class ContactTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_contact_has_every_name_of_the_interface()
    {
        var email = await PostAsync("names@alba.mx");

        await Program.FirstTaskLinkAsync(email);
        var contact = await Program.GetJsonAsync($"/api/contacts/{(await Program.ContactAsync(email))["id"]}");

        AssertHas(
            contact,
            "id", "email", "firstName", "lastName", "company", "jobTitle", "phone", "employees", "industry", "country", "language", "attributes", "stage", "disqualified", "owner", "rep",
            "fit", "interest", "consent", "suppressed", "source", "followUp", "followUps", "nurture", "recycled", "deal", "createdAt", "updatedAt");
        AssertHas(contact["rep"]!, "id", "name", "why");
        AssertHas(contact["fit"]!, "score", "reasons");
        AssertHas(contact["interest"]!, "score", "reasons");
        AssertHas(contact["source"]!["first"]!, "channel", "campaign");
        AssertHas(contact["source"]!["last"]!, "channel", "campaign");
        AssertHas(contact["followUp"]!, "number", "startedAt", "reached", "attempts", "firstAttemptDueAt", "closesAt", "ended");
        Assert.All(contact["followUp"]!["attempts"]!.AsArray(), attempt => AssertHas(attempt!, "number", "kind", "opensAt", "dueAt", "status", "outcome", "at", "late"));
        Assert.Equal(("mql", "shared", "paid-search"), ((string)contact["stage"]!, (string)contact["owner"]!, (string)contact["source"]!["first"]!["channel"]!));
    }

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("DELETE", "", null)]
    [InlineData("GET", "/timeline", null)]
    [InlineData("GET", "/export", null)]
    [InlineData("POST", "/merge", """{"into": "65d465fa18a7270ff0d3633abb8b38"}""")]
    [InlineData("POST", "/reassign", """{"rep": "bruno"}""")]
    [InlineData("POST", "/stage", """{"stage": "opportunity"}""")]
    public async Task Who_is_not_there_is_404_as_a_problem(string method, string of, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/contacts/0123456789abcdef0123456789abcd{of}");
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await Program.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_export_holds_what_is_held()
    {
        var email = await PostAsync("export@alba.mx");
        await Program.FirstTaskLinkAsync(email);
        var id = (string)(await Program.ContactAsync(email))["id"]!;

        var export = await Program.EventuallyAsync(() => Program.GetJsonAsync($"/api/contacts/{id}/export"), export => export["mails"] is JsonArray { Count: > 0 } mails && (string?)mails[0]!["status"] == "sent");

        Assert.Equal(email, (string)export["contact"]!["person"]!["email"]!);
        Assert.Contains(export["timeline"]!.AsArray(), entry => (string)entry!["kind"]! == "submission");
        var consent = Assert.Single(export["consents"]!.AsArray())!;
        Assert.Equal((true, "demo", "marketing-mail"), ((bool)consent["given"]!, (string)consent["form"]!, (string)consent["purpose"]!));
        Assert.Equal("task", (string)Assert.Single(export["links"]!.AsArray())!["purpose"]!);
    }

    [Fact]
    public async Task Who_is_erased_is_gone_with_their_links_and_may_come_back()
    {
        var email = await PostAsync("erased@alba.mx");
        var link = await Program.FirstTaskLinkAsync(email);
        var id = (string)(await Program.ContactAsync(email))["id"]!;

        using var erased = await Program.Http.DeleteAsync($"/api/contacts/{id}");
        using var again = await Program.Http.DeleteAsync($"/api/contacts/{id}");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (erased.StatusCode, again.StatusCode));
        await Program.EventuallyAsync(() => Program.FindContactAsync(email), contact => contact is null);
        foreach (var path in new[] { $"/api/contacts/{id}", $"/api/contacts/{id}/timeline", $"/api/contacts/{id}/export" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Program.StatusAsync(path));
        }

        Assert.Equal(HttpStatusCode.Gone, await Program.StatusAsync(link));
        await PostAsync("erased@alba.mx", "back");
        Assert.Equal(1, (int)(await Program.ContactAsync(email, contact => contact["followUp"] is not null))["followUp"]!["number"]!);
    }

    private static void AssertHas(JsonNode node, params string[] names) => Assert.Subset(node.AsObject().Select(property => property.Key).ToHashSet(StringComparer.Ordinal), names.ToHashSet(StringComparer.Ordinal));

    private async Task<string> PostAsync(string address, string? message = null)
    {
        var email = Program.Person(address);
        using var response = await Program.PostFormAsync(
            "demo", new { email, firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", message, consent = true, utm_source = "google", utm_medium = "cpc", utm_campaign = "spring" });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return email;
    }
}
