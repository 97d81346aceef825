using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

public sealed class SlaClockProperties
{
    [Fact]
    public void A_deadline_is_where_a_walk_from_minute_to_minute_ends() => Always.Holds(CalendarCase.Any, one => one.Smaller(), one =>
        Assert.Equal(one.Walk.After(one.Start, one.TermMinutes), SlaClock.After(one.Calendar, one.Start, TimeSpan.FromMinutes(one.TermMinutes)).DueAt));

    [Fact]
    public void The_working_time_between_two_instants_is_what_a_walk_counts() => Always.Holds(CalendarCase.Any, one => one.Smaller(), one =>
    {
        var until = one.Start.AddMinutes(one.TermMinutes * 5);

        Assert.Equal(one.Walk.Between(one.Start, until), SlaClock.Between(one.Calendar, one.Start, until).TotalMinutes);
    });

    [Fact]
    public void Work_goes_on_at_the_minute_at_which_the_clock_says_so() => Always.Holds(CalendarCase.Any, one => one.Smaller(), one =>
    {
        var walk = one.Walk;
        var next = one.Calendar.WorkingTimeFrom(one.Start);

        Assert.Equal(walk.FirstWorkingFrom(one.Start), next);
        Assert.Equal(walk.IsWorking(one.Start), one.Calendar.IsWorkingTime(one.Start));
        Assert.True(one.Calendar.IsWorkingTime(next));
    });

    [Fact]
    public void The_receipt_adds_up_and_leaves_no_day_out() => Always.Holds(CalendarCase.Any, one => one.Smaller(), one =>
    {
        var walk = one.Walk;
        var deadline = SlaClock.After(one.Calendar, one.Start, TimeSpan.FromMinutes(one.TermMinutes));
        var worked = deadline.Counted.Select(interval => one.Calendar.DayOf(interval.From)).ToHashSet();
        var skipped = deadline.Skipped.Select(day => day.Day).ToList();

        Assert.Equal(one.TermMinutes, deadline.Counted.Sum(interval => interval.Length.TotalMinutes));
        Assert.All(deadline.Counted, interval => Assert.Equal(interval.Length.TotalMinutes, walk.Between(interval.From, interval.To)));
        Assert.All(deadline.Counted.Zip(deadline.Counted.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
        Assert.Equal(deadline.DueAt, deadline.Counted[^1].To);
        for (var day = one.Calendar.DayOf(one.Start).AddDays(1); day < one.Calendar.DayOf(deadline.Counted[^1].From); day = day.AddDays(1))
        {
            Assert.True(worked.Contains(day) != skipped.Contains(day), $"{day:O} must be either worked or skipped");
        }
    });

    [Fact]
    public void A_day_begins_at_its_first_minute_on_the_wall() => Always.Holds(CalendarCase.Any, one => one.Smaller(), one =>
    {
        var day = one.Calendar.DayOf(one.Start);
        var begins = one.Calendar.StartOf(day);

        Assert.Equal(day, one.Calendar.DayOf(begins));
        Assert.True(one.Calendar.DayOf(begins.AddMinutes(-1)) < day);
    });
}
