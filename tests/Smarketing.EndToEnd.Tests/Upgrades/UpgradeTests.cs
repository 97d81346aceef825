using System.Net;
using Microsoft.Data.Sqlite;

namespace Smarketing.EndToEnd.Tests.Upgrades;

/// <summary>
/// A data folder that an earlier version left in the middle of its work opens, and all that was under way comes to its end.
/// For a new version: SMARKETING_WRITE_GOLDEN=1, run these tests, commit the folder that they made, and never change it again.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Version = "0.1";
    private static readonly string Folders = Path.Combine(LocalProgram.Root, "tests", "Upgrades");

    private readonly string _folder = Directory.CreateTempSubdirectory("smarketing-upgrade-").FullName;

    public static TheoryData<string> Versions => [.. Directory.EnumerateDirectories(Folders).Select(folder => Path.GetFileName(folder))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_folder_of_an_earlier_version_is_gone_on_with(string version)
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, version)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folders, version)))
        {
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        }

        await AssertComesToItsEndAsync(data);
    }

    [Fact]
    public async Task The_folder_of_this_version_is_gone_on_with()
    {
        var data = Path.Combine(_folder, "made");
        await UnfinishedWork.LeaveAsync(data);
        if (Environment.GetEnvironmentVariable("SMARKETING_WRITE_GOLDEN") == "1")
        {
            Keep(data);
        }

        await AssertComesToItsEndAsync(data);
    }

    private static async Task AssertComesToItsEndAsync(string data)
    {
        await using var program = await LocalProgram.StartProcessAsync(data);
        var mails = await program.OutboxAsync();
        using var oldLink = await program.BrowseAsync(HttpMethod.Get, new Uri(mails.First(mail => mail.Kind == "task" && mail.Subject.Contains("Lucía", StringComparison.Ordinal)).Link("/tasks/")).PathAndQuery);

        await program.WindAsync("P30D");

        Assert.Equal(HttpStatusCode.OK, oldLink.StatusCode);
        var unanswered = await program.ContactAsync(UnfinishedWork.Unanswered);
        Assert.Equal(("lead", "not-worked"), ((string)unanswered["stage"]!, (string)unanswered["followUps"]![0]!["ended"]!["reason"]!));
        Assert.Equal(["done", "missed", "missed", "missed", "missed"], unanswered["followUps"]![0]!["attempts"]!.AsArray().Select(attempt => (string)attempt!["status"]!));
        var rejected = await program.ContactAsync(UnfinishedWork.Rejected);
        Assert.Equal(("lead", "marketing", "no-need"), ((string)rejected["stage"]!, (string)rejected["owner"]!, (string)rejected["followUps"]![0]!["ended"]!["reason"]!));
        Assert.Equal("sql", (string)(await program.ContactAsync(UnfinishedWork.Settling))["stage"]!);
        Assert.Equal("opportunity", (string)(await program.ContactAsync(UnfinishedWork.Buying))["stage"]!);
        var after = await program.OutboxAsync();
        Assert.True(Nurtured(after) > Nurtured(mails) && Nurtured(mails) > 0);
        Assert.Equal(mails.Select(mail => mail.Id), after.Select(mail => mail.Id).Take(mails.Count));
        Assert.DoesNotContain((await program.GetJsonAsync("/local/instances?status=failed")).AsArray(), _ => true);
        Assert.DoesNotContain((await program.GetJsonAsync("/local/instances?status=running")).AsArray(), instance => instance!.ToJsonString().Contains("followup-", StringComparison.Ordinal));
    }

    private static int Nurtured(IEnumerable<SentMail> mails) => mails.Count(mail => mail is { Kind: "nurture", To: UnfinishedWork.Nurtured });

    /// <summary>Only what a start reads, as small as it can be.</summary>
    private static void Keep(string data)
    {
        var kept = Directory.CreateDirectory(Path.Combine(Folders, Version)).FullName;
        File.Copy(Path.Combine(data, "keys.json"), Path.Combine(kept, "keys.json"), overwrite: true);
        var copy = Path.Combine(kept, "smarketing.db");
        File.Delete(copy);
        using var database = new SqliteConnection($"Data Source={Path.Combine(data, "smarketing.db")};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        command.ExecuteNonQuery();
    }
}
