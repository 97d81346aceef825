using System.Globalization;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Tests.Sla;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>The plan's rules for arrivals at every hour of 2026, in calendars that change their clocks.</summary>
public sealed class FollowUpPlanProperties
{
    private static readonly FollowUpPlan Plan = Mexico.Configuration.Plan;

    [Fact]
    public void In_Madrid_an_arrival_at_any_hour_of_a_year_gets_a_plan_that_keeps_the_rules() => EveryArrivalKeepsTheRules(
        "Europe/Madrid", Holidays.Spain, day => day == DayOfWeek.Friday ? [(8, 15)] : [(9, 14), (16, 19)],
        "2026-01-01 2026-01-06 2026-04-03 2026-05-01 2026-08-15 2026-10-12 2026-11-01 2026-12-06 2026-12-08 2026-12-25 2027-01-01 2027-01-06");

    [Fact]
    public void In_New_York_an_arrival_at_any_hour_of_a_year_gets_a_plan_that_keeps_the_rules() => EveryArrivalKeepsTheRules(
        "America/New_York", Holidays.UnitedStates, _ => [(9, 17)],
        "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25 2027-01-01 2027-01-18");

    /// <param name="published">The holidays written out, for the count that is independent of the calendar.</param>
    private static void EveryArrivalKeepsTheRules(
        string zoneId, IReadOnlyList<Holiday> holidays, Func<DayOfWeek, (int From, int To)[]> hours, string published)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        DayOfWeek[] workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var calendar = new WorkingCalendar(
            zone,
            workdays.ToDictionary(day => day, day => (IReadOnlyList<WorkingHours>)[.. hours(day).Select(part => new WorkingHours(new TimeOnly(part.From, 0), new TimeOnly(part.To, 0)))]),
            holidays);
        var free = published.Split(' ').Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
        var walk = new MinuteWalk(
            zone,
            local => workdays.Contains(local.DayOfWeek) && !free.Contains(DateOnly.FromDateTime(local))
                && hours(local.DayOfWeek).Any(part => part.From <= local.Hour && local.Hour < part.To));
        var first = calendar.StartOf(new DateOnly(2026, 1, 1));
        var worked = walk.CountFrom(first, TimeSpan.FromDays(370));

        for (var startedAt = first; startedAt < calendar.StartOf(new DateOnly(2027, 1, 1)); startedAt = startedAt.AddHours(1))
        {
            var attempts = Plan.Schedule(calendar, startedAt);
            var closesAt = Plan.ClosesAt(calendar, startedAt);

            Assert.Equal(Plan.Attempts.Count, attempts.Count);
            Assert.Equal(attempts.Count, attempts.Select(attempt => calendar.DayOf(attempt.OpensAt)).Distinct().Count());
            Assert.All(attempts, attempt => Assert.True(attempt.OpensAt < attempt.DueAt && attempt.DueAt <= closesAt && walk.IsWorking(attempt.OpensAt)));
            Assert.All(attempts.Zip(attempts.Skip(1)), pair => Assert.True(calendar.DayOf(pair.First.DueAt) < calendar.DayOf(pair.Second.OpensAt)));
            Assert.Equal(240, worked[MinutesFrom(first, attempts[0].DueAt)] - worked[MinutesFrom(first, startedAt)]);
            Assert.True(walk.IsWorking(attempts[0].DueAt.AddMinutes(-1)));
        }
    }

    private static int MinutesFrom(DateTimeOffset first, DateTimeOffset instant) => (int)(instant - first).TotalMinutes;
}
