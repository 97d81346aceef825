using Azure.Data.Tables;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>Where an entity is within its account: <c>table(PartitionKey='p',RowKey='r')</c>, escaped.</summary>
internal static class EntityAddress
{
    public static string Of(string table, ITableEntity entity) => Of(table, entity.PartitionKey, entity.RowKey);

    public static string Of(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')";

    private static string Escaped(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
