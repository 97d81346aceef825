using Smarketing.Local.Storage;

namespace Smarketing.Local.Timers;

/// <summary>Keeps when each timer last ran, so that a start can tell what was missed.</summary>
public sealed class TimerStore(LocalDatabase database)
{
    public Task<Dictionary<string, DateTimeOffset>> LoadAsync() => database.WriteAsync(session =>
    {
        session.Execute("CREATE TABLE IF NOT EXISTS timers (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID");
        var timers = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var rows = session.Query("SELECT name, last FROM timers");
        while (rows.Read())
        {
            timers.Add(rows.GetString(0), new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero));
        }

        return timers;
    });

    public Task SaveAsync(string name, DateTimeOffset last) => database.WriteAsync(session => session.Execute(
        "INSERT INTO timers (name, last) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET last = excluded.last",
        name,
        last.UtcTicks));
}
