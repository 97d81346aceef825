using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Smarketing.Functions.Tests.Security;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>What tries the program's doors shares one program.</summary>
[CollectionDefinition(Name)]
public sealed class AttackCollection : ICollectionFixture<AttackedProgram>
{
    public const string Name = "attacks";
}

/// <summary>A program with people at every point of their way, that is asked a great many wrong things.</summary>
public sealed class AttackedProgram : IAsyncLifetime
{
    private const string SeedVariable = "FUZZ_SEED";
    private const int AtOnce = 8;
    private const int People = 12;
    private const int LinesOfAFailure = 20;

    /// <summary>Of a machine that does other things meanwhile. Most answers take a thousandth of it.</summary>
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly OwnConfiguration _configuration = new(configuration =>
    {
        OwnConfiguration.Form(configuration, "newsletter")["doubleOptIn"] = true;
        OwnConfiguration.Form(configuration, "ebook")["origins"] = new JsonArray("https://andamio.example");
        OwnConfiguration.Form(configuration, "contact")["redirect"] = "https://andamio.example/gracias";
    });

    private ConcurrentQueue<string> _log = null!;
    private string _stamp = null!;

    internal LocalProgram Program { get; private set; } = null!;

    /// <summary>Links of each kind, without what stands before the path.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Links { get; private set; } = null!;

    internal IReadOnlyList<string> ContactIds { get; private set; } = null!;

    /// <summary>The mailbox that a contact's answers go to.</summary>
    internal string ReplyAddress { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Program = await LocalProgram.StartProcessAsync(":memory:", configuration: _configuration.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SendGrid__EventKeys"] = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo()),
            ["SendGrid__InboundKeys"] = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo()),
            ["Smarketing__company__replyDomain"] = "replies.andamio.example",
        });
        _log = Program.Listen();
        for (var i = 0; i < People; i++)
        {
            using var demo = await Program.PostFormAsync("demo", new { email = $"person{i}@alba{i}.mx", firstName = $"Person{i}x", phone = "+52 55 1234 5678", consent = true });
            using var newsletter = await Program.PostFormAsync("newsletter", new { email = $"reader{i}@cima.mx", consent = true });
            using var ebook = await Program.PostFormAsync("ebook", new { email = $"ebook{i}@dique.mx", consent = true });
            await Program.SettleAsync();
        }

        foreach (var person in new[] { "Person0x", "Person1x", "Person2x" })
        {
            await Program.PostJsonAsync(await Program.TaskLinkAsync(person), new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "yes" });
        }

        await Program.WindAsync("P2D");
        var shared = (string)(await Program.PostJsonAsync("/api/dashboard/links", new { days = 30 }))["link"]!;
        var mails = await Program.OutboxAsync();
        Links = mails.SelectMany(mail => mail.Links).Append(shared).Distinct().Select(link => new Uri(link)).Where(link => link.Authority == Program.Http.BaseAddress!.Authority && link.Segments.Length > 2)
            .GroupBy(link => link.Segments[1].Trim('/')).ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind.Select(link => link.PathAndQuery)], StringComparer.Ordinal);
        ContactIds = [.. (await Program.GetJsonAsync("/api/contacts?stage=mql"))["contacts"]!.AsArray().Select(contact => (string)contact!["id"]!)];
        ReplyAddress = (await Program.GetJsonAsync("/local/outbox")).AsArray().Select(mail => (string?)mail!["replyTo"]).OfType<string>().Select(MailboxOf).First(mailbox => mailbox.Length > 0);
        _stamp = ((DateTimeOffset)(await Program.GetJsonAsync("/local/clock"))["now"]!).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        _configuration.Dispose();
        _key.Dispose();
    }

    /// <summary>
    /// Asks so many times, differently each time: no answer is a fault of the program, none takes long, and each has the headers that
    /// keep it to itself. What fails can be asked again with the seed that is printed.
    /// </summary>
    internal async Task AskAsync(int count, Func<Mutation, HttpRequestMessage> make, ITestOutputHelper output)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given ? given : Environment.TickCount.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var statuses = new ConcurrentBag<HttpStatusCode>();
        var faults = new ConcurrentBag<string>();
        _log.Clear();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellation) =>
        {
            using var request = make(new Mutation(HashCode(seed, i)));
            var began = Stopwatch.GetTimestamp();
            using var patience = new CancellationTokenSource(2 * AnswersWithin);
            try
            {
                using var response = await Program.Http.SendAsync(request, patience.Token);
                await response.Content.ReadAsByteArrayAsync(patience.Token);
                statuses.Add(response.StatusCode);
                FaultsOf(response, Stopwatch.GetElapsedTime(began)).ToList().ForEach(fault => faults.Add($"number {i}: {fault}"));
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                faults.Add($"number {i}: {request.Method} {request.RequestUri}: {failure.Message}");
            }
        });

        output.WriteLine($"{SeedVariable}={seed}: {count} requests; {string.Join(", ", statuses.CountBy(status => (int)status).OrderBy(status => status.Key).Select(status => $"{status.Value} × {status.Key}"))}");
        await Program.SettleAsync();
        var failures = _log.SkipWhile(line => !line.StartsWith("fail:", StringComparison.Ordinal) && !line.StartsWith("crit:", StringComparison.Ordinal)).Take(LinesOfAFailure).ToList();
        Assert.True(faults.IsEmpty && failures.Count == 0, $"Again with {SeedVariable}={seed}\n{string.Join('\n', faults.Take(10).Concat(failures))}");
    }

    /// <summary>A post as SendGrid signs it.</summary>
    internal HttpRequestMessage Signed(string address, byte[] body, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", _stamp);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(_key.SignData([.. Encoding.UTF8.GetBytes(_stamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        return request;
    }

    internal long Now => long.Parse(_stamp, CultureInfo.InvariantCulture);

    private static IEnumerable<string> FaultsOf(HttpResponseMessage response, TimeSpan taken)
    {
        var asked = $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.PathAndQuery}: {(int)response.StatusCode}";
        if ((int)response.StatusCode >= 500)
        {
            yield return asked;
        }

        if (taken > AnswersWithin)
        {
            yield return $"{asked} after {taken}";
        }

        // The server itself refuses an address that it cannot read, with an empty answer.
        if (AnswerHeaders.MissingIn(response).ToList() is { Count: > 0 } missing && (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong) || response.Content.Headers.ContentType is not null))
        {
            yield return $"{asked} without {string.Join(", ", missing)}";
        }
    }

    /// <summary>The same in every run of every process, which the framework's own isn't.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 31) + (number * 7919));

    private static string MailboxOf(string address) => address.IndexOf("reply+", StringComparison.Ordinal) is var start and >= 0 ? address[start..].TrimEnd('>', '"', '}') : "";
}
