using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Functions;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Storage;
using Smarketing.Local.Hosting;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What isn't taken: spam, repeats, and more posts than there may be. The program runs in this process, so that its facts can be read.</summary>
public sealed class ScreeningTests : IAsyncLifetime
{
    private const string Key = "screening";
    private readonly StandInCaptcha _captcha = new();
    private readonly OwnConfiguration _configuration = new(configuration =>
    {
        OwnConfiguration.Form(configuration, "demo")["captcha"] = "turnstile";
        configuration["intake"]!["limits"] = JsonNode.Parse("""{ "perClient": { "posts": 8, "per": "PT1M" }, "perAddress": { "posts": 3, "per": "PT1M" } }""");
    });

    private LocalHost _host = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new LocalOptions
        {
            Urls = [new Uri("http://127.0.0.1:0")], Data = LocalOptions.InMemory, ConfigurationFile = _configuration.Path,
            HostFile = Path.Combine(LocalProgram.Root, "src", "Smarketing.Functions", "host.json"), Start = DateTimeOffset.Parse(LocalProgram.Monday, null), FunctionKey = Key,
        };
        _host = await LocalHost.StartAsync(options, typeof(SmarketingServices).Assembly, (services, settings) =>
        {
            settings["Captcha:Turnstile:Secret"] = "s3cret";
            settings["Intake:LimitsClients"] = "true";
            services.AddSmarketing(settings);
            services.AddSingleton(provider => new CaptchaActivities(new HttpClient(_captcha, disposeHandler: false), provider.GetRequiredService<CaptchaOptions>(), NullLogger<CaptchaActivities>.Instance));
        });
        _http = new HttpClient { BaseAddress = _host.BaseUrl };
        _http.DefaultRequestHeaders.Add("x-functions-key", Key);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _captcha.Dispose();
        _configuration.Dispose();
    }

    [Fact]
    public async Task Spam_and_repeats_are_answered_like_any_post_and_counted_without_a_contact()
    {
        using var honeypot = await PostAsync("ebook", new { email = "spam@alba.mx", website_url = "https://spam.example" });
        using var first = await PostAsync("ebook", new { email = "again@alba.mx" });
        using var repeat = await PostAsync("ebook", new { email = "again@alba.mx" });

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (honeypot.StatusCode, repeat.StatusCode));
        Assert.Equal(["duplicate ebook ", "spam ebook honeypot"], await CountedAsync());
        Assert.Empty((await ContactsAsync("spam@alba.mx")).AsArray());
    }

    [Theory]
    [InlineData("""{"success":true}""", "passed")]
    [InlineData("""{"success":false,"error-codes":["invalid-input-response"]}""", null)]
    [InlineData("unreachable", "unverified")]
    public async Task A_captcha_lets_persons_through_drops_programs_and_loses_no_lead_when_its_service_is_down(string answer, string? mark)
    {
        _captcha.Answer = answer;
        using var response = await PostAsync("demo", new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx", ["cf-turnstile-response"] = new('t', 1000) });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var contact = (await ContactsAsync("lucia@alba.mx")).AsArray().SingleOrDefault();
        Assert.Equal(mark, (string?)contact?["attributes"]!["captcha"]);
        Assert.Equal(mark is null ? ["spam demo captcha"] : [], await CountedAsync());
    }

    [Fact]
    public async Task A_token_that_counts_once_is_good_for_a_correction_and_a_repeat_and_for_no_other_post()
    {
        _captcha.CountsOnce = true;
        Dictionary<string, string> Fields(string email) => new(StringComparer.Ordinal) { ["email"] = email, ["cf-turnstile-response"] = "once" };

        using var bad = await PostAsync("demo", Fields("no address"));
        using var corrected = await PostAsync("demo", Fields("lucia@alba.mx"));
        using var repeated = await PostAsync("demo", Fields("lucia@alba.mx"));
        using var reused = await PostAsync("demo", Fields("program@alba.mx"));
        using var without = await PostAsync("demo", new { email = "another@alba.mx" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Accepted, HttpStatusCode.Accepted), (bad.StatusCode, corrected.StatusCode, repeated.StatusCode));
        Assert.Equal("passed", (string?)Assert.Single((await ContactsAsync("lucia@alba.mx")).AsArray())!["attributes"]!["captcha"]);
        Assert.Equal(["duplicate demo ", "spam demo captcha", "spam demo captcha"], await CountedAsync());
        Assert.Equal(1, _captcha.AskedCount);
    }

    [Fact]
    public async Task Too_many_posts_for_one_address_wait_as_long_as_they_are_told()
    {
        for (var post = 1; post <= 3; post++)
        {
            using var taken = await PostAsync("ebook", new { email = "Busy@alba.mx", message = $"{post}" });
            Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        }

        using var refused = await PostAsync("webinar", new { email = "busy@alba.mx" });
        using var activity = await _http.PostAsJsonAsync("/api/activities", new { email = "busy@alba.mx", kind = "page" });
        using var other = await PostAsync("ebook", new { email = "calm@alba.mx" });

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.Accepted), (refused.StatusCode, activity.StatusCode, other.StatusCode));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(20), refused.Headers.RetryAfter?.Delta);
        using var wound = await _http.PostAsJsonAsync("/local/clock", new { advance = "PT20S" });
        using var later = await PostAsync("webinar", new { email = "busy@alba.mx" });
        Assert.Equal(HttpStatusCode.Accepted, later.StatusCode);
    }

    [Fact]
    public async Task Too_many_posts_of_one_client_are_refused_before_they_are_read()
    {
        var statuses = new List<HttpStatusCode>();
        for (var post = 1; post <= 9; post++)
        {
            using var answer = await _http.PostAsync("/api/forms/ebook", new StringContent("no form"));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.UnsupportedMediaType, 8), HttpStatusCode.TooManyRequests], statuses);
    }

    private Task<HttpResponseMessage> PostAsync(string form, object fields) => _http.PostAsJsonAsync($"/api/forms/{form}", fields);

    private async Task<JsonNode> ContactsAsync(string email) => (await _http.GetFromJsonAsync<JsonNode>($"/api/contacts?email={Uri.EscapeDataString(email)}"))!["contacts"]!;

    /// <summary>The facts on posts that nobody stands behind: kind, form and reason.</summary>
    private async Task<IReadOnlyList<string>> CountedAsync()
    {
        var counted = new List<string>();
        await foreach (var row in _host.Services.GetRequiredService<TableServiceClient>().GetTableClient(TableNames.Facts).QueryAsync<TableEntity>())
        {
            if (row.GetString("Subject") == "nobody")
            {
                var values = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString("Values"))!;
                counted.Add($"{row.GetString("Kind")} {values["form"]} {values.GetValueOrDefault("reason")}");
            }
        }

        return [.. counted.Order(StringComparer.Ordinal)];
    }

    private sealed class StandInCaptcha : HttpMessageHandler
    {
        public string Answer { get; set; } = "unreachable";

        /// <summary>Lets a token pass once, as the real ones do.</summary>
        public bool CountsOnce { get; set; }

        public int AskedCount { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            AskedCount++;
            var answer = !CountsOnce ? Answer : AskedCount == 1 ? """{"success":true}""" : """{"success":false,"error-codes":["timeout-or-duplicate"]}""";
            return answer == "unreachable"
                ? throw new HttpRequestException("There is no such service.")
                : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) });
        }
    }
}
