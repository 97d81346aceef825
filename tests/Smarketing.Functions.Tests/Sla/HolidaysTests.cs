using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

public sealed class HolidaysTests
{
    /// <summary>As published: Secretaría del Trabajo; festivos.com.co; Boletín Oficial del Estado; Office of Personnel Management.</summary>
    [Theory]
    [InlineData("MX", 2026, "1-1 2-2 3-16 5-1 9-16 11-16 12-25")]
    [InlineData("MX", 2027, "1-1 2-1 3-15 5-1 9-16 11-15 12-25")]
    [InlineData("MX", 2030, "1-1 2-4 3-18 5-1 9-16 10-1 11-18 12-25")]
    [InlineData("CO", 2026, "1-1 1-12 3-23 4-2 4-3 5-1 5-18 6-8 6-15 6-29 7-20 8-7 8-17 10-12 11-2 11-16 12-8 12-25")]
    [InlineData("CO", 2027, "1-1 1-11 3-22 3-25 3-26 5-1 5-10 5-31 6-7 7-5 7-20 8-7 8-16 10-18 11-1 11-15 12-8 12-25")]
    [InlineData("ES", 2026, "1-1 1-6 4-3 5-1 8-15 10-12 11-1 12-6 12-8 12-25")]
    [InlineData("ES", 2027, "1-1 1-6 3-26 5-1 8-15 10-12 11-1 12-6 12-8 12-25")]
    [InlineData("US", 2026, "1-1 1-19 2-16 5-25 6-19 7-3 9-7 10-12 11-11 11-26 12-25")]
    [InlineData("US", 2027, "1-1 1-18 2-15 5-31 6-18 7-5 9-6 10-11 11-11 11-25 12-24 12-31")]
    public void The_shipped_holidays_are_those_that_are_published(string country, int year, string published)
    {
        var days = DaysOf(year).Where(day => Holidays.ByCountry[country].Any(holiday => holiday.IsOn(day)));

        Assert.Equal(published, string.Join(' ', days.Select(day => $"{day.Month}-{day.Day}")));
    }

    [Theory]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2000-04-23")]
    [InlineData("1818-03-22")]
    [InlineData("2285-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("2038-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    public void Easter_is_on_its_published_Sunday_even_the_earliest_the_latest_and_the_corrected(string published)
    {
        var sunday = DateOnly.ParseExact(published, "yyyy-MM-dd", null);

        Assert.Equal(sunday, Easter.SundayOf(sunday.Year));
    }

    [Fact]
    public void Easter_is_a_Sunday_from_22_March_to_25_April() => Assert.All(Enumerable.Range(1583, 2500), year =>
    {
        var sunday = Easter.SundayOf(year);

        Assert.Equal(DayOfWeek.Sunday, sunday.DayOfWeek);
        Assert.InRange(sunday, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
    });

    [Theory]
    [InlineData(DayOfWeek.Monday, -1, 25)]
    [InlineData(DayOfWeek.Sunday, -1, 31)]
    [InlineData(DayOfWeek.Monday, -4, 4)]
    [InlineData(DayOfWeek.Friday, -5, 1)]
    [InlineData(DayOfWeek.Friday, 5, 29)]
    [InlineData(DayOfWeek.Friday, 1, 1)]
    public void A_weekday_is_counted_from_either_end_of_the_month(DayOfWeek weekday, int nth, int day)
    {
        var holiday = new Holiday.NthWeekday("May 2026", 5, weekday, nth);

        Assert.Equal([new DateOnly(2026, 5, day)], DaysOf(2026).Where(holiday.IsOn));
    }

    [Fact]
    public void A_holiday_that_moves_keeps_its_name_for_the_receipt()
    {
        var calendar = new WorkingCalendar(
            TimeZoneInfo.FindSystemTimeZoneById("America/Bogota"),
            new Dictionary<DayOfWeek, IReadOnlyList<WorkingHours>> { [DayOfWeek.Monday] = [new WorkingHours(new TimeOnly(9, 0), new TimeOnly(18, 0))] },
            Holidays.Colombia);

        Assert.Equal("Día de los Reyes Magos", calendar.HolidayOn(new DateOnly(2026, 1, 12))?.Name);
        Assert.Null(calendar.HolidayOn(new DateOnly(2026, 1, 6)));
    }

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(days => new DateOnly(year, 1, 1).AddDays(days));
}
