namespace Smarketing.Functions.Sla;

/// <summary>The date of Easter in the Gregorian calendar: the first Sunday after the church's full moon on or after 21 March.</summary>
public static class Easter
{
    /// <summary>The anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms, chapter 8.</summary>
    public static DateOnly SundayOf(int year)
    {
        var moonCycle = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);

        // The age of the moon on 22 March, with the leap days that the century skips and what the moon gains on its cycle.
        var moonGain = (century - ((century + 8) / 25) + 1) / 3;
        var daysToFullMoon = ((19 * moonCycle) + century - (century / 4) - moonGain + 15) % 30;
        var daysToSunday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - daysToFullMoon - (yearOfCentury % 4)) % 7;

        // Keeps the full moon before 19 April, so that no two years of one cycle share it.
        var correction = (moonCycle + (11 * daysToFullMoon) + (22 * daysToSunday)) / 451;
        return new DateOnly(year, 3, 22).AddDays(daysToFullMoon + daysToSunday - (7 * correction));
    }
}
