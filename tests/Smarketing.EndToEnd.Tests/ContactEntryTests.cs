using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Contacts that are put in by hand, and given out as a file.</summary>
public sealed class ContactEntryTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private readonly LocalProgram _program = running.Program;

    [Fact]
    public async Task A_contact_by_hand_is_a_lead_with_an_address_of_its_own()
    {
        using var created = await CreateAsync(new { email = "ines@norte.mx", nombre = "Inés", jobTitle = "CEO", phone = "+52 55 1234 5678", campaign = "fair", consent = true });

        var contact = (await created.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.Created, $"/api/contacts/{contact["id"]}"), (created.StatusCode, created.Headers.Location?.ToString()));
        Assert.Equal(("lead", "Inés", "marketing", "fair"), ((string)contact["stage"]!, (string)contact["firstName"]!, (string)contact["owner"]!, (string)contact["source"]!["first"]!["campaign"]!));
        Assert.True((int)contact["fit"]!["score"]! >= 40);
        Assert.True((bool)contact["consent"]!["given"]!);
        await _program.SettleAsync();
        Assert.Equal(contact.ToJsonString(), (await _program.GetJsonAsync(created.Headers.Location!.ToString())).ToJsonString());
        Assert.Contains((await _program.GetJsonAsync("/api/contacts?stage=lead"))["contacts"]!.AsArray(), listed => (string)listed!["id"]! == (string)contact["id"]!);
        Assert.DoesNotContain(await _program.OutboxAsync(), mail => mail.Subject.Contains("Inés", StringComparison.Ordinal));
        Assert.Equal(["consent", "entered", "stage"], (await _program.GetJsonAsync($"{created.Headers.Location}/timeline")).AsArray().Select(entry => (string)entry!["kind"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_address_that_has_a_contact_is_409_with_its_id()
    {
        using var first = await CreateAsync(new { email = "twice@gmail.com" });
        using var second = await CreateAsync(new { email = "Tw.ice+news@googlemail.com" });

        var problem = (await second.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Equal((string)(await first.Content.ReadFromJsonAsync<JsonNode>())!["id"]!, (string)problem["contact"]!);
    }

    [Fact]
    public async Task The_same_key_is_answered_as_the_first_time_and_another_body_under_it_is_refused()
    {
        using var first = await CreateAsync(new { email = "keyed@norte.mx" }, "key-1");
        using var again = await CreateAsync(new { email = "keyed@norte.mx" }, "key-1");
        using var other = await CreateAsync(new { email = "other@norte.mx" }, "key-1");
        using var unkeyed = await CreateAsync(new { email = "keyed@norte.mx" }, "key-2");

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict],
            new[] { first, again, other, unkeyed }.Select(response => response.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"email": "nobody"}""", "email")]
    [InlineData("""{"firstName": "Inés"}""", "email")]
    [InlineData("""{"email": "a@norte.mx", "stage": "customer"}""", "stage")]
    [InlineData("""{"email": "a@norte.mx", "country": "Atlantis", "employees": "many", "at": "soon"}""", "at country employees")]
    [InlineData("""{"email": """, "")]
    [InlineData("""{"email": "a@norte.mx", "attributes": {"a": 1}}""", "")]
    public async Task What_cannot_be_put_in_is_named_field_by_field(string body, string fields)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _program.Http.PostAsync("/api/contacts", content);

        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(fields, string.Join(' ', (problem["errors"]?.AsObject() ?? []).Select(error => error.Key).Order(StringComparer.Ordinal)));
        Assert.Null(await _program.FindContactAsync("a@norte.mx"));
    }

    [Fact]
    public async Task Contacts_are_given_out_as_a_file_that_spreadsheets_read_and_do_not_run()
    {
        foreach (var i in Enumerable.Range(1, 120))
        {
            using var _ = await CreateAsync(new { email = $"person{i}@export.mx", firstName = "=HYPERLINK(\"x\")", lastName = "Núñez", phone = "+52 55 1234 5678", stage = "prospect" });
        }

        await _program.SettleAsync();

        using var response = await _program.Http.GetAsync("/api/contacts/export?stage=prospect");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(("text/csv", "contacts.csv"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileName));
        Assert.StartsWith("id,email,firstName,lastName,company,jobTitle,phone,", lines[0], StringComparison.Ordinal);
        Assert.Equal(120, lines.Count(line => line.Contains("@export.mx,\"'=HYPERLINK(\"\"x\"\")\",Núñez,,,'+52 55 1234 5678,", StringComparison.Ordinal)));
        Assert.All(lines[1..], line => Assert.Contains(",prospect,", line, StringComparison.Ordinal));
        using var unknown = await _program.Http.GetAsync("/api/contacts/export?stage=friend");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var stranger = new HttpClient { BaseAddress = _program.Http.BaseAddress };
        using var refused = await stranger.GetAsync("/api/contacts/export");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private async Task<HttpResponseMessage> CreateAsync(object contact, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contacts") { Content = JsonContent.Create(contact) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await _program.Http.SendAsync(request);
    }
}
