using System.Globalization;

namespace Smarketing.Local.Tables.Filters;

/// <summary>Reads the OData filters that the Table service takes: comparisons of a property with a value, and, or, not, parentheses.</summary>
internal sealed class FilterParser
{
    // The service takes no more of them.
    private const int MaximumComparisons = 15;

    private readonly List<FilterToken> _tokens;
    private int _position;
    private int _comparisons;

    private FilterParser(List<FilterToken> tokens) => _tokens = tokens;

    private FilterToken Current => _tokens[_position];

    /// <returns>Null where everything matches.</returns>
    public static Filter? Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return null;
        }

        var parser = new FilterParser(FilterToken.AllOf(filter));
        var parsed = parser.ReadOr();
        parser.Expect(FilterTokenKind.End);
        return parsed;
    }

    private Filter ReadOr()
    {
        var left = ReadAnd();
        while (Skip("or"))
        {
            left = new OrFilter(left, ReadAnd());
        }

        return left;
    }

    private Filter ReadAnd()
    {
        var left = ReadNot();
        while (Skip("and"))
        {
            left = new AndFilter(left, ReadNot());
        }

        return left;
    }

    private Filter ReadNot()
    {
        if (Skip("not"))
        {
            return new NotFilter(ReadNot());
        }

        if (Current.Kind != FilterTokenKind.Open)
        {
            return ReadComparison();
        }

        _position++;
        var inner = ReadOr();
        Expect(FilterTokenKind.Close);
        return inner;
    }

    private ComparisonFilter ReadComparison()
    {
        if (++_comparisons > MaximumComparisons)
        {
            throw TableErrors.InvalidInput($"A filter has at most {MaximumComparisons} comparisons.");
        }

        var property = Expect(FilterTokenKind.Word).Text;
        var comparison = Expect(FilterTokenKind.Word).Text switch
        {
            "eq" => ComparisonOperator.Equal,
            "ne" => ComparisonOperator.NotEqual,
            "gt" => ComparisonOperator.Greater,
            "ge" => ComparisonOperator.GreaterOrEqual,
            "lt" => ComparisonOperator.Less,
            "le" => ComparisonOperator.LessOrEqual,
            var other => throw TableErrors.InvalidInput($"The filter has no operator '{other}'."),
        };
        return new ComparisonFilter(property, comparison, ReadValue());
    }

    private object ReadValue()
    {
        var token = _tokens[_position++];
        try
        {
            return token switch
            {
                { Kind: FilterTokenKind.Text } => token.Text,
                { Kind: FilterTokenKind.Word, Text: "true" } => true,
                { Kind: FilterTokenKind.Word, Text: "false" } => false,
                { Kind: FilterTokenKind.Number } => Number(token.Text),
                { Kind: FilterTokenKind.Guid } => Guid.Parse(token.Text, CultureInfo.InvariantCulture),
                { Kind: FilterTokenKind.Binary } => Convert.FromHexString(token.Text),
                { Kind: FilterTokenKind.DateTime } => DateTimeOffset.Parse(
                    token.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                _ => throw new FormatException(),
            };
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw TableErrors.InvalidInput($"The filter has no value '{token.Text}'.");
        }
    }

    private static object Number(string text)
    {
        if (text.EndsWith('L'))
        {
            return long.Parse(text[..^1], CultureInfo.InvariantCulture);
        }

        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
            : double.Parse(text, CultureInfo.InvariantCulture);
    }

    private bool Skip(string word)
    {
        if (Current != new FilterToken(FilterTokenKind.Word, word))
        {
            return false;
        }

        _position++;
        return true;
    }

    private FilterToken Expect(FilterTokenKind kind) => Current.Kind == kind
        ? _tokens[_position++]
        : throw TableErrors.InvalidInput($"The filter is not understood at '{Current.Text}'.");
}
