using Smarketing.Local.Storage;

namespace Smarketing.Local.Durable;

/// <summary>What waits for an instant: timers and scheduled starts, one row each, ordered by due time.</summary>
internal sealed class AlarmStore(LocalDatabase database)
{
    /// <summary>The task id under which a scheduled start waits; steps count from 0.</summary>
    public const int StartTaskId = -1;

    public Task<DateTimeOffset?> NextDueAsync() => database.ReadAsync<DateTimeOffset?>(session =>
    {
        using var reader = session.Query("SELECT DueAt FROM DurableTimers ORDER BY DueAt LIMIT 1");
        return reader.Read() ? new DateTimeOffset(reader.GetInt64(0), TimeSpan.Zero) : null;
    });

    /// <summary>Turns the earliest due alarms into messages; returns their instances in order of due time.</summary>
    public Task<List<long>> FireAsync(DateTimeOffset now, int limit) => database.WriteAsync(session =>
    {
        var due = ReadDue(session, now.UtcTicks, limit);
        foreach (var (dueAt, run, taskId) in due)
        {
            Inbox.Add(session, run, taskId == StartTaskId ? new DurableEvent(EventKind.Started) : new DurableEvent(EventKind.TimerFired, taskId));
            Delete(session, dueAt, run, taskId);
        }

        return due.ConvertAll(alarm => alarm.Run);
    });

    public static void Set(DatabaseSession session, long dueAtTicks, long run, int taskId)
        => session.Execute("INSERT INTO DurableTimers (DueAt, Run, TaskId) VALUES ($1, $2, $3)", dueAtTicks, run, taskId);

    public static void Delete(DatabaseSession session, long dueAtTicks, long run, int taskId)
        => session.Execute("DELETE FROM DurableTimers WHERE DueAt = $1 AND Run = $2 AND TaskId = $3", dueAtTicks, run, taskId);

    /// <summary>
    /// There is no index by instance (a row that each sleeper would pay for): the history and the instance say when its alarms
    /// are due, and by that they are found without a scan.
    /// </summary>
    public static void DeleteAll(DatabaseSession session, long run) => session.Execute(
        $"""
        DELETE FROM DurableTimers WHERE Run = $1 AND DueAt IN (
            SELECT CAST(Data AS INTEGER) FROM DurableHistory WHERE Run = $1 AND Kind = {(int)EventKind.TimerCreated}
            UNION ALL
            SELECT StartAt FROM DurableInstances WHERE Run = $1 AND StartAt IS NOT NULL)
        """,
        run);

    private static List<(long DueAt, long Run, int TaskId)> ReadDue(DatabaseSession session, long now, int limit)
    {
        var due = new List<(long, long, int)>();
        using var reader = session.Query(
            "SELECT DueAt, Run, TaskId FROM DurableTimers WHERE DueAt <= $1 ORDER BY DueAt, Run, TaskId LIMIT $2", now, limit);
        while (reader.Read())
        {
            due.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2)));
        }

        return due;
    }
}
