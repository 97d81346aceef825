using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The configuration, as a marketer checks it and as the running program shows it.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smarketing-check-").FullName;

    private string File => Path.Combine(_folder, "smarketing.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_check_says_what_it_has_found()
    {
        var (exitCode, output, errors) = await RunAsync([], "check");

        Assert.Equal(0, exitCode);
        Assert.Matches(@"\d+ forms, \d+ rules, 4 reps, 6 tracks, \d+ mails in 2 languages", output);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_check_names_every_mistake_of_settings_file_and_mails()
    {
        Write(company =>
        {
            company["company"]!["timeZone"] = "Mexico City";
            company["tracks"]!["educate"]!["mails"]![0]!["content"] = "tracks/educate/nothing-at-all";
        });
        System.IO.File.Delete(Path.Combine(_folder, "content", "es", "alert.md"));

        var (exitCode, output, errors) = await RunAsync(new() { ["Smarketing__team__reps__0__capacity"] = "none" }, "check", "--config", File);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Equal(
            [
                $"{File}: $.company.timeZone: must be an IANA time zone such as America/Mexico_City",
                "setting Smarketing__team__reps__0__capacity: must be a whole number from 1 to 1000",
                $"{File}: $.tracks.educate.mails[0].content: the content folder has no mail \"tracks/educate/nothing-at-all\"",
                $"{Path.Combine(_folder, "content", "es/alert.md")}: is missing; the other language has it",
                "4 mistakes.",
            ],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task The_running_configuration_is_shown_to_whoever_has_the_key_with_settings_in_their_places()
    {
        await using var program = await LocalProgram.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Smarketing__company__mailFrom"] = "ventas@andamio.example" });

        var shown = await program.GetJsonAsync("/api/config");
        using var stranger = new HttpClient { BaseAddress = program.Http.BaseAddress };
        using var refused = await stranger.GetAsync("/api/config");

        Assert.Equal("ventas@andamio.example", (string)shown["configuration"]!["company"]!["mailFrom"]!);
        Assert.Equal(67, (int)shown["configuration"]!["sla"]!["promise"]!["mqlsPerMonth"]!);
        Assert.Matches("^[0-9a-f]{16}$", (string)shown["version"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private void Write(Action<JsonNode> change)
    {
        var config = Path.Combine(LocalProgram.Root, "config");
        var company = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(config, "smarketing.json")), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!;
        change(company);
        System.IO.File.WriteAllText(File, company.ToJsonString());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(config, "content"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(config, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> settings, params string[] arguments)
    {
        using var process = LocalProgram.Run(settings, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }
}
