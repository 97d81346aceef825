using System.Text.RegularExpressions;

namespace Smarketing.Local.Tables.Filters;

internal enum FilterTokenKind
{
    Word,
    Text,
    DateTime,
    Guid,
    Binary,
    Number,
    Open,
    Close,
    End,
}

/// <summary>One token of an OData filter; a quoted one without its quotes.</summary>
internal readonly partial record struct FilterToken(FilterTokenKind Kind, string Text)
{
    public static List<FilterToken> AllOf(string filter)
    {
        var tokens = new List<FilterToken>();
        var position = 0;
        while (position < filter.Length)
        {
            var match = Pattern.Match(filter, position);
            if (!match.Success)
            {
                throw TableErrors.InvalidInput($"The filter is not understood from here on: {filter[position..]}");
            }

            position += match.Length;
            if (Of(match) is { } token)
            {
                tokens.Add(token);
            }
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, "the end"));
        return tokens;
    }

    private static FilterToken? Of(Match match)
    {
        var text = match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal);
        return match switch
        {
            _ when match.Groups["type"].Success => new(KindOf(match.Groups["type"].Value), text),
            _ when match.Groups["word"].Success => new(FilterTokenKind.Word, match.Groups["word"].Value),
            _ when match.Groups["number"].Success => new(FilterTokenKind.Number, match.Groups["number"].Value),
            _ when match.Groups["open"].Success => new(FilterTokenKind.Open, "("),
            _ when match.Groups["close"].Success => new(FilterTokenKind.Close, ")"),
            _ => null,
        };
    }

    private static FilterTokenKind KindOf(string type) => type switch
    {
        "datetime" => FilterTokenKind.DateTime,
        "guid" => FilterTokenKind.Guid,
        "" => FilterTokenKind.Text,
        _ => FilterTokenKind.Binary,
    };

    [GeneratedRegex(
        """
        \G(?: \s+
            | (?<type> datetime | guid | binary | X | ) '(?<text> (?: [^'] | '' )* )'
            | (?<number> [+-]? \d+ (?: \.\d+ )? (?: [eE][+-]?\d+ )? L? ) \b
            | (?<word> [\p{L}_]\w* )
            | (?<open> \( )
            | (?<close> \) ) )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
