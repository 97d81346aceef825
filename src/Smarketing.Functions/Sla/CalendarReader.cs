using System.Globalization;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Sla;

/// <summary>Reads a working calendar from the configuration.</summary>
public static class CalendarReader
{
    public static WorkingCalendar Read(ConfigNode node, TimeZoneInfo zone)
    {
        var hours = node.Object("hours", days => Enum.GetValues<DayOfWeek>()
            .ToDictionary(day => day, day => HoursOn(days, day.ToString().ToLowerInvariant())));
        if (hours.Values.All(day => day.Count == 0))
        {
            node.Fault("hours", "must have at least one working day");
            hours[DayOfWeek.Monday] = [new WorkingHours(new TimeOnly(9, 0), new TimeOnly(18, 0))];
        }

        return new WorkingCalendar(zone, hours, HolidaysOf(node));
    }

    private static IReadOnlyList<WorkingHours> HoursOn(ConfigNode days, string day)
    {
        var hours = new List<WorkingHours>();
        foreach (var text in days.Texts(day, []))
        {
            if (text.Split('-') is [var from, var to]
                && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var begin)
                && (to == "24:00" || TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            {
                var end = to == "24:00" ? TimeOnly.MinValue : TimeOnly.ParseExact(to, "HH:mm", CultureInfo.InvariantCulture);
                var isAfterTheOneBefore = hours.Count == 0 || (hours[^1].To != TimeOnly.MinValue && hours[^1].To <= begin);
                if ((end == TimeOnly.MinValue || begin < end) && isAfterTheOneBefore)
                {
                    hours.Add(new WorkingHours(begin, end));
                    continue;
                }
            }

            days.Fault(day, $"\"{text}\" must be hours such as 09:00-18:00, in order and apart");
        }

        return hours;
    }

    private static List<Holiday> HolidaysOf(ConfigNode node)
    {
        var holidays = new List<Holiday>();
        foreach (var text in node.Texts("holidays", []))
        {
            if (Holidays.ByCountry.TryGetValue(text, out var country))
            {
                holidays.AddRange(country);
            }
            else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                holidays.Add(new Holiday.Once(text, day));
            }
            else
            {
                node.Fault("holidays", $"\"{text}\" must be a country ({string.Join(", ", Holidays.ByCountry.Keys)}) or a date such as 2026-12-24");
            }
        }

        return holidays;
    }
}
