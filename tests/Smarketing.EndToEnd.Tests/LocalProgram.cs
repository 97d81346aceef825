using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions;
using Smarketing.Local.CommandLine;
using Smarketing.Local.Hosting;

namespace Smarketing.EndToEnd.Tests;

/// <summary>
/// The local program, asked over HTTP: in memory within the process of the tests, so that what was compiled for one test
/// serves the others; with a data folder or a made-up year as a process of its own, as a user starts it.
/// </summary>
internal sealed class LocalProgram : SmarketingProgram
{
    public const string Monday = "2026-01-05T09:00:00-06:00";

    public const string Key = "end-to-end";

    private static readonly Dictionary<string, string> NoSettings = new(StringComparer.Ordinal);
    private static readonly KeyValuePair<string, string?> Quiet = new("Logging:Console:LogLevel:Default", "None");
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(180);

    private static readonly TimeSpan SampleWithin = TimeSpan.FromMinutes(10);

    private readonly Process? _process;
    private readonly LocalHost? _host;
    private readonly string? _dataFolder;

    private LocalProgram(LocalHost host)
        : this(host.BaseUrl) => _host = host;

    private LocalProgram(Process process, Uri address, string? dataFolder)
        : this(address) => (_process, _dataFolder) = (process, dataFolder);

    private LocalProgram(Uri address)
        : base(address, Key)
    {
    }

    /// <summary>Of the program as a process of its own.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Of a program in this process.</summary>
    public TableServiceClient Tables => _host!.Services.GetRequiredService<TableServiceClient>();

    /// <summary>A program that keeps nothing, in this process.</summary>
    /// <param name="configuration">Path of the configuration; null for the shipped one.</param>
    /// <param name="settings">By name as in the environment.</param>
    public static async Task<LocalProgram> StartAsync(string? configuration = null, IReadOnlyDictionary<string, string>? settings = null) => new(await SmarketingHost.StartAsync(InMemory(configuration) with
    {
        Settings = [Quiet, .. (settings ?? NoSettings).Select(setting => KeyValuePair.Create<string, string?>(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value))],
    }));

    /// <summary>A program in this process in which nothing has happened yet, with the keys of this one.</summary>
    public async Task<LocalProgram> StartSuccessorAsync(string at)
    {
        var options = InMemory(configuration: null) with { Settings = [Quiet], Start = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) };
        return new LocalProgram(await LocalHost.StartAsync(options, typeof(SmarketingServices).Assembly, (services, configuration) =>
        {
            Array.ForEach(["IdentityKey", "Links:Keys"], key => configuration[key] = _host!.Services.GetRequiredService<IConfiguration>()[key]);
            services.AddSmarketing(configuration);
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

    /// <summary>The program as a process that keeps nothing, and whose clock is the machine's: as near as this machine comes to a host that runs elsewhere.</summary>
    public static async Task<LocalProgram> StartUnwoundAsync(IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var program = new LocalProgram(Run(settings, [], Arguments(LocalOptions.InMemory, address, configuration: null, start: null)), address, dataFolder: null);
        await program.WhenReadyAsync();
        return program;
    }

    /// <summary>The program with a made-up year before <see cref="Monday"/>; completes when that has been lived through.</summary>
    public static async Task<LocalProgram> StartSampleAsync(int people)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Run([.. Arguments(LocalOptions.InMemory, address, configuration: null), "--sample", "--people", people.ToString(CultureInfo.InvariantCulture)]);
        var program = new LocalProgram(process, address, dataFolder: null);
        using var patience = new CancellationTokenSource(SampleWithin);
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

    public Task<JsonNode> WindAsync(string duration) => PostJsonAsync("/local/clock", new { advance = duration });

    /// <summary>Waits until what was caused at this instant has been done.</summary>
    public Task SettleAsync() => WindAsync("PT0S");

    public override async Task<T> EventuallyAsync<T>(Func<Task<T>> read, Func<T, bool> until)
    {
        await SettleAsync();
        var seen = await read();
        Assert.True(until(seen), $"All is done, and this is what there is:\n{Shown(seen)}");
        return seen;
    }

    public override async Task<IReadOnlyList<SentMail>> OutboxAsync() => [.. (await GetJsonAsync("/local/outbox")).AsArray().Select(mail => SentMail.OfOutbox(mail!))];

    /// <summary>The rep's link of an attempt of the contact's follow-up that is named last in the outbox.</summary>
    public async Task<string> TaskLinkAsync(string name) =>
        (await OutboxAsync()).Last(mail => mail.Kind == "task" && mail.Subject.Contains(name, StringComparison.Ordinal)).Link("/tasks/");

    protected override async Task<DateTimeOffset> ReadClockAsync() => (DateTimeOffset)(await GetJsonAsync("/local/clock"))["now"]!;

    public override async ValueTask DisposeAsync()
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

    private static LocalOptions InMemory(string? configuration) => Assert.IsType<LocalCommand.Start>(LocalCommand.Parse(Arguments(LocalOptions.InMemory, new("http://127.0.0.1:0"), configuration))).Options;

    /// <param name="start">Null for a clock that runs.</param>
    private static string[] Arguments(string dataFolder, Uri address, string? configuration, string? start = Monday) =>
    [
        "--data", dataFolder, "--urls", address.ToString().TrimEnd('/'), "--key", Key, "--config", configuration ?? Path.Combine(Root, "config", "smarketing.json"),
        .. start is null ? Array.Empty<string>() : ["--start", start],
    ];

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
