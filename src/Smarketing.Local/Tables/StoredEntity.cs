using Azure.Data.Tables;

namespace Smarketing.Local.Tables;

/// <summary>An entity as it was read; its properties are decoded only when somebody looks.</summary>
internal sealed class StoredEntity(EntityKey key, long version, byte[] encoded)
{
    private Dictionary<string, object>? _properties;

    public EntityKey Key => key;

    public Dictionary<string, object> Properties => _properties ??= EntityProperties.Decode(encoded);

    public object? this[string property] => property switch
    {
        nameof(ITableEntity.PartitionKey) => key.Partition,
        nameof(ITableEntity.RowKey) => key.Row,
        nameof(ITableEntity.Timestamp) => EntityVersion.ToTimestamp(version),
        _ => Properties.GetValueOrDefault(property),
    };

    /// <param name="select">The properties to give; null for all of them.</param>
    public T To<T>(IReadOnlyCollection<string>? select)
        where T : class
    {
        var entity = new TableEntity { ETag = EntityVersion.ToETag(version) };
        IEnumerable<string> names = select
            ?? [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), .. Properties.Keys];
        foreach (var name in names)
        {
            if (this[name] is { } value)
            {
                entity[name] = value;
            }
        }

        return entity as T ?? throw new NotSupportedException($"The local tables give TableEntity, not {typeof(T)}.");
    }
}
