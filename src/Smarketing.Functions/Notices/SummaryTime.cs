using Smarketing.Functions.Configuration;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Notices;

/// <summary>When the manager's summary is due: on working days from this time on, in the company's zone.</summary>
public sealed record SummaryTime(TimeOnly At, WorkingCalendar Calendar)
{
    private static readonly TimeOnly Usual = new(8, 0);

    public static SummaryTime Read(ConfigNode root, WorkingCalendar calendar) => root.Has("summary")
        ? root.Object("summary", node => new SummaryTime(node.Time("at", Usual), calendar))
        : new SummaryTime(Usual, calendar);

    /// <summary>The day whose summary is to be out by now; null on a free day and before the time.</summary>
    public DateOnly? DayDue(DateTimeOffset now)
    {
        var local = LocalTime(now);
        var today = DateOnly.FromDateTime(local);
        return !IsBefore(local, today) && Calendar.IntervalsOn(today).Count > 0 ? today : null;
    }

    /// <summary>Whether the day's summary tells what happened then; what is later waits for the next, however late this one goes out.</summary>
    public bool Tells(DateOnly day, DateTimeOffset happenedAt) => IsBefore(LocalTime(happenedAt), day);

    private bool IsBefore(DateTime local, DateOnly day) => local < day.ToDateTime(At);

    private DateTime LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Calendar.Zone).DateTime;
}
