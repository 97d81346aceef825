using System.Globalization;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Digests;

/// <summary>A digest that is to be out by now.</summary>
/// <param name="Period">The week or month that it tells of.</param>
/// <param name="SentFrom">When it was due.</param>
public sealed record DueDigest(bool IsMonthly, Period Period, DateTimeOffset SentFrom)
{
    /// <summary>Of each week and month there is one: <c>week-2026-W02</c>, <c>month-2026-01</c>.</summary>
    public string Cause => IsMonthly
        ? string.Create(CultureInfo.InvariantCulture, $"month-{Period.From:yyyy-MM}")
        : FormattableString.Invariant($"week-{ISOWeek.GetYear(Start)}-W{ISOWeek.GetWeekOfYear(Start):00}");

    /// <summary>The content that it is made from.</summary>
    public string Template => IsMonthly ? "digest-monthly" : "digest-weekly";

    /// <summary>The month whose goal it tells of, up to the period's end.</summary>
    public Period MonthToDate => new(Period.MonthOf(Period.To).From, Period.To);

    private DateTime Start => Period.From.ToDateTime(TimeOnly.MinValue);
}

/// <summary>
/// When digests are due: as work begins on the first working day of the week and of the month, in the company's zone, of the week or
/// month before. Whoever was down then sends it in the working hours after, as long as it is of the week or month before.
/// </summary>
public static class DigestTime
{
    private const int DaysOfWeek = 7;

    public static IEnumerable<DueDigest> Due(DateTimeOffset now, WorkingCalendar calendar)
    {
        if (!calendar.IsWorkingTime(now))
        {
            yield break;
        }

        var today = calendar.DayOf(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % DaysOfWeek));
        if (BeginsBy(now, monday, calendar) is { } week)
        {
            yield return new DueDigest(IsMonthly: false, new Period(monday.AddDays(-DaysOfWeek), monday.AddDays(-1)), week);
        }

        var first = Period.MonthOf(today).From;
        if (BeginsBy(now, first, calendar) is { } month)
        {
            yield return new DueDigest(IsMonthly: true, Period.MonthOf(first.AddDays(-1)), month);
        }
    }

    /// <summary>When the first work from a day on began; null where it hasn't.</summary>
    private static DateTimeOffset? BeginsBy(DateTimeOffset now, DateOnly day, WorkingCalendar calendar) =>
        calendar.WorkBeginsOn(calendar.WorkingDayFrom(day)) is var begins && begins <= now ? begins : null;
}
