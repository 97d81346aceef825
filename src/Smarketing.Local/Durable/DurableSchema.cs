using Smarketing.Local.Storage;

namespace Smarketing.Local.Durable;

/// <summary>
/// The engine's tables. Each run of an instance has a number of its own, never used again, so that what an earlier run of
/// the same instance left under way finds nothing to write to. Times are UTC ticks.
/// </summary>
internal static class DurableSchema
{
    private static readonly string[] Tables =
    [
        """
        CREATE TABLE IF NOT EXISTS DurableInstances (
            Run INTEGER PRIMARY KEY AUTOINCREMENT, InstanceId TEXT NOT NULL UNIQUE, Name TEXT NOT NULL, Status INTEGER NOT NULL,
            CreatedAt INTEGER NOT NULL, UpdatedAt INTEGER NOT NULL, StartAt INTEGER,
            Input TEXT, Output TEXT, CustomStatus TEXT, Failure TEXT, Tags TEXT)
        """,
        """
        CREATE TABLE IF NOT EXISTS DurableHistory (
            Run INTEGER NOT NULL, Sequence INTEGER NOT NULL, Episode INTEGER NOT NULL, At INTEGER NOT NULL,
            Kind INTEGER NOT NULL, TaskId INTEGER NOT NULL, Name TEXT, Data TEXT,
            PRIMARY KEY (Run, Sequence)) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS DurableInbox (
            Run INTEGER NOT NULL, Sequence INTEGER NOT NULL,
            Kind INTEGER NOT NULL, TaskId INTEGER NOT NULL, Name TEXT, Data TEXT,
            PRIMARY KEY (Run, Sequence)) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS DurableActivities (
            Run INTEGER NOT NULL, TaskId INTEGER NOT NULL, Name TEXT NOT NULL, Input TEXT,
            PRIMARY KEY (Run, TaskId)) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS DurableTimers (
            DueAt INTEGER NOT NULL, Run INTEGER NOT NULL, TaskId INTEGER NOT NULL,
            PRIMARY KEY (DueAt, Run, TaskId)) WITHOUT ROWID
        """,
    ];

    public static Task CreateAsync(LocalDatabase database) => database.WriteAsync(session =>
    {
        foreach (var table in Tables)
        {
            session.Execute(table);
        }
    });
}
