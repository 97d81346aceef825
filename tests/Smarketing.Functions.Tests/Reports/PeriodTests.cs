using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Tests.Reports;

public sealed class PeriodTests
{
    private static readonly DateOnly Today = new(2026, 2, 10);

    [Theory]
    [InlineData("2026-01-01", "2026-01-31", 1)]
    [InlineData("2026-01-01", "2026-03-31", 3)]
    [InlineData("2026-01-31", "2026-01-31", 1 / 31.0)]
    [InlineData("2024-02-15", "2024-03-15", (15 / 29.0) + (15 / 31.0))]
    [InlineData("2025-12-31", "2026-01-01", 2 / 31.0)]
    public void Months_are_counted_by_their_days(string from, string to, double months) =>
        Assert.Equal(months, (double)new Period(DateOnly.Parse(from, null), DateOnly.Parse(to, null)).Months(), 9);

    [Theory]
    [InlineData("", "", "2026-02-01", "2026-02-28")]
    [InlineData("2026-01-15", "", "2026-01-15", "2026-01-31")]
    [InlineData("", "2024-02-29", "2024-02-01", "2024-02-29")]
    [InlineData("2026-03-08", "2026-03-08", "2026-03-08", "2026-03-08")]
    public void What_is_not_asked_for_is_the_month(string from, string to, string first, string last)
    {
        var asked = ReportQuestion.Read(from, to, "csv", Today, ReportTexts.In("en"));

        Assert.Empty(asked.Errors);
        Assert.Equal((first, last, true), (FactKeys.Day(asked.Period.From), FactKeys.Day(asked.Period.To), asked.IsCsv));
    }

    [Theory]
    [InlineData("2026-02-30", "", "", "from")]
    [InlineData("", "05/01/2026", "", "to")]
    [InlineData("0001-01-01", "9999-12-31", "", "from,to")]
    [InlineData("2026-02-02", "2026-02-01", "", "to")]
    [InlineData("2020-01-01", "2026-02-01", "", "to")]
    [InlineData("", "", "xml", "format")]
    public void A_wrong_question_is_told_field_by_field(string from, string to, string format, string fields) =>
        Assert.Equal(fields, string.Join(',', ReportQuestion.Read(from, to, format, Today, ReportTexts.In("es")).Errors.Keys));

    /// <summary>Madrid, where clocks go forward two days before the end of March 2026.</summary>
    [Theory]
    [InlineData("2026-03-31T21:59:59Z", "2026-03-31")]
    [InlineData("2026-03-31T22:00:00Z", "2026-04-01")]
    [InlineData("2026-02-28T22:59:59Z", "2026-02-28")]
    [InlineData("2026-02-28T23:00:00Z", "2026-03-01")]
    public void A_month_ends_at_midnight_on_the_company_s_clocks(string at, string day) =>
        Assert.Equal(day, FactKeys.Day(DateTimeOffset.Parse(at, null), TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")));

    /// <summary>New York, where the day of 8 March 2026 has 23 hours and that of 1 November has 25.</summary>
    [Theory]
    [InlineData("2026-03-08T04:59:59Z", "2026-03-07")]
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08")]
    [InlineData("2026-03-09T03:59:59Z", "2026-03-08")]
    [InlineData("2026-03-09T04:00:00Z", "2026-03-09")]
    [InlineData("2026-11-02T04:59:59Z", "2026-11-01")]
    [InlineData("2026-11-02T05:00:00Z", "2026-11-02")]
    public void A_fact_counts_for_the_day_that_the_company_s_clocks_show(string at, string day) =>
        Assert.Equal(day, FactKeys.Day(DateTimeOffset.Parse(at, null), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")));
}
