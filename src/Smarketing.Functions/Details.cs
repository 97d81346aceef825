namespace Smarketing.Functions;

/// <summary>The facts of a timeline entry or of a report's fact: names and texts, without those that say nothing.</summary>
public static class Details
{
    public static IReadOnlyDictionary<string, string> Of(params ReadOnlySpan<(string Name, string? Value)> details)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in details)
        {
            if (value is not null)
            {
                known[name] = value;
            }
        }

        return known;
    }
}
