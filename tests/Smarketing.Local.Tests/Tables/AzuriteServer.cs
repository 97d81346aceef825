using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Smarketing.Local.Tests.Storage;

namespace Smarketing.Local.Tests.Tables;

/// <summary>
/// The Table service's emulator as a program of its own, on a free port, with its data in memory. The build installs it
/// into tests/.tools from the package-lock.json there.
/// </summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    // The account of every emulator, and its key: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    public const string Account = "devstoreaccount1";
    public const string OtherAccount = "other";
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public Uri Address { get; private set; } = null!;

    public Uri OtherAddress => new(Address, OtherAccount);

    public async ValueTask InitializeAsync()
    {
        var program = Repository.PathTo("tests", ".tools", "node_modules", "azurite", "dist", "src", "table", "main.js");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException(
                $"Azurite, against which the tables are tested, is missing at {program}. The build installs it where Node.js is; by hand: npm ci --ignore-scripts in tests/.tools");
        }

        var port = FreePort();
        _process = Start(program, port);
        await WhenReadyAsync(_process);
        Address = new Uri($"http://127.0.0.1:{port}/{Account}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private Process Start(string program, int port) => Process.Start(new ProcessStartInfo("node")
    {
        Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{Key};{OtherAccount}:{Key}" },
        ArgumentList =
        {
            program, "--tableHost", "127.0.0.1", "--tablePort", port.ToString(CultureInfo.InvariantCulture),
            "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,

        // It calls the folder that it is started in its own.
        WorkingDirectory = _folder.Path,
    })!;

    private static async Task WhenReadyAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("successfully started", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Azurite ended at its start: {await process.StandardError.ReadToEndAsync()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
