using Smarketing.Functions.Sla;

namespace Smarketing.Local.Sample;

/// <summary>Which year is made up: the same seed, people and days give the same people with the same habits.</summary>
/// <param name="From">Where the clock starts.</param>
/// <param name="To">Where it ends: there the program goes on.</param>
/// <param name="People">How many come in over the year.</param>
public sealed record SampleYear(int Seed, DateTimeOffset From, DateTimeOffset To, int People)
{
    public const int SeedUsual = 2026;
    public const int PeopleUsual = 1200;
    public const int PeopleMax = 20_000;

    /// <summary>The year before an instant.</summary>
    public static SampleYear Before(DateTimeOffset to, int seed, int people) => new(seed, to.ToUniversalTime().AddYears(-1), to.ToUniversalTime(), people);

    /// <summary>Chance for one matter, and always the same for it: so an interrupted year goes on as it would have.</summary>
    public SampleChance Chance(params ReadOnlySpan<string> matter) => new($"{Seed}|{string.Join('|', matter!)}");

    /// <summary>The local day that is so many days after the first.</summary>
    public DateOnly Day(WorkingCalendar calendar, int days) => calendar.DayOf(From).AddDays(days);
}
