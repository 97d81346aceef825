using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Local.Durable;
using Smarketing.Local.Hosting;
using Smarketing.Local.Storage;
using Smarketing.Local.Tests.Storage;

namespace Smarketing.Local.Tests.Upgrades;

/// <summary>The histories in the data folders of earlier versions, told to the orchestrators of this one.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LocalHost _host = null!;

    public static TheoryData<string> Versions => [.. Directory.EnumerateDirectories(Folders).Select(folder => Path.GetFileName(folder))];

    private static string Folders => Repository.PathTo("tests", "Upgrades");

    public async ValueTask InitializeAsync() => _host = await SmarketingHost.StartAsync(new LocalOptions
    {
        Urls = [new("http://127.0.0.1:0")], Data = LocalOptions.InMemory, ConfigurationFile = Repository.PathTo("config", "smarketing.json"),
    });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_history_is_repeated_step_by_step_and_asks_for_nothing_new(string version)
    {
        var histories = await ReadAsync(version);

        Assert.Equal(["DealOrchestrator", "FollowUpOrchestrator", "ImportOrchestrator", "NurtureOrchestrator"], histories.Select(history => history.Episode.Name).Distinct().Order());
        Assert.Contains(histories, history => history.Status == OrchestrationRuntimeStatus.Completed);
        Assert.All(histories, history =>
        {
            var outcome = Run(history.Episode);
            Assert.Equal((history.Status, null), (outcome.Status, outcome.Failure));
            Assert.Empty(outcome.Steps);
        });
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_history_with_another_step_is_not_repeated(string version)
    {
        foreach (var (episode, _) in await ReadAsync(version))
        {
            for (var step = 0; step < episode.History.Count; step++)
            {
                if (episode.History[step].Event is { IsStep: true } taken)
                {
                    var other = episode.History.ToList();
                    other[step] = other[step] with { Event = taken.Kind == EventKind.TimerCreated ? taken with { Kind = EventKind.ActivityScheduled, Name = "Other" } : taken with { Name = "Other" } };
                    Assert.Equal(OrchestrationRuntimeStatus.Failed, Run(episode with { History = other }).Status);
                }
            }
        }
    }

    private EpisodeOutcome Run(Episode episode) =>
        Replay.Run(episode, _host.Services.GetRequiredService<DurableFunctions>().FindOrchestrator(episode.Name)!, NullLoggerFactory.Instance, () => Assert.Fail("It awaited something foreign."));

    private async Task<List<(Episode Episode, OrchestrationRuntimeStatus Status)>> ReadAsync(string version)
    {
        var copy = _folder.File("smarketing.db");
        File.Copy(Path.Combine(Folders, version, "smarketing.db"), copy);
        await using var database = LocalDatabase.Open(copy);
        return await database.ReadAsync(session =>
        {
            var instances = new List<(Episode, OrchestrationRuntimeStatus)>();
            using var reader = session.Query("SELECT Run, InstanceId, Name, Input, CustomStatus, Status, UpdatedAt FROM DurableInstances ORDER BY Run");
            while (reader.Read())
            {
                string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
                var episode = new Episode(
                    reader.GetInt64(0), reader.GetString(1), reader.GetString(2), Text(3), Text(4), EpisodeStore.ReadHistory(session, reader.GetInt64(0)),
                    Messages: [], LastMessage: 0, new DateTime(reader.GetInt64(6), DateTimeKind.Utc));
                instances.Add((episode, (OrchestrationRuntimeStatus)reader.GetInt32(5)));
            }

            return instances;
        });
    }
}
