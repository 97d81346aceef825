using System.Globalization;

namespace Smarketing.Functions.Reports;

/// <summary>Something that happened, without saying to whom: reports add these up.</summary>
/// <param name="At">When the cause was, which decides the day it counts for.</param>
/// <param name="Subject">The contact's random subject id.</param>
/// <param name="Cause">Makes the fact one of its kind: written twice, it is the same row.</param>
public sealed record Fact(DateTimeOffset At, string Kind, string Subject, string Cause, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The subject where no contact stands behind what happened.</summary>
    public const string Nobody = "nobody";

    public static Fact Of(DateTimeOffset at, string kind, string subject, string cause, params ReadOnlySpan<(string Name, string? Value)> values) =>
        new(at, kind, subject, cause, Details.Of(values));

    public static string Minutes(TimeSpan duration) => duration.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);
}
