using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What keeps the program from starting.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smarketing-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_fault_of_the_configuration_is_listed_with_its_path_and_nothing_starts()
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(LocalProgram.Root, "config", "smarketing.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        file["company"]!["timeZone"] = "Mexico City";
        file["plan"]!["firstDueIn"] = "soon";
        file["tracks"]!["educate"]!["mails"]![0]!["content"] = "tracks/educate/nothing";
        CopyContent();
        var path = Path.Combine(_folder, "smarketing.json");
        await File.WriteAllTextAsync(path, file.ToJsonString());

        var (exitCode, errors) = await RunAsync("--config", path, "--data", Path.Combine(_folder, "data"));

        Assert.Equal(1, exitCode);
        Assert.Contains("$.company.timeZone:", errors, StringComparison.Ordinal);
        Assert.Contains("$.plan.firstDueIn:", errors, StringComparison.Ordinal);
        Assert.Contains("$.tracks.educate.mails[0].content:", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--unknown")]
    [InlineData("surplus")]
    [InlineData("--start", "tomorrow")]
    [InlineData("--urls", "nowhere")]
    [InlineData("--data")]
    public async Task An_argument_that_is_not_understood_is_an_error(params string[] arguments)
    {
        var (exitCode, errors) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.NotEmpty(errors);
    }

    private void CopyContent()
    {
        var content = Path.Combine(LocalProgram.Root, "config", "content");
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, "content", Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = LocalProgram.Run(arguments);
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
