using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Tests.Reports;

/// <summary>Facts made by hand, and what a report says of them.</summary>
internal static class Story
{
    public static readonly Period January = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31));

    /// <param name="values">Such as <c>from=mql to=sql minutes=60</c>.</param>
    public static Fact Fact(string kind, string values, string cause = "cause") => new(
        Mexico.At(2026, 1, 5, 9), kind, "subject", cause,
        values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => value.Split('=', 2)).ToDictionary(value => value[0], value => value[1], StringComparer.Ordinal));

    public static T Report<T>(ReportName name, params Fact[] facts)
        where T : Report => (T)Rollup.Read(name, Rollup.Of(name, facts), new ReportFrame(January, new DateOnly(2026, 1, 10), Mexico.Configuration));
}
