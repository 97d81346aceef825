namespace Smarketing.Functions.Sla;

/// <summary>
/// A calendar day as a time zone's clocks show it. Working hours mean what the clock on the wall shows, so a part of the
/// day is one stretch of time on most days; where a change of clocks skips a part of it, that much less; where it repeats
/// a part of it, that part twice, which may be two stretches.
/// </summary>
internal sealed class LocalDay
{
    /// <summary>No zone is further from UTC.</summary>
    private static readonly TimeSpan OffsetMax = TimeSpan.FromHours(14);

    private readonly DateOnly _day;
    private readonly IReadOnlyList<SteadyTime> _steady;

    public LocalDay(TimeZoneInfo zone, DateOnly day)
    {
        _day = day;
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        _steady = SteadyTimes(zone, midnight - OffsetMax, midnight + TimeSpan.FromDays(1) + OffsetMax);
    }

    /// <summary>00:00, or the first instant that the day has where a change of clocks skips midnight.</summary>
    public DateTimeOffset Begins => _steady
        .Select(steady => Later(Instant(_day.ToDateTime(TimeOnly.MinValue), steady.Offset), steady.From))
        .Zip(_steady).First(pair => pair.First < pair.Second.To).First;

    /// <summary>The time during which the clock shows one of <paramref name="hours"/>: in order and apart.</summary>
    public IReadOnlyList<WorkingInterval> During(IReadOnlyList<WorkingHours> hours)
    {
        var found = new List<WorkingInterval>();
        foreach (var steady in _steady)
        {
            foreach (var part in hours)
            {
                var to = part.To == TimeOnly.MinValue ? _day.AddDays(1).ToDateTime(TimeOnly.MinValue) : _day.ToDateTime(part.To);
                var interval = new WorkingInterval(
                    Later(Instant(_day.ToDateTime(part.From), steady.Offset), steady.From), Earlier(Instant(to, steady.Offset), steady.To));
                if (interval.Length > TimeSpan.Zero)
                {
                    found.Add(interval);
                }
            }
        }

        return Joined(found);
    }

    private static List<WorkingInterval> Joined(List<WorkingInterval> intervals)
    {
        var joined = new List<WorkingInterval>(intervals.Count);
        foreach (var interval in intervals.OrderBy(interval => interval.From))
        {
            if (joined.Count > 0 && interval.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = Later(joined[^1].To, interval.To) };
            }
            else
            {
                joined.Add(interval);
            }
        }

        return joined;
    }

    /// <summary>The stretches between changes of clocks. No zone changes them twice within two days.</summary>
    private static IReadOnlyList<SteadyTime> SteadyTimes(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var before = zone.GetUtcOffset(from);
        var after = zone.GetUtcOffset(to);
        if (before == after)
        {
            return [new SteadyTime(from, to, before)];
        }

        var (lastBefore, firstAfter) = (from, to);
        while (firstAfter - lastBefore > TimeSpan.FromTicks(1))
        {
            var middle = lastBefore + ((firstAfter - lastBefore) / 2);
            (lastBefore, firstAfter) = zone.GetUtcOffset(middle) == before ? (middle, firstAfter) : (lastBefore, middle);
        }

        return [new SteadyTime(from, firstAfter, before), new SteadyTime(firstAfter, to, after)];
    }

    private static DateTimeOffset Instant(DateTime local, TimeSpan offset) => new(local - offset, TimeSpan.Zero);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>A stretch of time in which the clocks keep one offset from UTC.</summary>
    private readonly record struct SteadyTime(DateTimeOffset From, DateTimeOffset To, TimeSpan Offset);
}
