using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

/// <summary>A random calendar, and a term in it.</summary>
/// <param name="Week">The working minutes of each weekday, as parts of a day from one minute up to another.</param>
internal sealed record CalendarCase(
    string Zone, IReadOnlyList<WorkingPart> Week, IReadOnlyList<DateOnly> Holidays, DateTimeOffset Start, int TermMinutes)
{
    private const int DayMinutes = 24 * 60;

    private static readonly DateTimeOffset Earliest = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = Earliest.AddYears(7);

    /// <summary>The first five are where companies are; the rest change their clocks by half an hour, at midnight, or have odd offsets.</summary>
    private static readonly Dictionary<string, DateTimeOffset[]> ChangesOfClocks = new[]
    {
        "America/Mexico_City", "Europe/Madrid", "America/New_York", "Asia/Kolkata", "America/Bogota",
        "Australia/Lord_Howe", "America/Havana", "America/Santiago", "Asia/Kathmandu",
    }.ToDictionary(zone => zone, ChangesIn, StringComparer.Ordinal);

    public static Gen<CalendarCase> Any { get; } =
        from zone in Gen.Elements(ChangesOfClocks.Keys.ToArray())
        from week in AnyWeek
        from start in StartIn(zone)
        from holidays in Gen.Choose(-1, 20).ListOf()
        from term in Gen.Choose(1, Math.Min(900, 3 * week.Sum(part => part.ToMinute - part.FromMinute)))
        select new CalendarCase(zone, week, [.. holidays.Distinct().Order().Select(days => DateOnly.FromDateTime(start.Date).AddDays(days))], start, term);

    private static Gen<IReadOnlyList<WorkingPart>> AnyWeek =>
        from days in AnyDay.ListOf(7)
        from always in Gen.Choose(0, 6)
        let week = days.SelectMany((parts, day) => parts.Select(part => part with { Day = (DayOfWeek)day })).ToArray()
        select (IReadOnlyList<WorkingPart>)(week.Length > 0 ? week : [new WorkingPart((DayOfWeek)always, 0, DayMinutes)]);

    /// <summary>Up to three parts, often in the hours in which clocks change.</summary>
    private static Gen<IEnumerable<WorkingPart>> AnyDay =>
        from parts in Gen.Frequency((2, Gen.Constant(0)), (4, Gen.Constant(1)), (4, Gen.Constant(2)), (2, Gen.Constant(3)))
        from minutes in Gen.OneOf(Gen.Choose(0, DayMinutes), Gen.Choose(0, 240), Gen.Elements(0, 540, 840, 960, 1080, DayMinutes)).ListOf(2 * parts)
        let ordered = minutes.Distinct().Order().ToArray()
        select ordered.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new WorkingPart(default, pair[0], pair[1]));

    private TimeZoneInfo ZoneInfo => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public WorkingCalendar Calendar => new(
        ZoneInfo,
        Week.GroupBy(part => part.Day).ToDictionary(day => day.Key, day => (IReadOnlyList<WorkingHours>)[.. day.Select(part => part.Hours)]),
        [.. Holidays.Select(day => new Holiday.Once("holiday", day))]);

    public MinuteWalk Walk
    {
        get
        {
            var free = Holidays.ToHashSet();
            var minutes = Week.SelectMany(part => Enumerable.Range(part.FromMinute, part.ToMinute - part.FromMinute).Select(minute => (part.Day, minute))).ToHashSet();
            return new MinuteWalk(
                ZoneInfo, local => minutes.Contains((local.DayOfWeek, (local.Hour * 60) + local.Minute)) && !free.Contains(DateOnly.FromDateTime(local)));
        }
    }

    public IEnumerable<CalendarCase> Smaller() =>
    [
        .. Always.Without(Holidays).Select(holidays => this with { Holidays = holidays }),
        .. Always.Without(Week).Where(week => week.Count > 0).Select(week => this with { Week = week }),
        .. TermMinutes > 1 ? [this with { TermMinutes = TermMinutes / 2 }, this with { TermMinutes = TermMinutes - 1 }] : Array.Empty<CalendarCase>(),
    ];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{TermMinutes} minutes after {Start:u} in {Zone}, hours {string.Join(", ", Week)}, holidays [{string.Join(", ", Holidays.Select(day => day.ToString("O", CultureInfo.InvariantCulture)))}]");

    /// <summary>Any minute; as often one in the days or hours around a change of clocks, where the zone has them.</summary>
    private static Gen<DateTimeOffset> StartIn(string zone)
    {
        var any = Gen.Choose(0, (int)(Latest - Earliest).TotalMinutes).Select(minutes => Earliest.AddMinutes(minutes));
        var changes = ChangesOfClocks[zone];
        return changes.Length == 0
            ? any
            : Gen.OneOf(
                any,
                from change in Gen.Elements(changes)
                from minutes in Gen.OneOf(Gen.Choose(-2 * DayMinutes, DayMinutes), Gen.Choose(-180, 180))
                select change.AddMinutes(minutes));
    }

    private static DateTimeOffset[] ChangesIn(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        return [.. Enumerable.Range(0, (int)(Latest - Earliest).TotalHours).Select(hours => Earliest.AddHours(hours)).Where(hour => zone.GetUtcOffset(hour) != zone.GetUtcOffset(hour.AddHours(-1)))];
    }
}

internal sealed record WorkingPart(DayOfWeek Day, int FromMinute, int ToMinute)
{
    public WorkingHours Hours => new(Time(FromMinute), Time(ToMinute));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day} {FromMinute / 60:00}:{FromMinute % 60:00}-{ToMinute / 60:00}:{ToMinute % 60:00}");

    private static TimeOnly Time(int minute) => TimeOnly.MinValue.AddMinutes(minute);
}
