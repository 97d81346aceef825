namespace Smarketing.Functions.Email;

/// <summary>The <c>key: value</c> lines between two lines of dashes at the top of a content file.</summary>
internal sealed record FrontMatter(IReadOnlyDictionary<string, FrontMatterValue> Values, string Body, int BodyLine)
{
    private const string Fence = "---";

    public static FrontMatter? Parse(string file, string source, ICollection<ContentFault> faults)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            faults.Add(new ContentFault(file, 1, "the front matter is missing: lines of `key: value` between two lines of ---"));
            return null;
        }

        var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
        for (var index = 1; index < end; index++)
        {
            if (!string.IsNullOrWhiteSpace(lines[index]))
            {
                Read(lines[index], index + 1, file, values, faults);
            }
        }

        return new FrontMatter(values, string.Join('\n', lines.Skip(end + 1)), end + 2);
    }

    private static void Read(string line, int number, string file, Dictionary<string, FrontMatterValue> values, ICollection<ContentFault> faults)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            faults.Add(new ContentFault(file, number, $"not a `key: value` line: {line.Trim()}"));
            return;
        }

        var key = line[..colon].Trim();
        var value = line[(colon + 1)..].Trim();
        if (value.Length >= 2 && value[0] == '"' && value[^1] == '"')
        {
            value = value[1..^1];
        }

        if (!values.TryAdd(key, new FrontMatterValue(value, number)))
        {
            faults.Add(new ContentFault(file, number, $"`{key}` is there twice"));
        }
    }
}

internal readonly record struct FrontMatterValue(string Text, int Line);
