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

    [Fact]
    public void Hours_that_end_in_the_repeated_hour_are_two_stretches()
    {
        var sundays = Sundays("Europe/Madrid", ("01:00", "02:30"));

        Assert.Equal(
            [(Utc("2026-10-24T23:00Z"), Utc("2026-10-25T00:30Z")), (Utc("2026-10-25T01:00Z"), Utc("2026-10-25T01:30Z"))],
            sundays.IntervalsOn(new DateOnly(2026, 10, 25)).Select(interval => (interval.From, interval.To)));
    }

    [Fact]
    public void Parts_of_a_day_that_meet_in_the_repeated_hour_are_not_counted_twice()
    {
        var sundays = Sundays("Europe/Madrid", ("01:00", "02:30"), ("02:30", "06:00"));

        Assert.Equal(TimeSpan.FromHours(6), Assert.Single(sundays.IntervalsOn(new DateOnly(2026, 10, 25))).Length);
    }

    [Fact]
    public void A_day_whose_hours_are_skipped_by_a_change_of_clocks_is_no_working_day()
    {
        var sundays = Sundays("Europe/Madrid", ("02:00", "03:00"));

        Assert.Equal(new DateOnly(2026, 4, 5), sundays.WorkingDayFrom(new DateOnly(2026, 3, 29)));
        Assert.Contains(
            new SkippedDay(new DateOnly(2026, 3, 29), null), SlaClock.After(sundays, Utc("2026-03-28T12:00Z"), TimeSpan.FromMinutes(1)).Skipped);
    }

    [Theory]
    [InlineData("America/Havana", "2026-03-08", "2026-03-08T05:00Z", "clocks go on from midnight to one")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00Z", "clocks go back from one to midnight")]
    [InlineData("America/Santiago", "2026-04-05", "2026-04-05T04:00Z", "clocks go back from midnight to eleven the day before")]
    [InlineData("Asia/Kolkata", "2026-06-01", "2026-05-31T18:30Z", "half an hour off")]
    [InlineData("Asia/Kathmandu", "2026-06-01", "2026-05-31T18:15Z", "three quarters of an hour off")]
    [InlineData("Pacific/Kiritimati", "2026-06-01", "2026-05-31T10:00Z", "the first to begin a day")]
    [InlineData("Pacific/Pago_Pago", "2026-06-01", "2026-06-01T11:00Z", "the last to begin it")]
    public void A_day_begins_when_the_clocks_of_its_zone_say_so(string zone, string day, string begins, string why)
    {
        var calendar = new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), new Dictionary<DayOfWeek, IReadOnlyList<WorkingHours>>(), []);

        var startsAt = calendar.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.True(Utc(begins) == startsAt, $"{why}: {startsAt:O}");
    }

    [Fact]
    public void Half_an_hour_of_summer_time_is_half_an_hour()
    {
        var sundays = Sundays("Australia/Lord_Howe", ("01:00", "03:00"));

        Assert.Equal(
            [TimeSpan.FromHours(1.5), TimeSpan.FromHours(2.5)],
            new[] { new DateOnly(2026, 10, 4), new DateOnly(2026, 4, 5) }.Select(day => Assert.Single(sundays.IntervalsOn(day)).Length));
    }

    [Theory]
    [InlineData("2026-01-11T12:00", "2026-01-11T19:00", "the pause is no working time")]
    [InlineData("2026-01-11T15:00", "2026-01-11T21:00", "from the pause on")]
    [InlineData("2026-01-11T20:00", "2026-01-12T00:00", "up to 24:00")]
    [InlineData("2026-01-11T20:01", "2026-01-18T09:01", "over 24:00 and a week")]
    public void A_day_may_have_a_pause_and_end_at_24_00(string from, string due, string why)
    {
        var sundays = Sundays("Europe/Madrid", ("09:00", "14:00"), ("17:00", "00:00"));

        var deadline = SlaClock.After(sundays, InZone(from, sundays.Zone), FourHours);

        Assert.True(InZone(due, sundays.Zone) == deadline.DueAt, $"{why}: {deadline.DueAt:O}");
    }

    [Theory]
    [InlineData("2026-01-05T06:00", "2026-01-05T08:00", 0, "before work")]
    [InlineData("2026-01-05T19:00", "2026-01-05T20:00", 0, "after work")]
    [InlineData("2026-01-05T10:00", "2026-01-05T11:30", 90, "within work")]
    [InlineData("2026-01-05T08:00", "2026-01-05T10:00", 60, "from before it began")]
    [InlineData("2026-01-05T17:00", "2026-01-05T19:00", 60, "until after it ended")]
    [InlineData("2026-01-09T17:00", "2026-01-12T10:00", 120, "over a weekend")]
    public void The_working_time_between_is_what_of_it_lies_in_the_hours(string from, string to, int minutes, string why) =>
        Assert.True(TimeSpan.FromMinutes(minutes) == SlaClock.Between(Mexico.Calendar, Local(from), Local(to)), why);

    [Fact]
    public void What_begins_as_work_ends_counts_nothing_of_that_day() =>
        Assert.Equal([new WorkingInterval(Local("2026-01-06T09:00"), Local("2026-01-06T13:00"))], SlaClock.After(Mexico.Calendar, Local("2026-01-05T18:00"), FourHours).Counted);

    [Fact]
    public void A_term_of_nothing_and_one_that_never_ends_are_refused()
    {
        var never = Sundays("Europe/Madrid");

        Assert.Throws<ArgumentOutOfRangeException>(() => SlaClock.After(Mexico.Calendar, Local("2026-01-05T09:00"), TimeSpan.Zero));
        Assert.Throws<InvalidOperationException>(() => SlaClock.After(never, Local("2026-01-05T09:00"), FourHours));
        Assert.Throws<InvalidOperationException>(() => never.WorkingDayFrom(new DateOnly(2026, 1, 5)));
    }

    [Theory]
    [InlineData("08:59", false)]
    [InlineData("09:00", true)]
    [InlineData("13:59", true)]
    [InlineData("14:00", false)]
    [InlineData("16:59", false)]
    [InlineData("17:00", true)]
    [InlineData("23:59", true)]
    public void It_is_working_time_from_the_first_minute_to_the_last_but_for_the_pause(string time, bool isWorking)
    {
        var sundays = Sundays("Europe/Madrid", ("09:00", "14:00"), ("17:00", "00:00"));

        Assert.Equal(isWorking, sundays.IsWorkingTime(InZone($"2026-01-11T{time}", sundays.Zone)));
    }

    [Theory]
    [InlineData(9, 9, 9)]
    [InlineData(10, 12, 9)]
    [InlineData(11, 12, 9)]
    public void The_working_day_from_a_day_is_it_or_the_next_and_up_to_it_the_one_before(int day, int from, int upTo) => Assert.Equal(
        (new DateOnly(2026, 1, from), new DateOnly(2026, 1, upTo)), (Mexico.Calendar.WorkingDayFrom(new DateOnly(2026, 1, day)), Mexico.Calendar.WorkingDayUpTo(new DateOnly(2026, 1, day))));

    private static WorkingCalendar SundaysInMadrid(string from, string to) => Sundays("Europe/Madrid", (from, to));

    private static WorkingCalendar Sundays(string zone, params (string From, string To)[] hours) => new(
        TimeZoneInfo.FindSystemTimeZoneById(zone),
        new Dictionary<DayOfWeek, IReadOnlyList<WorkingHours>>
        {
            [DayOfWeek.Sunday] = [.. hours.Select(part => new WorkingHours(TimeOnly.Parse(part.From, CultureInfo.InvariantCulture), TimeOnly.Parse(part.To, CultureInfo.InvariantCulture)))],
        },
        []);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(-6));

    private static DateTimeOffset InZone(string text, TimeZoneInfo zone)
    {
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
