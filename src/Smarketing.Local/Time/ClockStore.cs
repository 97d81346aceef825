using Smarketing.Local.Storage;

namespace Smarketing.Local.Time;

/// <summary>Keeps the clock's state, so that a restart never takes it back.</summary>
public sealed class ClockStore(LocalDatabase database)
{
    /// <summary>The state of the last run; null in a data folder that was never used.</summary>
    public Task<ClockState?> LoadAsync() => database.WriteAsync(session =>
    {
        session.Execute("CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), held_at INTEGER, ahead INTEGER NOT NULL)");
        var row = session.Query("SELECT held_at, ahead FROM clock");
        return row.Read() ? new ClockState(HeldAt(row.GetValue(0)), TimeSpan.FromTicks(row.GetInt64(1))) : null;
    });

    /// <summary>Queues before all that is written later: whatever happens at the new time is never on disk without it.</summary>
    public Task SaveAsync(ClockState state) => database.WriteAsync(session => session.Execute(
        "INSERT INTO clock (id, held_at, ahead) VALUES (1, $1, $2) ON CONFLICT (id) DO UPDATE SET held_at = excluded.held_at, ahead = excluded.ahead",
        state.HeldAt?.UtcTicks,
        state.Ahead.Ticks));

    private static DateTimeOffset? HeldAt(object ticks) => ticks is long value ? new DateTimeOffset(value, TimeSpan.Zero) : null;
}
