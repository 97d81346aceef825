using System.Text.Json.Serialization;
using System.Xml;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Reports;

/// <param name="Today">In the company's zone.</param>
public sealed record ReportFrame(Period Period, DateOnly Today, SmarketingConfiguration Configuration)
{
    /// <summary>What is open now, by rep; a report that doesn't tell of it has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<WorkLine>> Work { get; init; } = new Dictionary<string, IReadOnlyList<WorkLine>>(StringComparer.Ordinal);

    /// <summary>Days of the period that have begun.</summary>
    public int DaysElapsed => Period.DaysIn(new Period(DateOnly.MinValue, Today));
}

/// <summary>The numbers of a period, as docs/reports.md has them.</summary>
public abstract record Report(ReportName Name, [property: JsonIgnore] ReportFrame Frame)
{
    [JsonPropertyName("report"), JsonPropertyOrder(-1)]
    public ReportName Name { get; } = Name;

    [JsonPropertyOrder(-1)]
    public DateOnly From => Frame.Period.From;

    [JsonPropertyOrder(-1)]
    public DateOnly To => Frame.Period.To;

    [JsonPropertyOrder(-1)]
    public string TimeZone => Frame.Configuration.Company.Zone.Id;

    /// <summary>The same as a table: a row of names, and then the numbers.</summary>
    public abstract IEnumerable<IEnumerable<object?>> ToRows();
}

/// <summary>How reports write their numbers.</summary>
internal static class Figures
{
    public static readonly IReadOnlyList<Stage> AllStages = Enum.GetValues<Stage>();

    /// <summary>A share with four decimals; null where there is nothing to have a share of.</summary>
    public static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : decimal.Round(part / whole, 4);

    /// <summary>ISO 8601, to the second; null where there was nothing to measure.</summary>
    public static string? Duration(double? minutes) => minutes is { } known ? XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(known * 60))) : null;

    /// <summary>A quantile of durations as <see cref="Duration"/> writes it.</summary>
    public static string? Median(Sketch sketch) => Duration(sketch.Quantile(0.5));

    public static IReadOnlyList<CountOf> Counts(IEnumerable<(string Name, decimal Sum)> sums) =>
        [.. sums.Select(sum => new CountOf(sum.Name, (int)sum.Sum)).OrderByDescending(sum => sum.Count).ThenBy(sum => sum.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<Amount> Amounts(IEnumerable<(string Name, decimal Sum)> sums) => [.. sums.Select(sum => new Amount(sum.Sum, sum.Name))];

    public static string Text(IEnumerable<Amount> amounts) => string.Join("; ", amounts.Select(amount => FormattableString.Invariant($"{amount.Value} {amount.Currency}")));
}

public sealed record CountOf(string Name, int Count);

/// <param name="Currency">ISO 4217.</param>
public sealed record Amount([property: JsonPropertyName("amount")] decimal Value, string Currency);
