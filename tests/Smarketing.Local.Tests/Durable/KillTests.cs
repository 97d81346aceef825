using System.Diagnostics;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Durable;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Tests.Durable;

/// <summary>"Killing the process at any instant loses nothing that was answered": a program is killed again and again, and its file tells.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int MostLinesBeforeKill = 700;
    private const int MostWindsBeforeKill = 6;

    private readonly HashSet<string> _ran = new(StringComparer.Ordinal);
    private readonly HashSet<string> _results = new(StringComparer.Ordinal);
    private readonly HashSet<string> _raised = new(StringComparer.Ordinal);

    private sealed record Row(string InstanceId, EventKind Kind, int TaskId, string? Name, string? Data);

    [Fact]
    public async Task After_kills_at_random_moments_every_history_is_complete_and_holds_each_result_once()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("smarketing-kill-");
        for (var life = 0; life < Kills; life++)
        {
            // Every other life ends at a wind, while alarms turn into messages; the rest anywhere.
            var atWind = life % 2 == 1;
            await LiveAsync(
                folder,
                $"{life}",
                killAfterLines: random.Next(1, atWind ? 10 * MostLinesBeforeKill : MostLinesBeforeKill),
                killAfterWinds: atWind ? random.Next(1, MostWindsBeforeKill) : int.MaxValue);
        }

        Assert.Equal(0, await LiveAsync(folder, KilledProgram.LastLife, int.MaxValue, int.MaxValue));

        await using (var database = LocalDatabase.Open(Path.Combine(folder.FullName, "local.db")))
        {
            await CheckInstancesAsync(database);
            CheckHistories(await ReadHistoryAsync(database));
        }

        folder.Delete(recursive: true);
    }

    /// <summary>One life of the program, to its own end or to the kill; notes all that it told meanwhile.</summary>
    private async Task<int> LiveAsync(DirectoryInfo folder, string life, int killAfterLines, int killAfterWinds)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList =
            {
                typeof(KilledProgram).Assembly.Location, "-noLogo", "-noColor", "-explicit", "only",
                "-method", $"{typeof(KilledProgram).FullName}.{nameof(KilledProgram.Runs_until_it_is_killed_or_through_to_the_end)}",
            },
            Environment = { [KilledProgram.FolderVariable] = folder.FullName, [KilledProgram.LifeVariable] = life },
        };
        using var program = Process.Start(start)!;
        var told = 0;
        var winds = 0;
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            winds += line == "winding" ? 1 : 0;
            told += Note(line) ? 1 : 0;
            if (winds == killAfterWinds || told == killAfterLines)
            {
                program.Kill();
            }
        }

        await program.WaitForExitAsync();
        Assert.True(
            life == KilledProgram.LastLife || winds >= killAfterWinds || told >= killAfterLines,
            $"Life {life} ended by itself after {told} lines.");
        return program.ExitCode;
    }

    private bool Note(string line)
    {
        switch (line.Split(' '))
        {
            case ["ran", var instanceId, var key, var result]:
                _ran.Add($"{instanceId} {key}");
                _results.Add($"{instanceId} {result}");
                return true;
            case ["raised", var instanceId, var number]:
                _raised.Add($"{instanceId} {number}");
                return true;
            default:
                return false;
        }
    }

    private static async Task CheckInstancesAsync(LocalDatabase database)
    {
        var queries = new InstanceQueries(database);
        for (var journey = 0; journey < KilledProgram.Journeys; journey++)
        {
            var instance = await queries.FindAsync($"j{journey}", withData: true);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, instance!.RuntimeStatus);
            Assert.Equal(KilledProgram.Rounds, instance.ReadOutputAs<int>());
        }

        foreach (var table in (string[])["DurableInbox", "DurableActivities", "DurableTimers"])
        {
            Assert.Equal(0, await database.ReadAsync(session =>
            {
                using var reader = session.Query($"SELECT COUNT(*) FROM {table}");
                reader.Read();
                return reader.GetInt64(0);
            }));
        }
    }

    private void CheckHistories(ILookup<string, Row> histories)
    {
        Assert.Equal(KilledProgram.Journeys, histories.Count);
        var seenSignals = new List<string>();
        foreach (var history in histories)
        {
            Assert.Equal(EventKind.Started, Assert.Single(history, row => row.Kind == EventKind.Started).Kind);
            var scheduled = history.Where(row => row.Kind == EventKind.ActivityScheduled).ToDictionary(row => row.TaskId);
            var ended = history.Where(row => row.Kind is EventKind.ActivityCompleted or EventKind.ActivityFailed).ToList();
            Assert.Equal(scheduled.Keys.Order(), ended.Select(row => row.TaskId).Order());
            Assert.All(scheduled.Values, row => Assert.Contains($"{row.InstanceId} {row.Data!.Trim('"')}", _ran));
            Assert.All(
                ended.Where(row => row.Kind == EventKind.ActivityCompleted),
                row => Assert.Contains($"{row.InstanceId} {row.Data!.Trim('"')}", _results));
            Assert.Equal(ended.Count, ended.Select(row => row.Data).Distinct(StringComparer.Ordinal).Count());
            var timers = history.Where(row => row.Kind == EventKind.TimerCreated).Select(row => row.TaskId).ToHashSet();
            var fired = history.Where(row => row.Kind == EventKind.TimerFired).Select(row => row.TaskId).ToList();
            Assert.Equal(fired.Count, fired.Distinct().Count());
            Assert.Subset(timers, fired.ToHashSet());
            seenSignals.AddRange(history.Where(row => row.Name == "signal").Select(row => $"{row.InstanceId} {row.Data!.Trim('"')}"));
        }

        Assert.Equal(seenSignals.Count, seenSignals.Distinct(StringComparer.Ordinal).Count());
        Assert.Subset(seenSignals.ToHashSet(StringComparer.Ordinal), _raised);
    }

    private static Task<ILookup<string, Row>> ReadHistoryAsync(LocalDatabase database) => database.ReadAsync(session =>
    {
        var rows = new List<Row>();
        using var reader = session.Query(
            "SELECT i.InstanceId, h.Kind, h.TaskId, h.Name, h.Data FROM DurableHistory h JOIN DurableInstances i ON i.Run = h.Run ORDER BY h.Run, h.Sequence");
        while (reader.Read())
        {
            rows.Add(new Row(
                reader.GetString(0), (EventKind)reader.GetInt32(1), reader.GetInt32(2),
                reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4)));
        }

        return rows.ToLookup(row => row.InstanceId, StringComparer.Ordinal);
    });
}
