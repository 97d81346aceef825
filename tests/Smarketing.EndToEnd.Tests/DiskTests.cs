using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What a disk does to the data folder: it fills up, it can't be written to, it gives back something else than was written.</summary>
public sealed class DiskTests : IDisposable
{
    private const int Failed = 1;

    /// <summary>So few that the log is never begun anew: all of it counts.</summary>
    private const int People = 5;

    private static readonly TimeSpan RefusedWithin = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("smarketing-disk-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string DataFile => Path.Combine(Data, "smarketing.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_full_disk_takes_nothing_and_loses_nothing_and_the_program_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The system's limit on a file's size stands in for the disk's.");
        var program = await LocalProgram.StartProcessAsync(Data, through: ["env", "--ignore-signal=XFSZ"]);
        var taken = new List<string>();
        await PostAsync(program, "before@alba.mx", taken);
        Limit(program, new FileInfo(DataFile + "-wal").Length.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < 5; i++)
        {
            await PostAsync(program, $"full{i}@alba.mx", taken);
        }

        using var refused = await program.PostFormAsync("demo", new { email = "full@alba.mx" });
        using var page = await program.Http.GetAsync("/forms/demo");
        using var health = await program.Http.GetAsync("/health");
        var checks = (await health.Content.ReadFromJsonAsync<JsonNode>())!["checks"]!;
        Limit(program, "unlimited");
        using var after = await program.Http.GetAsync("/health");
        await PostAsync(program, "after@alba.mx", taken);
        await program.SettleAsync();
        await program.KillAsync();
        await using var next = await LocalProgram.StartProcessAsync(Data);

        Assert.Equal(["before@alba.mx", "after@alba.mx"], taken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ok", HttpStatusCode.OK), (health.StatusCode, (string)checks["tables"]!, after.StatusCode));
        Assert.Contains("disk full", (string)checks["disk"]!, StringComparison.Ordinal);
        foreach (var email in taken)
        {
            Assert.Equal("mql", (string)(await next.ContactAsync(email))["stage"]!);
        }
    }

    [Theory]
    [InlineData("flipped", "-wal")]
    [InlineData("cut off", "-wal")]
    [InlineData("gone", "-wal")]
    [InlineData("cut off", "")]
    [InlineData("overwritten", "")]
    public async Task A_data_file_that_lacks_what_was_stored_is_refused_and_left_as_it_is(string damage, string suffix)
    {
        await StoreAsync(checkpointed: suffix.Length == 0);
        Damage(damage, DataFile + suffix);
        var before = File.Exists(DataFile + suffix) ? await File.ReadAllBytesAsync(DataFile + suffix) : [];

        var (exitCode, errors) = await RefusalAsync(Data);

        Assert.Equal(Failed, exitCode);
        Assert.StartsWith($"The data file {DataFile} is broken:", errors, StringComparison.Ordinal);
        Assert.Contains("docs/runbook.md", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.Equal(before, File.Exists(DataFile + suffix) ? await File.ReadAllBytesAsync(DataFile + suffix) : []);
    }

    [Fact]
    public async Task A_log_whose_last_writing_was_never_finished_is_read_up_to_there()
    {
        await StoreAsync(checkpointed: false);
        await using (var log = new FileStream(DataFile + "-wal", FileMode.Append))
        {
            await log.WriteAsync(new byte[3000]);
        }

        await using var program = await LocalProgram.StartProcessAsync(Data);

        Assert.NotNull(await program.FindContactAsync("person4@alba4.mx"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_refused_in_a_sentence()
    {
        await File.WriteAllTextAsync(Data, "a file");
        var (exitCode, errors) = await RefusalAsync(Data);
        Assert.Equal((Failed, 1), (exitCode, errors.Trim().Split('\n').Length));
        Assert.StartsWith($"The data folder {Data} cannot be made:", errors, StringComparison.Ordinal);

        var mounted = Directory.CreateDirectory(Path.Combine(_folder, "mounted")).FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mounted), "Only whoever may mount a disk can mount one that is read-only.");
        try
        {
            Directory.CreateDirectory(Path.Combine(mounted, "outbox"));
            Assert.True(Run("mount", "-o", "remount,ro", mounted));
            (exitCode, errors) = await RefusalAsync(mounted);
        }
        finally
        {
            Run("umount", mounted);
        }

        Assert.Equal((Failed, 1), (exitCode, errors.Trim().Split('\n').Length));
        Assert.StartsWith($"The data folder {mounted} cannot be used:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_program_on_the_folder_is_refused_in_a_sentence()
    {
        await using var first = await LocalProgram.StartProcessAsync(Data);

        var (exitCode, errors) = await RefusalAsync(Data);

        Assert.Equal((Failed, 1), (exitCode, errors.Trim().Split('\n').Length));
        Assert.Contains("is in use by another program", errors, StringComparison.Ordinal);
    }

    /// <summary>A folder as kill -9 leaves it.</summary>
    /// <param name="checkpointed">Whether the data file has taken over what stood in its log.</param>
    private async Task StoreAsync(bool checkpointed)
    {
        var program = await LocalProgram.StartProcessAsync(Data);
        for (var i = 0; i < People; i++)
        {
            using var posted = await program.PostFormAsync("demo", new { email = $"person{i}@alba{i}.mx" });
            Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
        }

        await program.KillAsync();
        if (checkpointed)
        {
            await using var database = Smarketing.Local.Storage.LocalDatabase.Open(DataFile);
        }
    }

    private static void Damage(string how, string file)
    {
        using (var stream = new FileStream(file, FileMode.Open))
        {
            switch (how)
            {
                case "flipped":
                    stream.Position = stream.Length / 2;
                    var one = (byte)stream.ReadByte();
                    stream.Position--;
                    stream.WriteByte((byte)(one ^ 0x10));
                    break;
                case "cut off":
                    stream.SetLength(stream.Length - (stream.Length / 3));
                    break;
                case "overwritten":
                    stream.Position = stream.Length / 2;
                    stream.Write(Enumerable.Repeat((byte)0xA5, 16 * 1024).ToArray());
                    break;
                default:
                    break;
            }
        }

        if (how == "gone")
        {
            File.Delete(file);
        }
    }

    private static async Task PostAsync(LocalProgram program, string email, List<string> taken)
    {
        using var answer = await program.PostFormAsync("demo", new { email });
        if (answer.IsSuccessStatusCode)
        {
            taken.Add(email);
        }
    }

    /// <summary>The size up to which the program's files may grow, in bytes.</summary>
    private static void Limit(LocalProgram program, string bytes) =>
        Assert.True(Run("prlimit", "--pid", program.ProcessId.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:"));

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static async Task<(int ExitCode, string Errors)> RefusalAsync(string folder)
    {
        using var process = LocalProgram.Run("--data", folder, "--urls", "http://127.0.0.1:0");
        using var patience = new CancellationTokenSource(RefusedWithin);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail("The program has started.");
        }

        return (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
