using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Sla;

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
    public void One_that_would_fall_after_the_close_takes_the_last_day_before_it_and_with_none_left_is_skipped()
    {
        // Closed with the Thursday of day 3, before the third attempt's day.
        var attempts = (Plan with { CloseDay = 3 }).Schedule(Mexico.Calendar, Mexico.At(2026, 1, 5, 9));

        Assert.Equal([null, null, null, SkipReason.NoDayLeft, SkipReason.NoDayLeft], attempts.Select(attempt => attempt.Skipped));
        Assert.Equal([Day(6), Day(8)], attempts.Skip(1).Take(2).Select(attempt => (attempt.OpensAt, attempt.DueAt)));
    }

    [Fact]
    public void It_leaves_the_last_day_to_the_call_that_was_agreed_for_it()
    {
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Mexico.At(2026, 1, 5, 9) }, "ana", Plan, Mexico.Calendar);
        var agreed = state.Attempts[2] with { IsCallBack = true, OpensAt = Mexico.At(2026, 1, 19, 10), DueAt = Mexico.At(2026, 1, 19, 18) };
        var late = Plan with { Attempts = [.. Plan.Attempts.Select((planned, index) => index == 1 ? planned with { Day = 15 } : planned)] };

        var attempts = late.Reschedule(Mexico.Calendar, state with { Attempts = [.. state.Attempts.Select(attempt => attempt.Number == 3 ? agreed : attempt)] }, after: 1);

        Assert.Equal(Day(16), (attempts[1].OpensAt, attempts[1].DueAt));
        Assert.Equal(agreed, attempts[2]);
    }

    [Fact]
    public void Two_that_would_fall_after_the_close_take_two_days_whatever_was_agreed_between_them()
    {
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Mexico.At(2026, 1, 5, 9) }, "ana", Plan, Mexico.Calendar);
        var agreed = state.Attempts[2] with { IsCallBack = true, OpensAt = Mexico.At(2026, 1, 8, 10), DueAt = Mexico.At(2026, 1, 8, 18) };
        var late = Plan with { Attempts = [.. Plan.Attempts.Select((planned, index) => index is 1 or 3 ? planned with { Day = 15 + index } : planned)] };

        var attempts = late.Reschedule(Mexico.Calendar, state with { Attempts = [.. state.Attempts.Take(4).Select(attempt => attempt.Number == 3 ? agreed : attempt)] }, after: 1);

        Assert.Equal([Day(19), (agreed.OpensAt, agreed.DueAt), Day(16)], attempts.Skip(1).Select(attempt => (attempt.OpensAt, attempt.DueAt)));
    }

    [Fact]
    public void For_a_rep_whose_day_ends_after_the_close_the_last_day_is_the_one_before()
    {
        // The close, midnight in Mexico City, is three in the afternoon in Tokyo.
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Mexico.At(2026, 1, 5, 9) }, "ana", Plan, Mexico.Calendar);
        var late = Plan with { Attempts = [.. Plan.Attempts.Select((planned, index) => index == 4 ? planned with { Day = 20 } : planned)] };

        var last = late.Reschedule(Mexico.Calendar.In(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")), state, after: 4)[4];

        Assert.Equal(new DateTimeOffset(2026, 1, 19, 9, 0, 0, TimeSpan.FromHours(9)), last.OpensAt);
    }

    [Fact]
    public void Work_that_ends_at_24_00_ends_on_that_day()
    {
        DayOfWeek[] workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var evenings = new WorkingCalendar(Mexico.Calendar.Zone, workdays.ToDictionary(day => day, _ => (IReadOnlyList<WorkingHours>)[new WorkingHours(new TimeOnly(16, 0), new TimeOnly(0, 0))]), []);
        var daily = Plan with { CloseDay = 4, Attempts = [.. Plan.Attempts.Select((planned, index) => planned with { Day = index })] };

        var attempts = daily.Schedule(evenings, Mexico.At(2026, 1, 5, 16));

        Assert.Equal([5, 6, 7, 8, 9], attempts.Select(attempt => attempt.OpensAt.Day));
        Assert.All(attempts.Skip(1), attempt => Assert.Equal((null, Mexico.At(2026, 1, attempt.OpensAt.Day + 1)), (attempt.Skipped, attempt.DueAt)));
    }

    [Theory]
    [InlineData("\"day\": 0 }", "\"day\": 1 }", "$.plan.attempts: must begin with an attempt on day 0")]
    [InlineData("\"firstDueIn\": \"PT4H\"", "\"firstDueIn\": \"PT0S\"", "$.plan.firstDueIn: must be more than nothing")]
    public void A_plan_begins_on_day_0_and_leaves_time_for_it(string was, string becomes, string fault)
    {
        var json = File.ReadAllText(Repository.PathTo("config", "smarketing.json"));
        Assert.Contains(was, json, StringComparison.Ordinal);

        Assert.Contains(fault, Functions.Configuration.SmarketingConfiguration.Parse(json.Replace(was, becomes, StringComparison.Ordinal)).Faults);
    }

    [Fact]
    public void An_attempt_is_neither_the_last_nor_the_programs_unless_the_plan_says_so()
    {
        var plan = Functions.Configuration.SmarketingConfiguration.Parse(File.ReadAllText(Repository.PathTo("config", "smarketing.json"))).Configuration!.Plan;

        Assert.Equal([(false, false), (false, false), (false, false), (false, false), (true, false)], plan.Attempts.Select(planned => (planned.IsBreakUp, planned.IsAutomatic)));
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
