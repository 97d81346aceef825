using System.Diagnostics;

namespace Smarketing.Local.Tests.Tables;

/// <summary>The program of tools/tables, as an administrator runs it.</summary>
internal static class CopyProgram
{
    private static readonly string Program = Repository.PathTo("tools", "tables", "bin", "Debug", "net10.0", "Tables.dll");

    public static async Task<(int ExitCode, string Told)> RunAsync(params string[] arguments)
    {
        Assert.True(File.Exists(Program), $"The copier is missing at {Program}. The build makes it where the package Azure.Data.Tables can be restored; by hand: dotnet build tools/tables");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(told));
    }
}
