using Azure.Data.Tables;

namespace Smarketing.Local.Tables.Filters;

/// <summary>
/// The keys between which all matches of a filter lie, ends included. It is a narrowing only: the filter still decides
/// on each entity.
/// </summary>
internal sealed record KeyRange(EntityKey From, string? LastPartition, string? LastRow)
{
    private static readonly KeyRange Everything = new(new EntityKey("", ""), LastPartition: null, LastRow: null);

    public static KeyRange Of(Filter? filter)
    {
        var (firstPartition, lastPartition) = Bounds(filter, nameof(ITableEntity.PartitionKey));
        var inPartition = Everything with { From = new EntityKey(firstPartition ?? "", ""), LastPartition = lastPartition };
        if (firstPartition is null || !string.Equals(firstPartition, lastPartition, StringComparison.Ordinal))
        {
            return inPartition;
        }

        var (firstRow, lastRow) = Bounds(filter, nameof(ITableEntity.RowKey));
        return inPartition with { From = new EntityKey(firstPartition, firstRow ?? ""), LastRow = lastRow };
    }

    private static (string? First, string? Last) Bounds(Filter? filter, string key) => filter switch
    {
        AndFilter both => Overlap(Bounds(both.Left, key), Bounds(both.Right, key)),
        OrFilter either => Union(Bounds(either.Left, key), Bounds(either.Right, key)),
        ComparisonFilter { Value: string value } comparison when string.Equals(comparison.Property, key, StringComparison.Ordinal) =>
            comparison.Operator switch
            {
                ComparisonOperator.Equal => (value, value),
                ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => (value, null),
                ComparisonOperator.Less or ComparisonOperator.LessOrEqual => (null, value),
                _ => default,
            },
        _ => default,
    };

    private static (string? First, string? Last) Overlap((string? First, string? Last) left, (string? First, string? Last) right)
    {
        // A null bound is none: it loses against any other.
        var first = left.First is null || string.CompareOrdinal(left.First, right.First) < 0 ? right.First ?? left.First : left.First;
        var last = left.Last is null || (right.Last is not null && string.CompareOrdinal(left.Last, right.Last) > 0) ? right.Last : left.Last;
        return (first, last);
    }

    private static (string? First, string? Last) Union((string? First, string? Last) left, (string? First, string? Last) right)
    {
        // A null bound is none: it wins against any other.
        var first = left.First is null || right.First is null ? null : string.CompareOrdinal(left.First, right.First) < 0 ? left.First : right.First;
        var last = left.Last is null || right.Last is null ? null : string.CompareOrdinal(left.Last, right.Last) > 0 ? left.Last : right.Last;
        return (first, last);
    }
}
