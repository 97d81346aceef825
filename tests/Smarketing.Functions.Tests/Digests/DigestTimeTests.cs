using System.Globalization;
using Smarketing.Functions.Digests;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Tests.Digests;

public sealed class DigestTimeTests
{
    [Theory]
    [InlineData("2026-01-12T14:59:59Z", "")] // Monday, before nine
    [InlineData("2026-01-12T15:00:00Z", "week-2026-W02 month-2025-12")]
    [InlineData("2026-01-12T23:00:00Z", "week-2026-W02 month-2025-12")]
    [InlineData("2026-01-13T00:00:00Z", "")] // 18:00: the day's work is over
    [InlineData("2026-01-16T20:00:00Z", "week-2026-W02 month-2025-12")] // whoever was down sends it still
    [InlineData("2026-01-17T20:00:00Z", "")] // Saturday
    [InlineData("2026-02-02T15:00:00Z", "")] // Constitution Day
    [InlineData("2026-02-03T14:00:00Z", "")]
    [InlineData("2026-02-03T15:00:00Z", "week-2026-W05 month-2026-01")]
    [InlineData("2026-01-02T15:00:00Z", "week-2025-W52 month-2025-12")] // Friday after New Year's Day
    [InlineData("2026-01-05T15:00:00Z", "week-2026-W01 month-2025-12")]
    [InlineData("2021-01-04T15:00:00Z", "week-2020-W53 month-2020-12")]
    public void They_are_due_from_the_first_working_hour_of_the_week_and_of_the_month(string now, string causes) =>
        Assert.Equal(causes, Causes(DigestTime.Due(Instant(now), Mexico.Calendar)));

    [Fact]
    public void They_tell_of_the_week_before_from_Monday_to_Sunday_and_of_the_month_before()
    {
        var due = DigestTime.Due(Mexico.At(2026, 3, 2, 9), Mexico.Calendar).ToList();

        Assert.Equal(new Period(new DateOnly(2026, 2, 23), new DateOnly(2026, 3, 1)), due[0].Period);
        Assert.Equal(new Period(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 1)), due[0].MonthToDate);
        Assert.Equal(new Period(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), due[1].Period);
        Assert.Equal(due[1].Period, due[1].MonthToDate);
        Assert.All(due, digest => Assert.Equal(Mexico.At(2026, 3, 2, 9), digest.SentFrom));
    }

    [Theory]
    [InlineData("2026-03-30T06:59:00Z", "")]
    [InlineData("2026-03-30T07:00:00Z", "week-2026-W13 month-2026-02")] // the clocks were put forward on Sunday
    [InlineData("2026-10-26T07:59:00Z", "")]
    [InlineData("2026-10-26T08:00:00Z", "week-2026-W43 month-2026-09")] // and back again
    public void They_follow_the_clocks_where_they_change(string now, string causes) =>
        Assert.Equal(causes, Causes(DigestTime.Due(Instant(now), Mexico.Calendar.In(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")))));

    [Fact]
    public void In_a_year_of_hours_each_week_and_each_month_has_one_digest()
    {
        var hours = Enumerable.Range(0, 365 * 24).Select(hour => Mexico.At(2026, 1, 1).AddHours(hour));

        var causes = hours.SelectMany(hour => DigestTime.Due(hour, Mexico.Calendar)).Select(digest => digest.Cause).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal((53, 12), (causes.Count(cause => cause.StartsWith("week", StringComparison.Ordinal)), causes.Count(cause => cause.StartsWith("month", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-11", "January 5 to 11, 2026", "5 al 11 de enero de 2026")]
    [InlineData("2026-03-30", "2026-04-05", "March 30 to April 5, 2026", "30 de marzo al 5 de abril de 2026")]
    [InlineData("2025-12-29", "2026-01-04", "December 29, 2025 to January 4, 2026", "29 de diciembre de 2025 al 4 de enero de 2026")]
    [InlineData("2026-02-01", "2026-02-28", "February 2026", "febrero de 2026")]
    public void Their_days_are_told_as_people_say_them(string from, string to, string english, string spanish)
    {
        var period = new Period(Day(from), Day(to));

        Assert.Equal((english, spanish), (DigestTexts.Days(period, "en"), DigestTexts.Days(period, "es")));
    }

    private static string Causes(IEnumerable<DueDigest> due) => string.Join(' ', due.Select(digest => digest.Cause));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
