using System.Globalization;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

public sealed class SlaClockTests
{
    private static readonly TimeSpan FourHours = TimeSpan.FromHours(4);

    [Fact]
    public void Saturday_afternoon_plus_four_working_hours_is_Monday_at_one()
    {
        var deadline = SlaClock.After(Mexico.Calendar, Mexico.At(2026, 1, 10, 17), FourHours);

        Assert.Equal(Mexico.At(2026, 1, 12, 13), deadline.DueAt);
        Assert.Equal([new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 11)], deadline.Skipped.Select(skipped => skipped.Day));
    }

    [Theory]
    [InlineData("2026-01-05T08:59", "2026-01-05T13:00", "the minute before work begins")]
    [InlineData("2026-01-05T09:00", "2026-01-05T13:00", "as work begins")]
    [InlineData("2026-01-05T09:01", "2026-01-05T13:01", "the minute after")]
    [InlineData("2026-01-05T14:00", "2026-01-05T18:00", "just enough of the day is left")]
    [InlineData("2026-01-05T14:01", "2026-01-06T09:01", "one minute too little is left")]
    [InlineData("2026-01-05T18:00", "2026-01-06T13:00", "as work ends")]
    [InlineData("2026-01-09T17:00", "2026-01-12T12:00", "over a weekend")]
    [InlineData("2026-01-30T17:00", "2026-02-03T12:00", "over a weekend and the Monday of the Constitution")]
    [InlineData("2026-12-24T16:00", "2026-12-28T11:00", "over Christmas and a weekend")]
    public void Working_time_is_counted_inside_working_hours_only(string from, string due, string why)
    {
        var deadline = SlaClock.After(Mexico.Calendar, Local(from), FourHours);

        Assert.True(Local(due) == deadline.DueAt, $"{why}: {deadline.DueAt:O}");
    }

    [Fact]
    public void The_receipt_counts_up_to_the_term()
    {
        var deadline = SlaClock.After(Mexico.Calendar, Local("2026-01-30T17:00"), FourHours);

        Assert.Equal(FourHours, deadline.Counted.Aggregate(TimeSpan.Zero, (sum, interval) => sum + interval.Length));
        Assert.Contains(deadline.Skipped, skipped => skipped.Holiday == "Día de la Constitución");
        Assert.Equal("America/Mexico_City", deadline.Zone);
    }

    [Theory]
    [InlineData("2026-03-28T12:00", "2026-03-29T03:00Z", "clocks go on from two to three: four hours from midnight end at five, summer time")]
    [InlineData("2026-10-24T12:00", "2026-10-25T02:00Z", "clocks go back from three to two: four hours from midnight end at three, winter time")]
    public void A_change_of_clocks_inside_working_hours_counts_the_time_that_passes(string from, string due, string why)
    {
        var sundays = SundaysInMadrid("00:00", "06:00");

        var deadline = SlaClock.After(sundays, InZone(from, sundays.Zone), FourHours);

        Assert.True(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture) == deadline.DueAt, $"{why}: {deadline.DueAt:O}");
    }

    [Fact]
    public void Hours_that_begin_in_the_skipped_hour_begin_at_the_change()
    {
        var sundays = SundaysInMadrid("02:30", "06:00");

        Assert.Equal(DateTimeOffset.Parse("2026-03-29T01:00Z", CultureInfo.InvariantCulture), sundays.WorkBeginsOn(new DateOnly(2026, 3, 29)));
    }

    [Fact]
    public void The_repeated_hour_is_worked_twice()
    {
        var sundays = SundaysInMadrid("02:00", "03:00");

        Assert.Equal(TimeSpan.FromHours(2), Assert.Single(sundays.IntervalsOn(new DateOnly(2026, 10, 25))).Length);
    }

    private static WorkingCalendar SundaysInMadrid(string from, string to) => new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"),
        new Dictionary<DayOfWeek, IReadOnlyList<WorkingHours>>
        {
            [DayOfWeek.Sunday] = [new WorkingHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture))],
        },
        []);

    private static DateTimeOffset Local(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(-6));

    private static DateTimeOffset InZone(string text, TimeZoneInfo zone)
    {
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
