namespace Smarketing.Functions.Tests.Sla;

/// <summary>Working time counted by walking from minute to minute and looking at the clock on the wall: slow, and plain to see.</summary>
internal sealed class MinuteWalk(TimeZoneInfo zone, Func<DateTime, bool> isWorking)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public bool IsWorking(DateTimeOffset instant) => isWorking(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The end of so many working minutes.</summary>
    public DateTimeOffset After(DateTimeOffset start, int minutes)
    {
        var instant = start;
        for (var left = minutes; left > 0; instant += Minute)
        {
            left -= IsWorking(instant) ? 1 : 0;
        }

        return instant;
    }

    public DateTimeOffset FirstWorkingFrom(DateTimeOffset start)
    {
        var instant = start;
        while (!IsWorking(instant))
        {
            instant += Minute;
        }

        return instant;
    }

    public int Between(DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = 0;
        for (var instant = from; instant < to; instant += Minute)
        {
            minutes += IsWorking(instant) ? 1 : 0;
        }

        return minutes;
    }

    /// <summary>For each minute of a long time, how many before it were working minutes.</summary>
    public IReadOnlyList<int> CountFrom(DateTimeOffset start, TimeSpan length)
    {
        var counts = new List<int> { 0 };
        for (var instant = start; instant < start + length; instant += Minute)
        {
            counts.Add(counts[^1] + (IsWorking(instant) ? 1 : 0));
        }

        return counts;
    }
}
