using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The functions in some host, asked over HTTP. What every host can do is here; what only the local program can, in <see cref="LocalProgram"/>.</summary>
internal abstract class SmarketingProgram : IAsyncDisposable
{
    private const int ShownLettersMax = 3000;

    /// <summary>Winding the clock by months answers when all of them have been lived through, which takes a while on a busy machine.</summary>
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMinutes(10);

    private static readonly long FirstOpenedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Free mail has no company: there the mailbox is what tells people apart.</summary>
    private static readonly string[] FreeMail = ["gmail.com", "googlemail.com", "outlook.com"];

    private static readonly TimeZoneInfo CompanyZone = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City");

    private static int _openedCount;

    private readonly string _mark = $"{FirstOpenedAt:x}{Interlocked.Increment(ref _openedCount):x}";

    protected SmarketingProgram(Uri address, string key)
    {
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = AnswersWithin };
        Http.DefaultRequestHeaders.Add("x-functions-key", key);
    }

    public HttpClient Http { get; }

    /// <summary>The host that the environment names; without one, a local program of its own with the same settings.</summary>
    public static async Task<SmarketingProgram> OpenAsync() =>
        await AttachedProgram.OfEnvironmentAsync() ?? (SmarketingProgram)await LocalProgram.StartAsync(settings: HostSettings.All);

    /// <summary>Waits for what an earlier request caused, on any host: what is read, as soon as it is so.</summary>
    public abstract Task<T> EventuallyAsync<T>(Func<Task<T>> read, Func<T, bool> until);

    /// <summary>The mails that have gone out, the latest last.</summary>
    public abstract Task<IReadOnlyList<SentMail>> OutboxAsync();

    /// <summary>By the program's own clock.</summary>
    protected abstract Task<DateTimeOffset> ReadClockAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>By the program's own clock, in the company's time zone.</summary>
    public async Task<DateTimeOffset> NowAsync() => TimeZoneInfo.ConvertTime(await ReadClockAsync(), CompanyZone);

    /// <summary>Nobody whom this host has seen before, in this run or an earlier one: the same for the same address.</summary>
    public string Person(string address)
    {
        var (mailbox, domain) = (address.Split('@')[0], address.Split('@')[1]);
        return FreeMail.Contains(domain, StringComparer.Ordinal) ? $"{mailbox}{_mark}@{domain}" : $"{mailbox}@{domain.Insert(domain.LastIndexOf('.'), $"-{_mark}")}";
    }

    /// <summary>What this host hasn't been told before: the same for the same text.</summary>
    public string Unique(string text) => $"{text}-{_mark}";

    public Task<HttpResponseMessage> PostFormAsync(string form, object fields) => Http.PostAsJsonAsync($"/api/forms/{form}", fields);

    public async Task<JsonNode> PostJsonAsync(string address, object body)
    {
        using var response = await Http.PostAsJsonAsync(address, body);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await Http.GetAsync(address);
        return answer.StatusCode;
    }

    public async Task<JsonNode> GetJsonAsync(string address) => (await Http.GetFromJsonAsync<JsonNode>(address))!;

    public async Task<HttpResponseMessage> BrowseAsync(HttpMethod method, string address, IEnumerable<KeyValuePair<string, string>>? form = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await Http.SendAsync(request);
    }

    public async Task<JsonNode?> FindContactAsync(string email) =>
        (await GetJsonAsync($"/api/contacts?email={Uri.EscapeDataString(email)}"))["contacts"]!.AsArray().SingleOrDefault();

    public async Task<JsonNode> ContactAsync(string email) => await FindContactAsync(email) ?? throw new InvalidOperationException($"{email} is unknown.");

    public Task<JsonNode> ContactAsync(string email, Func<JsonNode, bool> until) => EventuallyAsync(() => ContactAsync(email), until);

    /// <summary>Those of all pages.</summary>
    /// <param name="query">Such as <c>stage=lead</c>.</param>
    public async Task<IReadOnlyList<JsonNode>> ContactsAsync(string query)
    {
        var found = new List<JsonNode>();
        var next = "";
        do
        {
            var page = await GetJsonAsync($"/api/contacts?{query}{next}");
            found.AddRange(page["contacts"]!.AsArray()!);
            next = (string?)page["next"] is { } after ? $"&after={Uri.EscapeDataString(after)}" : "";
        }
        while (next.Length > 0);
        return found;
    }

    public async Task<IReadOnlyList<JsonNode>> TimelineAsync(string email, string kind) =>
        [.. (await GetJsonAsync($"/api/contacts/{(await ContactAsync(email))["id"]}/timeline")).AsArray().Select(entry => entry!).Where(entry => (string)entry["kind"]! == kind)];

    /// <summary>The mails of which there is to be one at least.</summary>
    public Task<IReadOnlyList<SentMail>> MailsAsync(Func<SentMail, bool> which) =>
        EventuallyAsync<IReadOnlyList<SentMail>>(async () => [.. (await OutboxAsync()).Where(which)], mails => mails.Count > 0);

    /// <summary>The mail of which there is to be one and no more.</summary>
    public async Task<SentMail> MailAsync(Func<SentMail, bool> which) => Assert.Single(await MailsAsync(which));

    /// <summary>The one mail of a kind about a contact, or to them.</summary>
    public async Task<SentMail> MailAboutAsync(string email, string kind)
    {
        var contact = (string)(await ContactAsync(email))["id"]!;
        return await MailAsync(mail => mail.Kind == kind && mail.Contact == contact);
    }

    /// <summary>The rep's link of the first attempt.</summary>
    public async Task<string> FirstTaskLinkAsync(string email) => (await MailAboutAsync(email, "task")).Link("/tasks/");

    /// <summary>What was seen last instead of what was waited for.</summary>
    protected static string Shown<T>(T seen)
    {
        var text = seen switch
        {
            JsonNode json => json.ToJsonString(),
            IReadOnlyList<SentMail> { Count: 0 } => "no such mail",
            System.Collections.IEnumerable several and not string => string.Join("\n", several.Cast<object?>()),
            _ => $"{seen}",
        };
        return text.Length > ShownLettersMax ? $"{text[..ShownLettersMax]}…" : text;
    }
}
