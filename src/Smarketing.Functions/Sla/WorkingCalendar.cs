namespace Smarketing.Functions.Sla;

/// <summary>A part of a day in which people work, as the clock shows it.</summary>
/// <param name="To">Not part of it; 00:00 is 24:00, the end of the day.</param>
public readonly record struct WorkingHours(TimeOnly From, TimeOnly To);

/// <summary>A stretch of working time between two instants.</summary>
public readonly record struct WorkingInterval(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;
}

/// <summary>When somebody works: hours by weekday, holidays, time zone. Dates are days in that zone.</summary>
public sealed class WorkingCalendar(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkingHours>> hours, IReadOnlyList<Holiday> holidays)
{
    /// <summary>A calendar in which this many days in a row are free is a mistake, and the search for work ends.</summary>
    private const int FreeDaysMax = 366;

    public TimeZoneInfo Zone => zone;

    /// <summary>By day of the week; a day that is left out, or without any, is free.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkingHours>> Hours => hours;

    /// <summary>The same hours and holidays on other clocks.</summary>
    public WorkingCalendar In(TimeZoneInfo otherZone) => new(otherZone, hours, holidays);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>00:00 of the day, or the first instant that the day has where a change of clocks skips midnight.</summary>
    public DateTimeOffset StartOf(DateOnly day) => new LocalDay(zone, day).Begins;

    public Holiday? HolidayOn(DateOnly day) => holidays.FirstOrDefault(holiday => holiday.IsOn(day));

    /// <summary>The day itself where it is one, else the next.</summary>
    public DateOnly WorkingDayFrom(DateOnly day) => Search(day, step: 1);

    /// <summary>The day itself where it is one, else the one before.</summary>
    public DateOnly WorkingDayUpTo(DateOnly day) => Search(day, step: -1);

    /// <summary>The working time of a day, in order and apart: empty on a free day, and on one whose hours a change of clocks skips.</summary>
    public IReadOnlyList<WorkingInterval> IntervalsOn(DateOnly day) =>
        hours.TryGetValue(day.DayOfWeek, out var today) && today.Count > 0 && HolidayOn(day) is null
            ? new LocalDay(zone, day).During(today)
            : [];

    public DateTimeOffset WorkBeginsOn(DateOnly workingDay) => IntervalsOn(workingDay)[0].From;

    public DateTimeOffset WorkEndsOn(DateOnly workingDay) => IntervalsOn(workingDay)[^1].To;

    public bool IsWorkingTime(DateTimeOffset instant) => IntervalsOn(DayOf(instant)).Any(interval => interval.From <= instant && instant < interval.To);

    /// <summary>The instant itself where it is working time, else when work next begins.</summary>
    public DateTimeOffset WorkingTimeFrom(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        foreach (var interval in IntervalsOn(day))
        {
            if (instant < interval.To)
            {
                return instant > interval.From ? instant : interval.From;
            }
        }

        return WorkBeginsOn(WorkingDayFrom(day.AddDays(1)));
    }

    private DateOnly Search(DateOnly day, int step)
    {
        for (var i = 0; i <= FreeDaysMax; i++, day = day.AddDays(step))
        {
            if (IntervalsOn(day).Count > 0)
            {
                return day;
            }
        }

        throw new InvalidOperationException($"The calendar has no working day within {FreeDaysMax} days of {day:O}.");
    }
}
