using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The one switch between the real Azure packages and their declarations.</summary>
public sealed class PackagesTests
{
    private static readonly string[] Azure =
    [
        "Azure.Data.Tables", "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Extensions.DurableTask", "Microsoft.Azure.Functions.Worker.Extensions.Http",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore", "Microsoft.Azure.Functions.Worker.Extensions.Timer", "SendGrid",
    ];

    [Theory]
    [InlineData("src/Smarketing.Functions", true)]
    [InlineData("src/Smarketing.Local", false)]
    public async Task With_the_real_packages_no_declaration_is_referenced(string project, bool isFunctionApp)
    {
        var (packages, projects) = await ReferencesAsync(project, azurePackages: true);

        Assert.All(Azure, package => Assert.Contains(package, packages));
        Assert.Equal(isFunctionApp, packages.Contains("Microsoft.Azure.Functions.Worker.Sdk"));
        Assert.DoesNotContain(projects, reference => reference.Contains("AzureContracts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_them_no_Azure_package_of_the_list_is_referenced()
    {
        var (packages, projects) = await ReferencesAsync("src/Smarketing.Functions", azurePackages: false);

        Assert.Empty(packages.Intersect(Azure));
        Assert.Contains(projects, reference => reference.Contains("AzureContracts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publishing_declarations_is_refused()
    {
        var (exitCode, output) = await DotnetAsync("publish", "src/Smarketing.Functions", "--no-build", "--configuration", "Debug");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("SMK0001", output, StringComparison.Ordinal);
        Assert.Contains("AzurePackages=true", output, StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyList<string> Packages, IReadOnlyList<string> Projects)> ReferencesAsync(string project, bool azurePackages)
    {
        var (exitCode, output) = await DotnetAsync("msbuild", project, $"-p:AzurePackages={azurePackages}", "-getItem:PackageReference,ProjectReference");
        Assert.True(exitCode == 0, output);
        var items = JsonNode.Parse(output)!["Items"]!;
        return (Names(items["PackageReference"]), Names(items["ProjectReference"]));
    }

    private static List<string> Names(JsonNode? items) => [.. items!.AsArray().Select(item => (string)item!["Identity"]!)];

    private static async Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = LocalProgram.Root })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
