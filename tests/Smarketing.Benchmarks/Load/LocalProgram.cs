using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Smarketing.Benchmarks.Load;

/// <summary>A program under measurement: a process of its own, with a data folder.</summary>
internal sealed class LocalProgram : IAsyncDisposable
{
    public const string Monday = "2026-01-05T09:00:00-06:00";

    private const string Key = "bench";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMinutes(30);

    private readonly Process _process;

    private LocalProgram(Process process, string folder, Uri address)
    {
        _process = process;
        Folder = folder;
        Http = new HttpClient { BaseAddress = address, Timeout = AnswersWithin };
        Http.DefaultRequestHeaders.Add("x-functions-key", Key);
    }

    public HttpClient Http { get; }

    public string Folder { get; }

    /// <summary>How long it took from its start to its first good answer to /health.</summary>
    public TimeSpan ReadyIn { get; private set; }

    /// <summary>What it has taken of the processors since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes => ReadStatus("VmRSS:") * 1024;

    /// <summary>The local program as ./run starts it, its clock held on a Monday morning.</summary>
    public static Task<LocalProgram> StartAsync(string folder) => StartAsync(
        folder, "/health", address => [PathOf("Smarketing.Local.dll"), "--data", folder, "--urls", address, "--key", Key, "--start", Monday, "--config", Path.Combine(Repository.Root, "config", "smarketing.json")]);

    public static Task<LocalProgram> StartFloorAsync(string folder) => StartAsync(
        folder, "/health", address => [PathOf("Smarketing.Benchmarks.dll"), "floor", folder, address]);

    /// <summary>The same, not waited for.</summary>
    public static LocalProgram Launch(string folder)
    {
        var address = FreeAddress();
        return new LocalProgram(
            Run([PathOf("Smarketing.Local.dll"), "--data", folder, "--urls", address, "--key", Key, "--start", Monday, "--config", Path.Combine(Repository.Root, "config", "smarketing.json")]), folder, new Uri(address));
    }

    public Uri At(string path) => new(Http.BaseAddress!, path);

    /// <summary>Completes when all that is due by then has been done.</summary>
    public async Task WindAsync(string duration)
    {
        using var response = await Http.PostAsJsonAsync("/local/clock", new { advance = duration });
        response.EnsureSuccessStatusCode();
    }

    public Task SettleAsync() => WindAsync("PT0S");

    /// <summary>The rows of all tables, read beside the program.</summary>
    public long CountRows()
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseIn(Folder)};Mode=ReadOnly;Pooling=false");
        connection.Open();
        return new[] { "entities", "DurableInstances", "DurableHistory", "DurableTimers", "outbox" }.Sum(table => Count(connection, table));
    }

    public static string DatabaseIn(string folder) => Path.Combine(folder, "smarketing.db");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Http.Dispose();
    }

    private static async Task<LocalProgram> StartAsync(string folder, string health, Func<string, IReadOnlyList<string>> arguments)
    {
        var began = TimeProvider.System.GetTimestamp();
        var address = FreeAddress();
        var program = new LocalProgram(Run(arguments(address)), folder, new Uri(address));
        while (true)
        {
            try
            {
                using var response = await program.Http.GetAsync(health);
                if (response.IsSuccessStatusCode)
                {
                    program.ReadyIn = TimeProvider.System.GetElapsedTime(began);
                    return program;
                }
            }
            catch (HttpRequestException) when (!program._process.HasExited && TimeProvider.System.GetElapsedTime(began) < StartsWithin)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private static Process Run(IReadOnlyList<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Repository.Root })!;

        // What it tells a reader is of no use here, and would fill the pipe.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static string PathOf(string program) => Path.Combine(AppContext.BaseDirectory, program);

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private long ReadStatus(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
