using System.Text.Json.Serialization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.FollowUp;

[JsonConverter(typeof(WordConverter<AttemptKind>))]
public enum AttemptKind
{
    Call,
    Mail,
}

/// <summary>The attempts that sales has promised for every MQL, and their times.</summary>
/// <param name="FirstDueIn">Working time from the MQL to the end of the first attempt's term.</param>
/// <param name="CloseDay">The follow-up closes at 24:00 of this day; day 0 is that of the MQL.</param>
/// <param name="HandOverAtMiss">With which missed term in a row the follow-up goes to another rep, once; 0 for never.</param>
/// <param name="GraceDays">Days more for whoever was reached and has no verdict yet.</param>
public sealed record FollowUpPlan(
    IReadOnlyList<PlannedAttempt> Attempts, TimeSpan FirstDueIn, TimeSpan RemindBefore, TimeSpan VerdictReminderAfter, int CloseDay, int GraceDays, int HandOverAtMiss)
{
    public static FollowUpPlan Read(ConfigNode node)
    {
        var plan = new FollowUpPlan(
            node.Objects("attempts", PlannedAttempt.Read),
            node.Duration("firstDueIn"), node.Duration("remindBefore"), node.Duration("verdictReminderAfter"),
            node.Number("closeDay", 1, 365), node.Number("graceDays", 0, 365), node.Number("handOverAtMiss", 0, 100, 2));
        if (plan.Attempts.Count == 0 || plan.Attempts[0].Day != 0)
        {
            node.Fault("attempts", "must begin with an attempt on day 0");
        }

        if (plan.Attempts.Zip(plan.Attempts.Skip(1)).Any(pair => pair.Second.Day <= pair.First.Day))
        {
            node.Fault("attempts", "each attempt's day must be later than the one before");
        }

        if (plan.FirstDueIn <= TimeSpan.Zero)
        {
            node.Fault("firstDueIn", "must be more than nothing");
        }

        return plan;
    }

    /// <summary>The attempts with their times, for an MQL of <paramref name="startedAt"/>, in the rep's calendar.</summary>
    public IReadOnlyList<Attempt> Schedule(WorkingCalendar calendar, DateTimeOffset startedAt)
    {
        var first = new Attempt
        {
            Number = 1,
            Kind = Attempts[0].Kind,
            OpensAt = calendar.WorkingTimeFrom(startedAt),
            DueAt = SlaClock.After(calendar, startedAt, FirstDueIn).DueAt,
        };
        var others = Attempts.Skip(1).Select((planned, index) => new Attempt
        {
            Number = index + 2, Kind = planned.Kind, IsBreakUp = planned.IsBreakUp, OpensAt = first.OpensAt, DueAt = first.DueAt,
        });
        return Place(calendar, startedAt, ClosesAt(calendar, startedAt), [first, .. others], after: 1);
    }

    /// <summary>
    /// The attempts that are still to come, placed anew beyond number <paramref name="after"/>, which was moved or is in
    /// another rep's hands now. The close stays; a call back that was agreed on stays, too.
    /// </summary>
    public IReadOnlyList<Attempt> Reschedule(WorkingCalendar calendar, FollowUpState followUp, int after) =>
        Place(calendar, followUp.StartedAt, followUp.ClosesAt!.Value, followUp.Attempts, after);

    private IReadOnlyList<Attempt> Place(
        WorkingCalendar calendar, DateTimeOffset startedAt, DateTimeOffset closesAt, IReadOnlyList<Attempt> attempts, int after)
    {
        var day0 = calendar.DayOf(startedAt);
        var lastDay = LastDayBefore(closesAt, calendar);
        var isToBePlaced = attempts.ToLookup(attempt => attempt.Number > after && attempt.IsToBePlaced && attempt.Number <= Attempts.Count);
        var taken = isToBePlaced[false].SelectMany(fixedOne => new[] { calendar.DayOf(fixedOne.OpensAt), LastDayOf(fixedOne, calendar) }).ToHashSet();
        var placed = new List<Attempt>();
        foreach (var attempt in attempts)
        {
            if (!isToBePlaced[true].Contains(attempt))
            {
                placed.Add(attempt);
                continue;
            }

            var plannedDay = day0.AddDays(Attempts[attempt.Number - 1].Day);
            var previousDue = placed.LastOrDefault(one => !one.IsSkipped) is { } previous ? LastDayOf(previous, calendar) : day0;
            var day = DayFor(calendar, plannedDay, previousDue, lastDay, taken);
            taken.Add(day ?? plannedDay);
            placed.Add(attempt with
            {
                OpensAt = day is { } opens ? calendar.WorkBeginsOn(opens) : calendar.StartOf(plannedDay),
                DueAt = day is { } due ? calendar.WorkEndsOn(due) : calendar.StartOf(plannedDay),
                Skipped = day is null ? SkipReason.NoDayLeft : null,
            });
        }

        return placed;
    }

    public DateTimeOffset ClosesAt(WorkingCalendar calendar, DateTimeOffset startedAt) =>
        calendar.StartOf(calendar.DayOf(startedAt).AddDays(CloseDay + 1));

    public DateTimeOffset GraceEndsAt(WorkingCalendar calendar, DateTimeOffset startedAt) =>
        calendar.StartOf(calendar.DayOf(startedAt).AddDays(CloseDay + GraceDays + 1));

    /// <summary>The last day on which work ends before the close. It may be another than the plan's for a rep in another zone.</summary>
    private static DateOnly LastDayBefore(DateTimeOffset closesAt, WorkingCalendar calendar)
    {
        var day = calendar.WorkingDayUpTo(calendar.DayOf(closesAt.AddTicks(-1)));
        return calendar.WorkEndsOn(day) <= closesAt ? day : calendar.WorkingDayUpTo(day.AddDays(-1));
    }

    /// <summary>The day on which the attempt is due; work that ends at 24:00 ends on that day, not on the next.</summary>
    private static DateOnly LastDayOf(Attempt attempt, WorkingCalendar calendar) => calendar.DayOf(attempt.DueAt.AddTicks(-1));

    /// <summary>
    /// The planned day or the next working day, later than the day on which the previous attempt is due; where that is
    /// past the close, the last working day before it that has no attempt yet; null when there is none.
    /// </summary>
    private static DateOnly? DayFor(WorkingCalendar calendar, DateOnly planned, DateOnly previousDue, DateOnly lastDay, HashSet<DateOnly> taken)
    {
        var day = calendar.WorkingDayFrom(planned > previousDue ? planned : previousDue.AddDays(1));
        if (day <= lastDay)
        {
            return day;
        }

        for (day = calendar.WorkingDayUpTo(lastDay); day > previousDue; day = calendar.WorkingDayUpTo(day.AddDays(-1)))
        {
            if (!taken.Contains(day))
            {
                return day;
            }
        }

        return null;
    }
}

/// <param name="Day">Days after the MQL, before it is moved to a working day.</param>
/// <param name="IsAutomatic">The program sends the mail in the rep's name.</param>
public sealed record PlannedAttempt(AttemptKind Kind, int Day, bool IsBreakUp, bool IsAutomatic)
{
    public static PlannedAttempt Read(ConfigNode node)
    {
        var planned = new PlannedAttempt(
            node.Word<AttemptKind>("kind"), node.Number("day", 0, 365), node.Flag("breakUp", false), node.Flag("automatic", false));
        if (planned is { IsAutomatic: true, Kind: AttemptKind.Call })
        {
            node.Fault("automatic", "only a mail can be sent automatically");
        }

        return planned;
    }
}
