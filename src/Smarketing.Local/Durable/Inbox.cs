using Smarketing.Local.Storage;

namespace Smarketing.Local.Durable;

/// <summary>What has happened to an instance and its orchestrator has not yet seen, in order of arrival.</summary>
internal static class Inbox
{
    /// <summary>Part of the write that makes it happen: the message is stored exactly when its cause is.</summary>
    public static void Add(DatabaseSession session, long run, DurableEvent message) => session.Execute(
        """
        INSERT INTO DurableInbox (Run, Sequence, Kind, TaskId, Name, Data)
        VALUES ($1, (SELECT COALESCE(MAX(Sequence), 0) + 1 FROM DurableInbox WHERE Run = $1), $2, $3, $4, $5)
        """,
        run, (int)message.Kind, message.TaskId, message.Name, message.Data);
}
