namespace Smarketing.Local.Tables.Filters;

/// <summary>What a query asks of an entity.</summary>
internal abstract record Filter
{
    public abstract bool Matches(StoredEntity entity);
}

internal sealed record AndFilter(Filter Left, Filter Right) : Filter
{
    public override bool Matches(StoredEntity entity) => Left.Matches(entity) && Right.Matches(entity);
}

internal sealed record OrFilter(Filter Left, Filter Right) : Filter
{
    public override bool Matches(StoredEntity entity) => Left.Matches(entity) || Right.Matches(entity);
}

internal sealed record NotFilter(Filter Inner) : Filter
{
    public override bool Matches(StoredEntity entity) => !Inner.Matches(entity);
}

/// <summary>A property against a value; an entity without the property, or with one of another type, doesn't match.</summary>
internal sealed record ComparisonFilter(string Property, ComparisonOperator Operator, object Value) : Filter
{
    public override bool Matches(StoredEntity entity) => Order(entity[Property], Value) is { } order && Operator switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Greater => order > 0,
        ComparisonOperator.GreaterOrEqual => order >= 0,
        ComparisonOperator.Less => order < 0,
        _ => order <= 0,
    };

    private static int? Order(object? stored, object asked) => (stored, asked) switch
    {
        (string left, string right) => string.CompareOrdinal(left, right),
        (bool left, bool right) => left.CompareTo(right),
        (Guid left, Guid right) => left.CompareTo(right),
        (DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right),
        (byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right),
        (int left, int or long) => ((long)left).CompareTo(Convert.ToInt64(asked, provider: null)),
        (long left, int or long) => left.CompareTo(Convert.ToInt64(asked, provider: null)),
        (int or long or double, int or long or double) =>
            Convert.ToDouble(stored, provider: null).CompareTo(Convert.ToDouble(asked, provider: null)),
        _ => null,
    };
}

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}
