using System.Diagnostics;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>infra/hooks/secrets.sh, run with an `az` that keeps a vault in a folder.</summary>
public sealed class SecretsHookTests : IDisposable
{
    private const string Az =
        """
        #!/bin/sh
        echo "$@" >>"$VAULT/calls"
        case "$*" in
          "keyvault secret list"*) ls "$VAULT/secrets" ;;
          "keyvault secret set"*)
            while [ $# -gt 0 ]; do
              [ "$1" = --name ] && name=$2
              [ "$1" = --file ] && file=$2
              shift
            done
            cp "$file" "$VAULT/secrets/$name" ;;
        esac
        """;

    private readonly DirectoryInfo _vault = Directory.CreateTempSubdirectory("smarketing-vault-");

    public SecretsHookTests()
    {
        _vault.CreateSubdirectory("secrets");
        var az = Path.Combine(_vault.CreateSubdirectory("bin").FullName, "az");
        File.WriteAllText(az, Az.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private string Calls => File.ReadAllText(Path.Combine(_vault.FullName, "calls"));

    private string[] Names => [.. Directory.EnumerateFiles(SecretsFolder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private string SecretsFolder => Path.Combine(_vault.FullName, "secrets");

    public void Dispose() => _vault.Delete(recursive: true);

    [Fact]
    public async Task An_empty_vault_gets_keys_that_nobody_sees()
    {
        var said = await RunAsync();

        Assert.Equal(["identity-key", "link-keys", "sendgrid-api-key", "sendgrid-event-keys", "sendgrid-inbound-keys"], Names);
        Assert.Equal(32, Convert.FromBase64String(Secret("identity-key")).Length);
        Assert.Equal(32, Convert.FromBase64String(Secret("link-keys")["k1:".Length..]).Length);
        Assert.Equal(("none", " ", " "), (Secret("sendgrid-api-key"), Secret("sendgrid-event-keys"), Secret("sendgrid-inbound-keys")));
        Assert.All([Secret("identity-key"), Secret("link-keys")], key => Assert.DoesNotContain(key, said + Calls, StringComparison.Ordinal));
        Assert.Contains("rest --method post --url https://management.azure.com/subscriptions/s/app/config/configreferences/appsettings/refresh", Calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_vault_stays()
    {
        await RunAsync();
        var before = Names.Select(Secret).ToList();

        var said = await RunAsync();

        Assert.Equal(before, Names.Select(Secret));
        Assert.Empty(said);
    }

    [Fact]
    public async Task A_secret_that_was_set_by_hand_is_not_made_anew()
    {
        await File.WriteAllTextAsync(Path.Combine(SecretsFolder, "sendgrid-api-key"), "SG.own");

        await RunAsync();

        Assert.Equal("SG.own", Secret("sendgrid-api-key"));
        Assert.Equal(5, Names.Length);
    }

    private string Secret(string name) => File.ReadAllText(Path.Combine(SecretsFolder, name));

    private async Task<string> RunAsync()
    {
        var start = new ProcessStartInfo("sh", [Repository.PathTo("infra", "hooks", "secrets.sh")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["PATH"] = $"{Path.Combine(_vault.FullName, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["VAULT"] = _vault.FullName;
        start.Environment["AZURE_KEY_VAULT_NAME"] = "kv-leads";
        start.Environment["AZURE_FUNCTION_ID"] = "/subscriptions/s/app";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var faults = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, faults));
        return await output;
    }
}
