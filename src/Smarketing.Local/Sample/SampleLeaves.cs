using System.Globalization;
using Smarketing.Functions.Routing;

namespace Smarketing.Local.Sample;

/// <summary>When reps are on leave: two weeks each, one after the other.</summary>
internal static class SampleLeaves
{
    private const int FirstDay = 95;
    private const int DaysBetween = 42;
    private const int Days = 12;

    public static IEnumerable<SampleDeed> Of(SampleYear year, Team team) => team.Reps.Index().Select(rep =>
    {
        var from = team.Calendar.WorkingDayFrom(year.Day(team.Calendar, FirstDay + (rep.Index * DaysBetween)));
        return new SampleDeed.Request(
            team.Calendar.StartOf(from).AddHours(7), $"leave-{rep.Item.Id}", HttpMethod.Put, $"/api/reps/{rep.Item.Id}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["away"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = Text(from), ["to"] = Text(from.AddDays(Days)) } });
    });

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
