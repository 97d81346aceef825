using System.Globalization;

namespace Smarketing.Functions.Storage;

/// <summary>The filters that the stores use, in the table service's OData.</summary>
public static class TableFilter
{
    private const string RowKey = nameof(RowKey);

    public static string Partition(string partitionKey) => $"PartitionKey eq '{Quoted(partitionKey)}'";

    /// <summary>The rows of a partition whose key begins with <paramref name="prefix"/>.</summary>
    public static string Prefix(string partitionKey, string prefix) =>
        $"{Partition(partitionKey)} and RowKey ge '{Quoted(prefix)}' and RowKey lt '{Quoted(After(prefix))}'";

    /// <summary>One row of a partition, and those whose key begins with one of these.</summary>
    public static string RowAndPrefixes(string partitionKey, string rowKey, IEnumerable<string> prefixes) =>
        $"{Partition(partitionKey)} and (RowKey eq '{Quoted(rowKey)}'{string.Concat(prefixes.Select(prefix => $" or (RowKey ge '{Quoted(prefix)}' and RowKey lt '{Quoted(After(prefix))}')"))})";

    /// <summary>The rows of a partition that come after <paramref name="rowKey"/>.</summary>
    public static string Beyond(string partitionKey, string rowKey) => $"{Partition(partitionKey)} and RowKey gt '{Quoted(rowKey)}'";

    /// <summary>The rows of a partition from one key on.</summary>
    public static string From(string partitionKey, string rowKey) => $"{Partition(partitionKey)} and RowKey ge '{Quoted(rowKey)}'";

    /// <summary>The rows whose property is this text.</summary>
    public static string Equal(string property, string text) => $"{property} eq '{Quoted(text)}'";

    /// <summary>The rows of a partition that come after one key and before another.</summary>
    public static string Between(string partitionKey, string after, string before) => $"{Beyond(partitionKey, after)} and RowKey lt '{Quoted(before)}'";

    /// <summary>The rows of all partitions from one on and before another.</summary>
    public static string Partitions(string from, string before) => $"PartitionKey ge '{Quoted(from)}' and PartitionKey lt '{Quoted(before)}'";

    /// <summary>The rows of a partition that come before one key.</summary>
    public static string UpTo(string partitionKey, string before) => $"{Partition(partitionKey)} and RowKey lt '{Quoted(before)}'";

    /// <summary>The rows of all partitions before one.</summary>
    public static string PartitionsUpTo(string before) => $"PartitionKey lt '{Quoted(before)}'";

    /// <summary>The rows whose property is a time before this one.</summary>
    public static string Before(string property, DateTimeOffset before) => string.Create(CultureInfo.InvariantCulture, $"{property} lt datetime'{before.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}'");

    /// <summary>The rows of all partitions that come after one.</summary>
    public static string BeyondPartition(string partitionKey) => $"PartitionKey gt '{Quoted(partitionKey)}'";

    /// <summary>The rows of one key in all partitions that come after one.</summary>
    public static string BeyondPartition(string partitionKey, string rowKey) => $"{BeyondPartition(partitionKey)} and {Equal(RowKey, rowKey)}";

    /// <summary>The rows of a partition that come after one key, up to another and with it; to the end for null.</summary>
    public static string Through(string partitionKey, string after, string? last) => $"{Partition(partitionKey)} and {PropertyThrough(RowKey, after, last)}";

    /// <summary>The rows whose property is a text that comes after one, up to another and with it; to the end for null.</summary>
    public static string PropertyThrough(string property, string after, string? last) =>
        last is null ? $"{property} gt '{Quoted(after)}'" : $"{property} gt '{Quoted(after)}' and {property} le '{Quoted(last)}'";

    private static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
