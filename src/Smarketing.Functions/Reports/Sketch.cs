using System.Text.Json.Serialization;

namespace Smarketing.Functions.Reports;

/// <summary>
/// How durations are spread, so that days can be added up and quantiles still be told: counts in buckets whose bounds grow by
/// 2 % (a DDSketch: Masson, Rim and Lee, "DDSketch", VLDB 2019). A quantile is within 1 % of the duration that is there.
/// </summary>
/// <param name="Buckets">By the power of <see cref="Growth"/> that is a bucket's upper bound, in minutes.</param>
[JsonConverter(typeof(SketchConverter))]
public sealed record Sketch(IReadOnlyDictionary<int, long> Buckets)
{
    /// <summary>The relative error of a quantile.</summary>
    public const double Error = 0.01;

    public static readonly Sketch Empty = new(new SortedDictionary<int, long>());

    /// <summary>Shorter durations, in minutes, are all told as 0.</summary>
    private const double Shortest = 1.0 / 60;

    private const double Growth = (1 + Error) / (1 - Error);

    /// <summary>Holds what is told as 0; below every power that a duration can have.</summary>
    private const int Zero = -100_000;

    public long Count => Buckets.Values.Sum();

    /// <summary>The bucket of a duration.</summary>
    public static int BucketOf(double minutes) => minutes < Shortest ? Zero : (int)Math.Ceiling(Math.Log(minutes) / Math.Log(Growth));

    /// <summary>The shortest duration, in minutes, that at least this share of all don't exceed; null where there are none.</summary>
    /// <param name="share">From 0 to 1; 0.5 is the median.</param>
    public double? Quantile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        foreach (var (bucket, count) in Buckets.OrderBy(pair => pair.Key))
        {
            rank -= count;
            if (rank <= 0)
            {
                return bucket == Zero ? 0 : 2 * Math.Pow(Growth, bucket) / (Growth + 1);
            }
        }

        return null;
    }
}
