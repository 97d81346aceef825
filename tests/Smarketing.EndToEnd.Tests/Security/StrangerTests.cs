using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>What somebody learns and gets who has neither key nor link.</summary>
[Collection(AttackCollection.Name)]
public sealed class StrangerTests(AttackedProgram attacked)
{
    private const string Ours = "https://andamio.example";

    public static TheoryData<string, string> Guarded =>
    [
        .. from method in typeof(SmarketingServices).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is { AuthLevel: not AuthorizationLevel.Anonymous }
           from verb in trigger.Methods!
           select (verb.ToUpperInvariant(), "/" + trigger.Route),
    ];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task What_asks_for_the_key_answers_nobody_without_it(string method, string route)
    {
        var address = route.Replace("{*name}", "alert", StringComparison.Ordinal).Replace("{id}", attacked.ContactIds[0], StringComparison.Ordinal).Replace("{name}", "funnel", StringComparison.Ordinal).Replace("{job}", "nothing", StringComparison.Ordinal);
        using var stranger = new HttpClient { BaseAddress = attacked.Program.Http.BaseAddress };
        foreach (var (header, query) in new[] { ("", ""), ("", "?code="), ("", "?code=end-to-en"), ("END-TO-END", ""), ("end-to-end2", ""), ("wrong", "?code=end-to-end") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address + query) { Content = method is "POST" or "PUT" ? JsonContent.Create(new { }) : null };
            if (header.Length > 0)
            {
                request.Headers.Add("x-functions-key", header);
            }

            using var answer = await stranger.SendAsync(request);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Empty(AnswerHeaders.MissingIn(answer));
        }
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("newsletter")]
    public async Task A_known_address_is_answered_like_an_unknown_one(string form)
    {
        using var known = await attacked.Program.PostFormAsync(form, new { email = "person5@alba5.mx", message = "again" });
        using var unknown = await attacked.Program.PostFormAsync(form, new { email = $"nobody-yet-{form}@alba5.mx", message = "again" });

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (known.StatusCode, unknown.StatusCode));
        Assert.Equal(await ShapeOfAsync(unknown), await ShapeOfAsync(known));
    }

    [Fact]
    public async Task A_page_of_another_origin_is_let_in_only_where_the_form_says_so()
    {
        Assert.Equal(Ours, await AllowedAsync("ebook", Ours));
        Assert.Null(await AllowedAsync("ebook", "https://evil.example"));
        Assert.Null(await AllowedAsync("ebook", $"{Ours}.evil.example"));
        Assert.Null(await AllowedAsync("ebook", "null"));
        Assert.Equal("https://evil.example", await AllowedAsync("demo", "https://evil.example"));
        foreach (var address in new[] { "/api/contacts", attacked.Links["tasks"][0], attacked.Links["unsubscribe"][0], "/health" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Origin", "https://evil.example");
            using var answer = await attacked.Program.Http.SendAsync(request);
            Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Where_a_browser_is_sent_is_the_forms_to_say()
    {
        var fields = new KeyValuePair<string, string>[] { new("email", "redirected@alba5.mx"), new("redirect", "https://evil.example"), new("returnUrl", "//evil.example"), new("page", "https://evil.example"), new("referrer", "https://evil.example") };
        using var redirected = await attacked.Program.BrowseAsync(HttpMethod.Post, "/api/forms/contact?redirect=https://evil.example&returnUrl=//evil.example", fields);
        using var answered = await attacked.Program.BrowseAsync(HttpMethod.Post, $"{attacked.Links["tasks"][^1]}?returnUrl=//evil.example", [new("note", "x"), new("returnUrl", "https://evil.example")]);

        Assert.Equal("https://andamio.example/gracias", redirected.Headers.Location?.ToString());
        Assert.True(answered.Headers.Location is null || answered.Headers.Location.ToString().StartsWith("/tasks/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_lead_to_our_own_address_whatever_host_a_request_names()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/forms/ebook") { Content = JsonContent.Create(new { email = "hosted@alba5.mx", consent = true }) };
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "gopher");
        using var answer = await attacked.Program.Http.SendAsync(request);
        await attacked.Program.SettleAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var mail = Assert.Single(await attacked.Program.OutboxAsync(), mail => mail is { Kind: "asset", To: "hosted@alba5.mx" });
        Assert.DoesNotContain("evil.example", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith(attacked.Program.Http.BaseAddress!.ToString(), mail.Link("/unsubscribe/"), StringComparison.Ordinal);
    }

    /// <summary>All of an answer but what differs between any two.</summary>
    private static async Task<string> ShapeOfAsync(HttpResponseMessage answer)
    {
        var members = (await answer.Content.ReadFromJsonAsync<JsonNode>())!.AsObject().Select(member => $"{member.Key}:{member.Value!.ToString().Length}");
        return $"{string.Join(' ', members)} {string.Join(' ', answer.Headers.Select(header => header.Key).Order(StringComparer.Ordinal))} {answer.Content.Headers.ContentType}";
    }

    private async Task<string?> AllowedAsync(string form, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"/api/forms/{form}");
        request.Headers.Add("Origin", origin);
        using var answer = await attacked.Program.Http.SendAsync(request);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }
}
