using Smarketing.Local.Storage;

namespace Smarketing.Local.Tables;

/// <summary>The two tables of the database that hold all tables of the service.</summary>
internal static class TableSchema
{
    public static void Create(DatabaseSession session)
    {
        // An identifier is never given twice, so that nothing of a deleted table comes back with the next one.
        session.Execute(
            """
            CREATE TABLE IF NOT EXISTS tables (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL UNIQUE COLLATE NOCASE,
                version INTEGER NOT NULL)
            """);

        // SQLite compares the keys' UTF-8 bytes: ordinally, as the service does. The rows stand apart from their keys:
        // within the keys' tree (WITHOUT ROWID) an entity of more than a quarter page takes a page of its own besides,
        // and 64,000 contacts of four entities took 374 MiB instead of 143, at no gain in speed.
        session.Execute(
            """
            CREATE TABLE IF NOT EXISTS entities (
                table_id INTEGER NOT NULL,
                partition_key TEXT NOT NULL,
                row_key TEXT NOT NULL,
                version INTEGER NOT NULL,
                properties BLOB NOT NULL,
                UNIQUE (table_id, partition_key, row_key))
            """);
    }

    public static bool TryAdd(DatabaseSession session, string table, long version) =>
        session.Execute("INSERT INTO tables (name, version) VALUES ($1, $2) ON CONFLICT DO NOTHING", table, version) == 1;

    public static bool TryRemove(DatabaseSession session, string table)
    {
        session.Execute("DELETE FROM entities WHERE table_id = (SELECT id FROM tables WHERE name = $1)", table);
        return session.Execute("DELETE FROM tables WHERE name = $1", table) == 1;
    }

    public static List<string> Names(DatabaseSession session)
    {
        using var reader = session.Query("SELECT name FROM tables ORDER BY name");
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
