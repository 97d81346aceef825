using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What the intake answers to posts good and bad.</summary>
[Trait("Host", "any")]
public sealed class IntakeTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_form_post_is_taken_as_JSON_is_and_a_browser_is_thanked()
    {
        using var urlEncoded = await Program.Http.PostAsync("/api/forms/ebook", new FormUrlEncodedContent([new("correo", Program.Person("form@alba.mx")), new("nombre", "Lucía")]));
        using var multipart = await Program.Http.PostAsync("/api/forms/ebook", new MultipartFormDataContent { { new StringContent(Program.Person("multi@alba.mx")), "email" } });
        using var browser = await Program.BrowseAsync(HttpMethod.Post, "/api/forms/ebook", [new("email", Program.Person("browser@alba.mx")), new("language", "en")]);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted), (urlEncoded.StatusCode, multipart.StatusCode, browser.StatusCode));
        Assert.Equal("Lucía", (string)(await Program.ContactAsync(Program.Person("form@alba.mx")))["firstName"]!);
        Assert.NotNull(await Program.FindContactAsync(Program.Person("multi@alba.mx")));
        Assert.Contains("Thank you", await browser.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", "[1]", 400)]
    [InlineData("application/json", "{\"email\":{\"deep\":{\"er\":{}}}}", 400)]
    [InlineData("application/json", "{\"email\":\"lucia\"}", 400)]
    [InlineData("application/json", "{}", 400)]
    [InlineData("application/json", "{\"email\":\"lucia@alba.mx\",\"firstName\":\"\\ud800\"}", 400)]
    [InlineData("application/x-www-form-urlencoded", "email=%FF%FE", 400)]
    [InlineData("multipart/form-data", "no boundary", 400)]
    [InlineData("application/x-www-form-urlencoded", "email=%EF%BF%BE&jobTitle=%EF%BF%BE&country=Atl%EF%BF%BEantis&%EF%BF%BE=x", 400)]
    [InlineData("text/plain", "email=lucia@alba.mx", 415)]
    [InlineData("application/xml", "<email/>", 415)]
    public async Task A_post_that_cannot_be_taken_gets_its_problem(string type, string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(type);
        using var response = await Program.Http.PostAsync("/api/forms/demo", content);

        Assert.Equal(status, (int)response.StatusCode);
        await AssertProblemAsync(response, status);
    }

    [Fact]
    public async Task Each_field_at_fault_is_named_in_the_callers_language()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/forms/demo") { Content = JsonContent.Create(new { email = "lucia", country = "Atlantis" }) };
        request.Headers.AcceptLanguage.ParseAdd("es-MX");
        using var response = await Program.Http.SendAsync(request);

        var problem = await AssertProblemAsync(response, 400);
        Assert.Equal(["country", "email"], problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.Equal("No conocemos este país.", (string)problem["errors"]!["country"]![0]!);
    }

    [Fact]
    public async Task A_browser_gets_the_form_again_with_what_was_typed()
    {
        using var response = await Program.BrowseAsync(HttpMethod.Post, "/api/forms/demo", [new("email", "lucia"), new("company", "<b>Alba</b>")]);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("value=\"lucia\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Alba", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_64_KiB_are_refused_whether_announced_or_not()
    {
        var large = new string('x', 70_000);
        using var announced = await Program.PostFormAsync("demo", new { email = Program.Person("large@alba.mx"), message = large });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/forms/demo") { Content = JsonContent.Create(new { email = Program.Person("large@alba.mx"), message = large }) };
        request.Headers.TransferEncodingChunked = true;
        using var chunked = await Program.Http.SendAsync(request);

        await AssertProblemAsync(announced, 413);
        await AssertProblemAsync(chunked, 413);
        Assert.Null(await Program.FindContactAsync(Program.Person("large@alba.mx")));
    }

    [Fact]
    public async Task A_form_that_does_not_exist_is_404()
    {
        using var response = await Program.PostFormAsync("nothing", new { email = "lucia@alba.mx" });

        await AssertProblemAsync(response, 404);
    }

    [Fact]
    public async Task A_filled_honeypot_is_answered_like_a_success_and_stores_nobody()
    {
        using var response = await Program.PostFormAsync("demo", new { email = Program.Person("spam@alba.mx"), website_url = "https://spam.example" });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonNode>())!["submission"]);
        Assert.Null(await Program.FindContactAsync(Program.Person("spam@alba.mx")));
    }

    [Fact]
    public async Task An_ebook_is_mailed_to_who_asked_for_it_consent_or_not_and_once_a_day()
    {
        for (var post = 0; post < 3; post++)
        {
            using var answer = await Program.PostFormAsync("ebook", new { email = Program.Person("reader@alba.mx"), language = "en", message = $"number {post}" });
        }

        var mail = await Program.MailAsync(mail => mail.To == Program.Person("reader@alba.mx"));
        Assert.Equal("asset", mail.Kind);
        Assert.Contains("https://andamio.example/en/ebook.pdf", mail.Links);
    }

    [Fact]
    public async Task Twenty_posts_of_one_person_at_one_moment_are_one_contact_twenty_submissions_and_one_follow_up()
    {
        // Gmail takes no notice of case, of dots, and of what stands behind a plus sign.
        var email = Program.Person("twentyone@gmail.com");
        var dotted = $"T.{email[1..].Replace("@", "+x@", StringComparison.Ordinal)}";
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Program.PostFormAsync("demo", new { email = i % 2 == 0 ? dotted : email, message = $"number {i}" })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await Program.MailAboutAsync(email, "task");
        Assert.Equal(20, (await Program.TimelineAsync(email, "submission")).Count);
        var contact = await Program.ContactAsync(email);
        Assert.Equal(1, (int)contact["followUp"]!["number"]!);
        Assert.Empty(contact["followUps"]!.AsArray());
    }

    [Fact]
    public async Task The_same_body_again_is_answered_as_the_first_and_stores_nothing()
    {
        using var first = await Program.PostFormAsync("demo", new { email = Program.Person("again@alba.mx") });
        using var second = await Program.PostFormAsync("demo", new { email = Program.Person("again@alba.mx") });

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Single(await Program.TimelineAsync(Program.Person("again@alba.mx"), "submission"));
    }

    [Fact]
    public async Task An_idempotency_key_answers_the_same_body_alike_and_refuses_another()
    {
        using var first = await PostWithKeyAsync(Program.Unique("key-1"), new { email = Program.Person("key@alba.mx"), message = "one" });
        using var same = await PostWithKeyAsync(Program.Unique("key-1"), new { email = Program.Person("key@alba.mx"), message = "one" });
        using var other = await PostWithKeyAsync(Program.Unique("key-1"), new { email = Program.Person("key@alba.mx"), message = "two" });

        Assert.Equal(await first.Content.ReadAsStringAsync(), await same.Content.ReadAsStringAsync());
        await AssertProblemAsync(other, 422);
    }

    [Fact]
    public async Task A_page_may_post_from_another_origin_and_asks_first()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/forms/demo");
        request.Headers.Add("Origin", "https://landing.example");
        using var response = await Program.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("https://landing.example", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    private async Task<HttpResponseMessage> PostWithKeyAsync(string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/forms/demo") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await Program.Http.SendAsync(request);
    }

    private static async Task<JsonNode> AssertProblemAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(status, (int)problem["status"]!);
        Assert.All(["type", "title", "detail"], member => Assert.False(string.IsNullOrEmpty((string?)problem[member])));
        return problem;
    }
}
