namespace Smarketing.Functions.Sla;

/// <summary>A deadline and how it was counted, so that anybody can check it.</summary>
/// <param name="Counted">The working intervals that were used up, in order.</param>
/// <param name="Skipped">The days without work in between, each with the holiday's name, or null for a free weekday.</param>
public sealed record Deadline(DateTimeOffset DueAt, string Zone, IReadOnlyList<WorkingInterval> Counted, IReadOnlyList<SkippedDay> Skipped);

public readonly record struct SkippedDay(DateOnly Day, string? Holiday);

/// <summary>Adds working time to an instant.</summary>
public static class SlaClock
{
    /// <summary>A deadline further off than this many days is a mistake in the configuration.</summary>
    private const int DaysMax = 3660;

    /// <summary>The working time that passes from one instant to a later one.</summary>
    public static TimeSpan Between(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var passed = TimeSpan.Zero;
        for (var day = calendar.DayOf(from); day <= calendar.DayOf(to); day = day.AddDays(1))
        {
            foreach (var interval in calendar.IntervalsOn(day).Where(interval => interval.From < to && interval.To > from))
            {
                passed += (interval.To < to ? interval.To : to) - (interval.From > from ? interval.From : from);
            }
        }

        return passed;
    }

    /// <param name="workingTime">More than zero.</param>
    public static Deadline After(WorkingCalendar calendar, DateTimeOffset start, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(workingTime, TimeSpan.Zero);
        var left = workingTime;
        var counted = new List<WorkingInterval>();
        var skipped = new List<SkippedDay>();
        var day = calendar.DayOf(start);
        for (var i = 0; i < DaysMax; i++, day = day.AddDays(1))
        {
            var intervals = calendar.IntervalsOn(day);
            if (intervals.Count == 0)
            {
                skipped.Add(new SkippedDay(day, calendar.HolidayOn(day)?.Name));
            }

            foreach (var interval in intervals.Where(interval => interval.To > start))
            {
                var from = interval.From > start ? interval.From : start;
                var to = interval.To - from < left ? interval.To : from + left;
                counted.Add(new WorkingInterval(from, to));
                left -= to - from;
                if (left == TimeSpan.Zero)
                {
                    return new Deadline(to, calendar.Zone.Id, counted, skipped);
                }
            }
        }

        throw new InvalidOperationException($"{workingTime} of working time are not to be had within {DaysMax} days of {start:O}.");
    }
}
