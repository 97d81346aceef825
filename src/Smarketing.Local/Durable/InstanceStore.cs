using Microsoft.DurableTask.Client;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Durable;

internal sealed record InstanceStart(
    string InstanceId, string Name, string? Input, string? Tags, DateTimeOffset? StartAt, IReadOnlySet<OrchestrationRuntimeStatus> DedupeStatuses);

/// <summary>Starts instances, hands them events, ends and removes them.</summary>
internal sealed class InstanceStore(LocalDatabase database, TimeProvider clock)
{
    public static readonly string Unfinished = $"({(int)OrchestrationRuntimeStatus.Running}, {(int)OrchestrationRuntimeStatus.Pending})";

    /// <summary>Returns the new run; it waits for its alarm where <see cref="InstanceStart.StartAt"/> is still to come.</summary>
    public Task<long> StartAsync(InstanceStart start) => database.WriteAsync(session =>
    {
        var now = clock.GetUtcNow();
        RemoveFinished(session, start);
        var run = Insert(session, start, now);
        if (start.StartAt > now)
        {
            AlarmStore.Set(session, start.StartAt.Value.UtcTicks, run, AlarmStore.StartTaskId);
        }
        else
        {
            Inbox.Add(session, run, new DurableEvent(EventKind.Started));
        }

        return run;
    });

    public Task<long> RaiseAsync(string instanceId, string eventName, string? payload) => database.WriteAsync(session =>
    {
        var (run, status) = Find(session, instanceId) ?? throw new InstanceNotFoundException(instanceId);
        if (IsFinished(status))
        {
            throw new InstanceFinishedException(instanceId, status.ToString());
        }

        Inbox.Add(session, run, new DurableEvent(EventKind.EventRaised, Name: eventName, Data: payload));
        return run;
    });

    /// <summary>Ends an instance from outside, with all that it has under way; one that is absent or finished stays as it is.</summary>
    public Task TerminateAsync(string instanceId, string? output) => database.WriteAsync(session =>
    {
        if (Find(session, instanceId) is var (run, _))
        {
            End(session, run, OrchestrationRuntimeStatus.Terminated, output, failure: null);
        }
    });

    /// <summary>Fails a run that stands between two turns; one that has ended stays as it is.</summary>
    public Task FailAsync(long run, string failure)
        => database.WriteAsync(session => End(session, run, OrchestrationRuntimeStatus.Failed, output: null, failure));

    /// <summary>How many were purged: 0 when there is none of that id.</summary>
    public Task<int> PurgeAsync(string instanceId) => database.WriteAsync(session =>
    {
        if (Find(session, instanceId) is not var (run, status))
        {
            return 0;
        }

        if (!IsFinished(status))
        {
            throw new InvalidOperationException($"The orchestration instance '{instanceId}' is {status}; only a finished one can be purged.");
        }

        Remove(session, run);
        return 1;
    });

    public Task<int> PurgeAsync(long[] runs) => database.WriteAsync(session =>
    {
        Array.ForEach(runs, run => Remove(session, run));
        return runs.Length;
    });

    /// <summary>The alarms and activities of an instance that has ended; a result still under way then finds no row to end.</summary>
    public static void DropPendingWork(DatabaseSession session, long run)
    {
        AlarmStore.DeleteAll(session, run);
        session.Execute("DELETE FROM DurableActivities WHERE Run = $1", run);
    }

    private static long Insert(DatabaseSession session, InstanceStart start, DateTimeOffset now)
    {
        using var inserted = session.Query(
            """
            INSERT INTO DurableInstances (InstanceId, Name, Status, CreatedAt, UpdatedAt, StartAt, Input, Tags)
            VALUES ($1, $2, $3, $4, $4, $5, $6, $7) RETURNING Run
            """,
            start.InstanceId, start.Name, (int)OrchestrationRuntimeStatus.Pending, now.UtcTicks, start.StartAt?.UtcTicks, start.Input, start.Tags);
        inserted.Read();
        return inserted.GetInt64(0);
    }

    private void End(DatabaseSession session, long run, OrchestrationRuntimeStatus status, string? output, string? failure)
    {
        var ended = session.Execute(
            $"UPDATE DurableInstances SET Status = $2, UpdatedAt = $3, Output = $4, Failure = $5 WHERE Run = $1 AND Status IN {Unfinished}",
            run, (int)status, clock.GetUtcNow().UtcTicks, output, failure);
        if (ended > 0)
        {
            DropPendingWork(session, run);
            session.Execute("DELETE FROM DurableInbox WHERE Run = $1", run);
        }
    }

    private static void RemoveFinished(DatabaseSession session, InstanceStart start)
    {
        if (Find(session, start.InstanceId) is not var (run, status))
        {
            return;
        }

        if (!IsFinished(status) || start.DedupeStatuses.Contains(status))
        {
            throw new InstanceAlreadyExistsException(start.InstanceId, status.ToString());
        }

        Remove(session, run);
    }

    private static void Remove(DatabaseSession session, long run)
    {
        session.Execute("DELETE FROM DurableHistory WHERE Run = $1", run);
        session.Execute("DELETE FROM DurableInstances WHERE Run = $1", run);
    }

    private static (long Run, OrchestrationRuntimeStatus Status)? Find(DatabaseSession session, string instanceId)
    {
        using var reader = session.Query("SELECT Run, Status FROM DurableInstances WHERE InstanceId = $1", instanceId);
        return reader.Read() ? (reader.GetInt64(0), (OrchestrationRuntimeStatus)reader.GetInt32(1)) : null;
    }

    private static bool IsFinished(OrchestrationRuntimeStatus status)
        => status is not (OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending);
}
