using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Durable;

/// <summary>Loads the turn of an instance and commits what came of it, in one write.</summary>
internal sealed class EpisodeStore(LocalDatabase database, TimeProvider clock)
{
    /// <summary>The instances that a stop or a crash left with unseen messages.</summary>
    public Task<List<long>> ListRunnableAsync() => database.ReadAsync(session =>
    {
        var runs = new List<long>();
        using var reader = session.Query("SELECT DISTINCT Run FROM DurableInbox ORDER BY Run");
        while (reader.Read())
        {
            runs.Add(reader.GetInt64(0));
        }

        return runs;
    });

    /// <summary>Null when there is nothing to do: the instance has ended, was not started yet, or has no unseen message.</summary>
    public Task<Episode?> LoadAsync(long run) => database.ReadAsync(session =>
    {
        var (messages, last) = ReadInbox(session, run);
        if (messages.Count == 0)
        {
            return null;
        }

        var history = ReadHistory(session, run);
        if (history.Count == 0 && !messages.Exists(message => message.Kind == EventKind.Started))
        {
            return null;
        }

        using var reader = session.Query(
            $"SELECT InstanceId, Name, Input, CustomStatus FROM DurableInstances WHERE Run = $1 AND Status IN {InstanceStore.Unfinished}",
            run);
        return reader.Read()
            ? new Episode(
                run, reader.GetString(0), reader.GetString(1), Text(reader, 2), Text(reader, 3),
                history, messages, last, clock.GetUtcNow().UtcDateTime)
            : null;
    });

    /// <summary>False when the instance was terminated or purged during the turn: then nothing of it is kept.</summary>
    public Task<bool> CommitAsync(Episode episode, EpisodeOutcome outcome) => database.WriteAsync(session =>
    {
        if (!UpdateInstance(session, episode, outcome))
        {
            return false;
        }

        Append(session, episode, outcome);
        session.Execute("DELETE FROM DurableInbox WHERE Run = $1 AND Sequence <= $2", episode.Run, outcome.IsEnd ? int.MaxValue : episode.LastMessage);
        foreach (var timer in outcome.CanceledTimers)
        {
            AlarmStore.Delete(session, timer.ReadDueAt().Ticks, episode.Run, timer.TaskId);
        }

        if (outcome.IsEnd)
        {
            InstanceStore.DropPendingWork(session, episode.Run);
        }

        return true;
    });

    private static bool UpdateInstance(DatabaseSession session, Episode episode, EpisodeOutcome outcome) => session.Execute(
        $"""
        UPDATE DurableInstances SET Status = $2, UpdatedAt = $3, Output = $4, Failure = $5, CustomStatus = $6
        WHERE Run = $1 AND Status IN {InstanceStore.Unfinished}
        """,
        episode.Run, (int)outcome.Status, episode.Now.Ticks, outcome.Output, outcome.Failure, outcome.CustomStatus) > 0;

    private static void Append(DatabaseSession session, Episode episode, EpisodeOutcome outcome)
    {
        var canceled = outcome.CanceledTimers.Select(timer => timer.TaskId).ToHashSet();
        var sequence = episode.History.Count;
        foreach (var happened in episode.Messages.Concat(outcome.Steps))
        {
            session.Execute(
                "INSERT INTO DurableHistory (Run, Sequence, Episode, At, Kind, TaskId, Name, Data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                episode.Run, ++sequence, episode.Number, episode.Now.Ticks, (int)happened.Kind, happened.TaskId, happened.Name, happened.Data);
            if (happened.Kind == EventKind.ActivityScheduled)
            {
                ActivityStore.Add(session, episode.Run, happened);
            }
            else if (happened.Kind == EventKind.TimerCreated && !canceled.Contains(happened.TaskId))
            {
                AlarmStore.Set(session, happened.ReadDueAt().Ticks, episode.Run, happened.TaskId);
            }
        }
    }

    public static List<PastEvent> ReadHistory(DatabaseSession session, long run)
    {
        var history = new List<PastEvent>();
        using var reader = session.Query(
            "SELECT Kind, TaskId, Name, Data, Episode, At FROM DurableHistory WHERE Run = $1 ORDER BY Sequence", run);
        while (reader.Read())
        {
            history.Add(new PastEvent(reader.GetInt32(4), new DateTime(reader.GetInt64(5), DateTimeKind.Utc), ReadEvent(reader)));
        }

        return history;
    }

    private static (List<DurableEvent> Messages, int Last) ReadInbox(DatabaseSession session, long run)
    {
        var messages = new List<DurableEvent>();
        var last = 0;
        using var reader = session.Query(
            "SELECT Kind, TaskId, Name, Data, Sequence FROM DurableInbox WHERE Run = $1 ORDER BY Sequence", run);
        while (reader.Read())
        {
            messages.Add(ReadEvent(reader));
            last = reader.GetInt32(4);
        }

        // Events raised while a start was still scheduled arrive before it, and wait for it.
        return ([.. messages.OrderByDescending(message => message.Kind == EventKind.Started)], last);
    }

    private static DurableEvent ReadEvent(SqliteDataReader reader)
        => new((EventKind)reader.GetInt32(0), reader.GetInt32(1), Text(reader, 2), Text(reader, 3));

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
