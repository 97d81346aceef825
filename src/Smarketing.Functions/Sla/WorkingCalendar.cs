namespace Smarketing.Functions.Sla;

/// <summary>A part of a day in which people work, in local time; <see cref="To"/> is not part of it.</summary>
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

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>00:00 of the day, or the first instant that the day has where a change of clocks skips midnight.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue, isEnd: false);

    public Holiday? HolidayOn(DateOnly day) => holidays.FirstOrDefault(holiday => holiday.IsOn(day));

    public bool IsWorkingDay(DateOnly day) => HolidayOn(day) is null && hours.TryGetValue(day.DayOfWeek, out var today) && today.Count > 0;

    /// <summary>The day itself where it is one, else the next.</summary>
    public DateOnly WorkingDayFrom(DateOnly day) => Search(day, step: 1);

    /// <summary>The day itself where it is one, else the one before.</summary>
    public DateOnly WorkingDayUpTo(DateOnly day) => Search(day, step: -1);

    public IReadOnlyList<WorkingInterval> IntervalsOn(DateOnly day) => IsWorkingDay(day)
        ? [.. hours[day.DayOfWeek]
            .Select(part => new WorkingInterval(At(day, part.From, isEnd: false), At(day, part.To, isEnd: true)))
            .Where(interval => interval.Length > TimeSpan.Zero)]
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

    /// <summary>
    /// A local time as an instant. One that a change of clocks skips is the instant of the change; of one that happens
    /// twice, an interval takes the first as its start and the second as its end: the repeated hour is worked twice.
    /// </summary>
    private DateTimeOffset At(DateOnly day, TimeOnly time, bool isEnd)
    {
        var local = day.ToDateTime(time);
        if (isEnd && time == TimeOnly.MinValue)
        {
            local = local.AddDays(1);
        }

        if (zone.IsInvalidTime(local))
        {
            // The change of clocks comes one minute after the last minute that exists.
            while (zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(-1);
            }

            return new DateTimeOffset(local, zone.GetUtcOffset(local)).AddMinutes(1).ToUniversalTime();
        }

        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local);
            return new DateTimeOffset(local, isEnd ? offsets.Min() : offsets.Max()).ToUniversalTime();
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
