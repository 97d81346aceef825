using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>Contacts that are put in by hand, and given out as a file.</summary>
[Trait("Host", "any")]
public sealed class ContactEntryTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_contact_by_hand_is_a_lead_with_an_address_of_its_own()
    {
        using var created = await CreateAsync(new { email = Program.Person("ines@norte.mx"), nombre = "Inés", jobTitle = "CEO", phone = "+52 55 1234 5678", campaign = "fair", consent = true });

        var contact = (await created.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.Created, $"/api/contacts/{contact["id"]}"), (created.StatusCode, created.Headers.Location?.ToString()));
        Assert.Equal(("lead", "Inés", "marketing", "fair"), ((string)contact["stage"]!, (string)contact["firstName"]!, (string)contact["owner"]!, (string)contact["source"]!["first"]!["campaign"]!));
        Assert.True((int)contact["fit"]!["score"]! >= 40);
        Assert.True((bool)contact["consent"]!["given"]!);
        Assert.Equal(contact.ToJsonString(), (await Program.GetJsonAsync(created.Headers.Location!.ToString())).ToJsonString());
        await Program.EventuallyAsync(() => Program.ContactsAsync("stage=lead"), listed => listed.Any(one => (string)one["id"]! == (string)contact["id"]!));
        Assert.DoesNotContain(await Program.OutboxAsync(), mail => mail.Contact == (string)contact["id"]!);
        Assert.Equal(["consent", "entered", "stage"], (await Program.GetJsonAsync($"{created.Headers.Location}/timeline")).AsArray().Select(entry => (string)entry!["kind"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_address_that_has_a_contact_is_409_with_its_id()
    {
        using var first = await CreateAsync(new { email = Program.Person("twice@gmail.com") });
        using var second = await CreateAsync(new { email = $"Tw.{Program.Person("twice@gmail.com")["tw".Length..].Replace("@gmail", "+news@googlemail", StringComparison.Ordinal)}" });

        var problem = (await second.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Equal((string)(await first.Content.ReadFromJsonAsync<JsonNode>())!["id"]!, (string)problem["contact"]!);
    }

    [Fact]
    public async Task The_same_key_is_answered_as_the_first_time_and_another_body_under_it_is_refused()
    {
        using var first = await CreateAsync(new { email = Program.Person("keyed@norte.mx") }, Program.Unique("key-1"));
        using var again = await CreateAsync(new { email = Program.Person("keyed@norte.mx") }, Program.Unique("key-1"));
        using var other = await CreateAsync(new { email = Program.Person("other@norte.mx") }, Program.Unique("key-1"));
        using var unkeyed = await CreateAsync(new { email = Program.Person("keyed@norte.mx") }, Program.Unique("key-2"));

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
        using var response = await Program.Http.PostAsync("/api/contacts", content);

        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(fields, string.Join(' ', (problem["errors"]?.AsObject() ?? []).Select(error => error.Key).Order(StringComparer.Ordinal)));
        Assert.Null(await Program.FindContactAsync("a@norte.mx"));
    }

    [Fact]
    public async Task Contacts_are_given_out_as_a_file_that_spreadsheets_read_and_do_not_run()
    {
        foreach (var i in Enumerable.Range(1, 120))
        {
            using var _ = await CreateAsync(new { email = Program.Person($"person{i}@export.mx"), firstName = "=HYPERLINK(\"x\")", lastName = "Núñez", phone = "+52 55 1234 5678", stage = "prospect" });
        }

        var domain = Program.Person("@export.mx");
        var bytes = await Program.EventuallyAsync(() => Program.Http.GetByteArrayAsync("/api/contacts/export?stage=prospect"), file => LinesOf(file).Count(line => line.Contains(domain, StringComparison.Ordinal)) == 120);
        var lines = LinesOf(bytes);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("id,email,firstName,lastName,company,jobTitle,phone,", lines[0], StringComparison.Ordinal);
        Assert.Equal(120, lines.Count(line => line.Contains($"{domain},\"'=HYPERLINK(\"\"x\"\")\",Núñez,,,'+52 55 1234 5678,", StringComparison.Ordinal)));
        Assert.All(lines[1..], line => Assert.Contains(",prospect,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_says_what_it_is_and_only_of_a_stage_that_there_is()
    {
        using var response = await Program.Http.GetAsync("/api/contacts/export?stage=prospect");
        using var unknown = await Program.Http.GetAsync("/api/contacts/export?stage=friend");

        Assert.Equal(("text/csv", "contacts.csv"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private static string[] LinesOf(byte[] file) => Encoding.UTF8.GetString(file.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private async Task<HttpResponseMessage> CreateAsync(object contact, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contacts") { Content = JsonContent.Create(contact) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Program.Http.SendAsync(request);
    }
}
