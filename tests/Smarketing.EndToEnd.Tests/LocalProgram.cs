using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Smarketing.Local.CommandLine;
using Smarketing.Local.Hosting;

namespace Smarketing.EndToEnd.Tests;

/// <summary>
/// The local program, asked over HTTP: in memory within the process of the tests, so that what was compiled for one test
/// serves the others; with a data folder or a made-up year as a process of its own, as a user starts it.
/// </summary>
internal sealed class LocalProgram : IAsyncDisposable
{
    public const string Monday = "2026-01-05T09:00:00-06:00";

    private const string Key = "end-to-end";
    private static readonly Dictionary<string, string> NoSettings = new(StringComparer.Ordinal);
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(180);

    /// <summary>Winding the clock by months answers when all of them have been lived through, which takes a while on a busy machine.</summary>
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMinutes(10);

    private readonly Process? _process;
    private readonly LocalHost? _host;
    private readonly string? _dataFolder;

    private LocalProgram(LocalHost host)
        : this(host.BaseUrl) => _host = host;

    private LocalProgram(Process process, Uri address, string? dataFolder)
        : this(address) => (_process, _dataFolder) = (process, dataFolder);

    private LocalProgram(Uri address)
    {
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = AnswersWithin };
        Http.DefaultRequestHeaders.Add("x-functions-key", Key);
    }

    public HttpClient Http { get; }

    /// <summary>Of the program as a process of its own.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>A program that keeps nothing, in this process.</summary>
    /// <param name="configuration">Path of the configuration; null for the shipped one.</param>
    /// <param name="settings">By name as in the environment.</param>
    public static async Task<LocalProgram> StartAsync(string? configuration = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var arguments = LocalCommand.Parse(Arguments(LocalOptions.InMemory, new("http://127.0.0.1:0"), configuration));
        var options = Assert.IsType<LocalCommand.Start>(arguments).Options;
        return new LocalProgram(await SmarketingHost.StartAsync(options with
        {
            Settings = [new("Logging:Console:LogLevel:Default", "None"), .. (settings ?? NoSettings).Select(setting => KeyValuePair.Create<string, string?>(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value))],
        }));
    }

    /// <summary>The program as a process that keeps what it has in a folder, which goes when it does.</summary>
    /// <param name="configuration">Path of the configuration; null for the shipped one.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="through">The program, with its arguments, that starts it; null for none.</param>
    public static async Task<LocalProgram> StartProcessAsync(
        string dataFolder, int? port = null, string? configuration = null, IReadOnlyDictionary<string, string>? settings = null, IReadOnlyList<string>? through = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var program = new LocalProgram(Run(settings, through ?? [], Arguments(dataFolder, address, configuration)), address, dataFolder);
        await program.WhenReadyAsync();
        return program;
    }

    /// <summary>The program with a made-up year before <see cref="Monday"/>; completes when that has been lived through.</summary>
    public static async Task<LocalProgram> StartSampleAsync(int people)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Run([.. Arguments(LocalOptions.InMemory, address, configuration: null), "--sample", "--people", people.ToString(CultureInfo.InvariantCulture)]);
        var program = new LocalProgram(process, address, dataFolder: null);
        using var patience = new CancellationTokenSource(AnswersWithin);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line && !line.StartsWith("Smarketing runs", StringComparison.Ordinal))
        {
            // It tells how far it is.
        }

        return program;
    }

    /// <summary>The program with these arguments, its output captured.</summary>
    public static Process Run(params string[] arguments) => Run(settings: null, arguments);

    public static Process Run(IReadOnlyDictionary<string, string>? settings, params string[] arguments) => Run(settings, [], arguments);

    private static Process Run(IReadOnlyDictionary<string, string>? settings, IReadOnlyList<string> through, params string[] arguments)
    {
        string[] command = [.. through, "dotnet", Path.Combine(AppContext.BaseDirectory, "Smarketing.Local.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Root };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        // Most of these programs live for seconds: what is measured to make later code faster costs a fifth of their start.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings ?? NoSettings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The local program could not be started.");
    }

    public static string Root { get; } = FindRoot();

    /// <summary>What the program writes from now on, to where its log goes; the list grows while it runs.</summary>
    public ConcurrentQueue<string> Listen()
    {
        var lines = new ConcurrentQueue<string>();
        _process!.OutputDataReceived += (_, told) => lines.Enqueue(told.Data ?? "");
        _process.ErrorDataReceived += (_, told) => lines.Enqueue(told.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return lines;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        Http.Dispose();
    }

    /// <summary>Completes when the process is gone, and whoever was told so can ask its successor.</summary>
    public Task WhenKilledAsync() => _process!.WaitForExitAsync();

    public Task<HttpResponseMessage> PostFormAsync(string form, object fields) => Http.PostAsJsonAsync($"/api/forms/{form}", fields);

    public async Task<JsonNode> PostJsonAsync(string address, object body)
    {
        using var response = await Http.PostAsJsonAsync(address, body);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> GetJsonAsync(string address) => (await Http.GetFromJsonAsync<JsonNode>(address))!;

    public Task<JsonNode> WindAsync(string duration) => PostJsonAsync("/local/clock", new { advance = duration });

    /// <summary>Waits until what was caused at this instant has been done.</summary>
    public Task SettleAsync() => WindAsync("PT0S");

    public async Task<JsonNode?> FindContactAsync(string email) =>
        (await GetJsonAsync($"/api/contacts?email={Uri.EscapeDataString(email)}"))["contacts"]!.AsArray().SingleOrDefault();

    public async Task<JsonNode> ContactAsync(string email) => await FindContactAsync(email) ?? throw new InvalidOperationException($"{email} is unknown.");

    public async Task<IReadOnlyList<SentMail>> OutboxAsync() => [.. (await GetJsonAsync("/local/outbox")).AsArray().Select(mail => new SentMail(mail!))];

    /// <summary>The rep's link of an attempt of the contact's follow-up that is named last in the outbox.</summary>
    public async Task<string> TaskLinkAsync(string name) =>
        (await OutboxAsync()).Last(mail => mail.Kind == "task" && mail.Subject.Contains(name, StringComparison.Ordinal)).Link("/tasks/");

    public async Task<HttpResponseMessage> BrowseAsync(HttpMethod method, string address, IEnumerable<KeyValuePair<string, string>>? form = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        Http.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (Directory.Exists(_dataFolder))
        {
            Directory.Delete(_dataFolder, recursive: true);
        }
    }

    private static string[] Arguments(string dataFolder, Uri address, string? configuration) =>
        ["--data", dataFolder, "--urls", address.ToString().TrimEnd('/'), "--key", Key, "--start", Monday, "--config", configuration ?? Path.Combine(Root, "config", "smarketing.json")];

    private async Task WhenReadyAsync()
    {
        using var patience = new CancellationTokenSource(StartsWithin);
        while (true)
        {
            try
            {
                using var response = await Http.GetAsync("/health", patience.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process!.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Smarketing.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
