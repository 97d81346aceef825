using Azure;
using Azure.Data.Tables;

namespace Smarketing.Local.Tables;

/// <summary>One write, checked and encoded before it reaches the database's one writer.</summary>
internal sealed class EntityWrite
{
    private static readonly byte[] Nothing = [];

    private EntityWrite(TableTransactionActionType action, EntityKey key, long? requiredVersion, Dictionary<string, object> properties)
    {
        Action = action;
        Key = key;
        RequiredVersion = requiredVersion;
        Properties = properties;
        Encoded = action == TableTransactionActionType.Delete ? Nothing : EntityProperties.Encode(properties);
    }

    public TableTransactionActionType Action { get; }

    public EntityKey Key { get; }

    /// <summary>The version that must still stand; null where any will do.</summary>
    public long? RequiredVersion { get; }

    public Dictionary<string, object> Properties { get; }

    public byte[] Encoded { get; }

    public static EntityWrite Of(TableTransactionActionType action, ITableEntity entity, ETag condition)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var key = EntityKey.Checked(entity.PartitionKey, entity.RowKey);
        if (action == TableTransactionActionType.Delete)
        {
            return Deletion(key, condition);
        }

        var properties = EntityProperties.Of(entity);
        EntityRules.Check(key, properties);
        return action switch
        {
            // Without an If-Match header the service reads an update as an upsert.
            TableTransactionActionType.UpdateMerge when condition == default =>
                new(TableTransactionActionType.UpsertMerge, key, requiredVersion: null, properties),
            TableTransactionActionType.UpdateReplace when condition == default =>
                new(TableTransactionActionType.UpsertReplace, key, requiredVersion: null, properties),
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace =>
                new(action, key, EntityVersion.Required(condition), properties),
            _ => new(action, key, requiredVersion: null, properties),
        };
    }

    public static EntityWrite Deletion(EntityKey key, ETag condition) =>
        new(TableTransactionActionType.Delete, key, condition == default ? null : EntityVersion.Required(condition), []);
}
