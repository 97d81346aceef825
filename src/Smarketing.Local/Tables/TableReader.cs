using Microsoft.Data.Sqlite;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables.Filters;

namespace Smarketing.Local.Tables;

/// <summary>Reads entities by key and by range of keys.</summary>
internal static class TableReader
{
    private const string Range =
        """
        SELECT partition_key, row_key, version, properties FROM entities
        WHERE table_id = $1 AND (partition_key, row_key) >= ($2, $3)
        """;

    private const string Order = " ORDER BY partition_key, row_key";

    public static long IdOf(DatabaseSession session, string table)
    {
        using var reader = session.Query("SELECT id FROM tables WHERE name = $1", table);
        return reader.Read() ? reader.GetInt64(0) : throw TableErrors.TableNotFound();
    }

    public static StoredEntity? Find(DatabaseSession session, long table, EntityKey key)
    {
        using var reader = session.Query(
            "SELECT partition_key, row_key, version, properties FROM entities WHERE table_id = $1 AND partition_key = $2 AND row_key = $3",
            table, key.Partition, key.Row);
        return reader.Read() ? Entity(reader) : null;
    }

    /// <summary>
    /// Up to <paramref name="limit"/> entities that match, in the order of their keys from <paramref name="start"/> on;
    /// <paramref name="next"/> is the first that found no room.
    /// </summary>
    public static List<StoredEntity> Page(DatabaseSession session, long table, Filter? filter, EntityKey? start, int limit, out EntityKey? next)
    {
        var found = new List<StoredEntity>();
        using var reader = Open(session, table, KeyRange.Of(filter), start);
        while (reader.Read())
        {
            var entity = Entity(reader);
            if (filter is not null && !filter.Matches(entity))
            {
                continue;
            }

            if (found.Count == limit)
            {
                next = entity.Key;
                return found;
            }

            found.Add(entity);
        }

        next = null;
        return found;
    }

    private static SqliteDataReader Open(DatabaseSession session, long table, KeyRange range, EntityKey? start)
    {
        var from = start ?? range.From;
        return range switch
        {
            { LastPartition: null } => session.Query(Range + Order, table, from.Partition, from.Row),
            { LastRow: null } => session.Query(
                Range + " AND partition_key <= $4" + Order, table, from.Partition, from.Row, range.LastPartition),
            _ => session.Query(
                Range + " AND (partition_key, row_key) <= ($4, $5)" + Order,
                table, from.Partition, from.Row, range.LastPartition, range.LastRow),
        };
    }

    private static StoredEntity Entity(SqliteDataReader reader) =>
        new(new EntityKey(reader.GetString(0), reader.GetString(1)), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3));
}
