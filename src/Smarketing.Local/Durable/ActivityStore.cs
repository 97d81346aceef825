using System.Runtime.InteropServices;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Durable;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct ActivityKey(long Run, int TaskId);

internal sealed record ScheduledActivity(string InstanceId, string Name, string? Input);

/// <summary>The activities that are scheduled and have no result yet; a row lives until its result is in the inbox.</summary>
internal sealed class ActivityStore(LocalDatabase database)
{
    public Task<List<ActivityKey>> ListAsync() => database.ReadAsync(session =>
    {
        var keys = new List<ActivityKey>();
        using var reader = session.Query("SELECT Run, TaskId FROM DurableActivities ORDER BY Run, TaskId");
        while (reader.Read())
        {
            keys.Add(new ActivityKey(reader.GetInt64(0), reader.GetInt32(1)));
        }

        return keys;
    });

    /// <summary>Null when its instance was terminated or purged meanwhile.</summary>
    public Task<ScheduledActivity?> FindAsync(ActivityKey key) => database.ReadAsync(session =>
    {
        using var reader = session.Query(
            """
            SELECT i.InstanceId, a.Name, a.Input FROM DurableActivities a JOIN DurableInstances i ON i.Run = a.Run
            WHERE a.Run = $1 AND a.TaskId = $2
            """,
            key.Run, key.TaskId);
        return reader.Read()
            ? new ScheduledActivity(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2))
            : null;
    });

    /// <summary>Stores the result once: false when the activity already has one, or its instance has ended.</summary>
    public Task<bool> FinishAsync(ActivityKey key, DurableEvent result) => database.WriteAsync(session =>
    {
        if (session.Execute("DELETE FROM DurableActivities WHERE Run = $1 AND TaskId = $2", key.Run, key.TaskId) == 0)
        {
            return false;
        }

        Inbox.Add(session, key.Run, result);
        return true;
    });

    public static void Add(DatabaseSession session, long run, DurableEvent step) => session.Execute(
        "INSERT INTO DurableActivities (Run, TaskId, Name, Input) VALUES ($1, $2, $3, $4)", run, step.TaskId, step.Name, step.Data);
}
