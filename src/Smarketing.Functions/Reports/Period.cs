namespace Smarketing.Functions.Reports;

/// <summary>Days of the company's calendar, both ends included.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => From <= day && day <= To;

    public static Period MonthOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new Period(first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>How many days of this period lie in another one.</summary>
    public int DaysIn(Period other) => Math.Max(0, Math.Min(To.DayNumber, other.To.DayNumber) - Math.Max(From.DayNumber, other.From.DayNumber) + 1);

    /// <summary>How many months it is: a month of which a part is in it counts for that part.</summary>
    public decimal Months()
    {
        var months = 0m;
        for (var month = MonthOf(From); month.From <= To; month = MonthOf(month.To.AddDays(1)))
        {
            months += (decimal)DaysIn(month) / month.Days;
        }

        return months;
    }
}
