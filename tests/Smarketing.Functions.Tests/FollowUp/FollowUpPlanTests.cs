using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpPlanTests
{
    private static readonly FollowUpPlan Plan = Mexico.Configuration.Plan;

    [Fact]
    public void A_Monday_morning_gives_the_days_of_the_plan()
    {
        var attempts = Plan.Schedule(Mexico.Calendar, Mexico.At(2026, 1, 5, 9, 30));

        Assert.Equal(
            [(Mexico.At(2026, 1, 5, 9, 30), Mexico.At(2026, 1, 5, 13, 30)), Day(6), Day(9), Day(13), Day(16)],
            attempts.Select(attempt => (attempt.OpensAt, attempt.DueAt)));
        Assert.Equal(
            [AttemptKind.Call, AttemptKind.Mail, AttemptKind.Call, AttemptKind.Mail, AttemptKind.Mail], attempts.Select(attempt => attempt.Kind));
    }

    [Fact]
    public void The_close_is_the_end_of_day_14_and_the_grace_of_day_17()
    {
        var startedAt = Mexico.At(2026, 1, 5, 9, 30);

        Assert.Equal(Mexico.At(2026, 1, 20), Plan.ClosesAt(Mexico.Calendar, startedAt));
        Assert.Equal(Mexico.At(2026, 1, 23), Plan.GraceEndsAt(Mexico.Calendar, startedAt));
    }

    [Fact]
    public void A_free_day_moves_an_attempt_to_the_next_working_day()
    {
        // Day 4 of a Wednesday is a Sunday, before the Monday of the Constitution.
        var third = Plan.Schedule(Mexico.Calendar, Mexico.At(2026, 1, 28, 10))[2];

        Assert.Equal(Mexico.At(2026, 2, 3, 9), third.OpensAt);
    }

    [Fact]
    public void An_attempt_never_opens_on_the_day_on_which_the_one_before_is_due()
    {
        // Friday 16:00: the first attempt is due on Monday at 11:00, and day 1 moves to that Monday.
        var attempts = Plan.Schedule(Mexico.Calendar, Mexico.At(2026, 1, 9, 16));

        Assert.Equal(Mexico.At(2026, 1, 12, 11), attempts[0].DueAt);
        Assert.Equal(Mexico.At(2026, 1, 13, 9), attempts[1].OpensAt);
    }

    [Fact]
    public void An_arrival_at_any_hour_of_a_year_gets_a_plan_that_keeps_the_rules()
    {
        for (var startedAt = Mexico.At(2026, 1, 1); startedAt.Year == 2026; startedAt = startedAt.AddHours(1))
        {
            var attempts = Plan.Schedule(Mexico.Calendar, startedAt);
            var closesAt = Plan.ClosesAt(Mexico.Calendar, startedAt);
            var days = attempts.Select(attempt => Mexico.Calendar.DayOf(attempt.OpensAt)).ToList();

            Assert.Equal(5, attempts.Count);
            Assert.Equal(days.Distinct().Count(), days.Count);
            Assert.All(attempts, attempt => Assert.True(attempt.OpensAt < attempt.DueAt && attempt.DueAt <= closesAt && Mexico.Calendar.IsWorkingTime(attempt.OpensAt)));
            Assert.All(attempts.Zip(attempts.Skip(1)), pair => Assert.True(Mexico.Calendar.DayOf(pair.First.DueAt) < Mexico.Calendar.DayOf(pair.Second.OpensAt)));
            Assert.Equal(240, WorkingMinutesBetween(startedAt, attempts[0].DueAt));
        }
    }

    /// <summary>An independent count, minute by minute: 9 to 18, Monday to Friday, the holidays of 2026 written out.</summary>
    private static int WorkingMinutesBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = 0;
        for (var local = from.ToOffset(TimeSpan.FromHours(-6)).DateTime; local < to.ToOffset(TimeSpan.FromHours(-6)).DateTime; local = local.AddMinutes(1))
        {
            var isFree = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                || (local.Month, local.Day) is (1, 1) or (2, 2) or (3, 16) or (5, 1) or (9, 16) or (11, 16) or (12, 25);
            minutes += !isFree && local.Hour is >= 9 and < 18 ? 1 : 0;
        }

        return minutes;
    }

    private static (DateTimeOffset OpensAt, DateTimeOffset DueAt) Day(int day) => (Mexico.At(2026, 1, day, 9), Mexico.At(2026, 1, day, 18));
}
