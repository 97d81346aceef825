using Azure;
using Azure.Data.Tables;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Tables;

/// <summary>One table during one write to the database; all that is written in it carries the same new version.</summary>
internal sealed class TableWriter
{
    private readonly DatabaseSession _session;
    private readonly long _table;
    private readonly long _version;

    private TableWriter(DatabaseSession session, long table, long version)
    {
        _session = session;
        _table = table;
        _version = version;
    }

    public ETag ETag => EntityVersion.ToETag(_version);

    public static TableWriter Open(DatabaseSession session, string table, DateTimeOffset now)
    {
        // The table's version only grows: a clock that is held, or was wound back between two runs, repeats no ETag.
        using var reader = session.Query(
            "UPDATE tables SET version = max(version + 1, $2) WHERE name = $1 RETURNING id, version", table, now.UtcTicks);
        return reader.Read()
            ? new TableWriter(session, reader.GetInt64(0), reader.GetInt64(1))
            : throw TableErrors.TableNotFound();
    }

    public void Apply(EntityWrite write)
    {
        switch (write.Action)
        {
            case TableTransactionActionType.Add:
                Add(write);
                break;
            case TableTransactionActionType.UpsertReplace:
                UpsertReplace(write);
                break;
            case TableTransactionActionType.UpdateReplace:
                Expect(Replace(write.Key, write.Encoded, write.RequiredVersion), write.Key);
                break;
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge:
                Merge(write);
                break;
            case TableTransactionActionType.Delete:
                Delete(write);
                break;
            default:
                throw new NotSupportedException($"Unknown action {write.Action}.");
        }
    }

    private void Add(EntityWrite write)
    {
        var added = _session.Execute(
            """
            INSERT INTO entities (table_id, partition_key, row_key, version, properties) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """,
            _table, write.Key.Partition, write.Key.Row, _version, write.Encoded);
        if (added == 0)
        {
            throw TableErrors.EntityAlreadyExists();
        }
    }

    private void UpsertReplace(EntityWrite write) => _session.Execute(
        """
        INSERT INTO entities (table_id, partition_key, row_key, version, properties) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO UPDATE SET version = excluded.version, properties = excluded.properties
        """,
        _table, write.Key.Partition, write.Key.Row, _version, write.Encoded);

    private int Replace(EntityKey key, byte[] encoded, long? requiredVersion) => _session.Execute(
        """
        UPDATE entities SET version = $4, properties = $5
        WHERE table_id = $1 AND partition_key = $2 AND row_key = $3 AND version = coalesce($6, version)
        """,
        _table, key.Partition, key.Row, _version, encoded, requiredVersion);

    private void Merge(EntityWrite write)
    {
        var stored = Find(write.Key);
        if (stored is null && write.Action == TableTransactionActionType.UpsertMerge)
        {
            Add(write);
            return;
        }

        if (stored is null)
        {
            throw TableErrors.EntityNotFound();
        }

        var properties = stored.Properties;
        foreach (var (name, value) in write.Properties)
        {
            properties[name] = value;
        }

        EntityRules.Check(write.Key, properties);
        Expect(Replace(write.Key, EntityProperties.Encode(properties), write.RequiredVersion), write.Key);
    }

    private void Delete(EntityWrite write)
    {
        var deleted = _session.Execute(
            """
            DELETE FROM entities
            WHERE table_id = $1 AND partition_key = $2 AND row_key = $3 AND version = coalesce($4, version)
            """,
            _table, write.Key.Partition, write.Key.Row, write.RequiredVersion);
        Expect(deleted, write.Key);
    }

    private void Expect(int changed, EntityKey key)
    {
        if (changed == 0)
        {
            throw Find(key) is null ? TableErrors.EntityNotFound() : TableErrors.ConditionNotSatisfied();
        }
    }

    private StoredEntity? Find(EntityKey key) => TableReader.Find(_session, _table, key);
}
