namespace Smarketing.Functions.Sla;

/// <summary>A day of the year on which nobody works, whatever the weekday.</summary>
public abstract record Holiday(string Name)
{
    public abstract bool IsOn(DateOnly day);

    /// <summary>The same date every year.</summary>
    public sealed record Fixed(string Name, int Month, int Day) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day.Month == Month && day.Day == Day;
    }

    /// <summary>The n-th weekday of a month: counted from its start with 1, 2, …, from its end with -1, -2, ….</summary>
    public sealed record NthWeekday(string Name, int Month, DayOfWeek Weekday, int Nth) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day.Month == Month && day.DayOfWeek == Weekday
            && (Nth > 0
                ? ((day.Day - 1) / 7) + 1 == Nth
                : ((DateTime.DaysInMonth(day.Year, Month) - day.Day) / 7) + 1 == -Nth);
    }

    /// <summary>So many days after Easter Sunday, or before it.</summary>
    public sealed record FromEaster(string Name, int Days) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => Easter.SundayOf(day.Year).AddDays(Days) == day;
    }

    /// <summary>One single day.</summary>
    public sealed record Once(string Name, DateOnly Day) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day == Day;
    }

    /// <summary>The same date every so many years, counted from one of them.</summary>
    public sealed record Periodic(string Name, int Month, int Day, int Year, int EveryYears) : Holiday(Name)
    {
        public override bool IsOn(DateOnly day) => day.Month == Month && day.Day == Day && (day.Year - Year) % EveryYears == 0;
    }

    /// <summary>Kept on the day itself where that is a Monday, else on the Monday after.</summary>
    public sealed record OnMonday(Holiday Of) : Holiday(Of.Name)
    {
        public override bool IsOn(DateOnly day) =>
            day.DayOfWeek == DayOfWeek.Monday && Enumerable.Range(0, 7).Any(days => Of.IsOn(day.AddDays(-days)));
    }

    /// <summary>Instead of a Saturday kept on the Friday before, instead of a Sunday on the Monday after; that may be in another year.</summary>
    public sealed record OnWeekday(Holiday Of) : Holiday(Of.Name)
    {
        public override bool IsOn(DateOnly day) => day.DayOfWeek switch
        {
            DayOfWeek.Saturday or DayOfWeek.Sunday => false,
            DayOfWeek.Friday => Of.IsOn(day) || Of.IsOn(day.AddDays(1)),
            DayOfWeek.Monday => Of.IsOn(day) || Of.IsOn(day.AddDays(-1)),
            _ => Of.IsOn(day),
        };
    }
}
