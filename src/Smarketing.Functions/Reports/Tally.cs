using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Smarketing.Functions.Reports;

/// <summary>What a report counts over some days: sums and durations, each under a key such as <c>entered|mql</c>.</summary>
public sealed record Tally(IReadOnlyDictionary<string, decimal> Sums, IReadOnlyDictionary<string, Sketch> Times)
{
    public static readonly Tally Empty = new(new Dictionary<string, decimal>(StringComparer.Ordinal), new Dictionary<string, Sketch>(StringComparer.Ordinal));

    [JsonIgnore]
    public bool IsEmpty => Sums.Count == 0 && Times.Count == 0;

    public decimal this[params ReadOnlySpan<string?> key] => Sums.GetValueOrDefault(KeyOf(key));

    public Sketch Time(params ReadOnlySpan<string?> key) => Times.GetValueOrDefault(KeyOf(key), Sketch.Empty);

    public int Count(params ReadOnlySpan<string?> key) => (int)Sums.GetValueOrDefault(KeyOf(key));

    /// <summary>All sums whose key begins with <paramref name="prefix"/>, by what follows it.</summary>
    public IEnumerable<(string Name, decimal Sum)> Below(params ReadOnlySpan<string?> prefix)
    {
        var start = KeyOf(prefix) + Separator;
        return Sums.Where(sum => sum.Key.StartsWith(start, StringComparison.Ordinal))
            .OrderBy(sum => sum.Key, StringComparer.Ordinal)
            .Select(sum => (sum.Key[start.Length..], sum.Value));
    }

    /// <summary>Only the last part of a key may be a text that somebody else chose, and hold the separator.</summary>
    internal static string KeyOf(ReadOnlySpan<string?> parts) => string.Join(Separator, parts!);

    internal const char Separator = '|';
}

/// <summary>Adds tallies up. The order doesn't matter, nor in what portions it is done.</summary>
public sealed class TallyBuilder
{
    // In no order until all is added up: a year of a large company is a million buckets.
    private readonly Dictionary<string, decimal> _sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, long>> _times = new(StringComparer.Ordinal);

    public void Add(params ReadOnlySpan<string?> key) => AddSum(1, key);

    public void AddSum(decimal amount, params ReadOnlySpan<string?> key) => AddSum(Tally.KeyOf(key), amount);

    public void AddTime(double minutes, params ReadOnlySpan<string?> key) => AddTime(TimesOf(Tally.KeyOf(key)), Sketch.BucketOf(minutes), 1);

    public void Add(Tally tally)
    {
        foreach (var (key, sum) in tally.Sums)
        {
            AddSum(key, sum);
        }

        foreach (var (key, sketch) in tally.Times)
        {
            var buckets = TimesOf(key);
            foreach (var (bucket, count) in sketch.Buckets)
            {
                AddTime(buckets, bucket, count);
            }
        }
    }

    public Tally ToTally() => new(
        new SortedDictionary<string, decimal>(_sums, StringComparer.Ordinal),
        new SortedDictionary<string, Sketch>(_times.ToDictionary(time => time.Key, time => new Sketch(new SortedDictionary<int, long>(time.Value)), StringComparer.Ordinal), StringComparer.Ordinal));

    private void AddSum(string key, decimal amount) => CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _) += amount;

    private Dictionary<int, long> TimesOf(string key) => CollectionsMarshal.GetValueRefOrAddDefault(_times, key, out _) ??= [];

    private static void AddTime(Dictionary<int, long> buckets, int bucket, long count) => CollectionsMarshal.GetValueRefOrAddDefault(buckets, bucket, out _) += count;
}
