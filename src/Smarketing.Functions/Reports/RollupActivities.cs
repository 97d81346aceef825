using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Reports;

/// <summary>Rolls days up, and reads what a period comes to.</summary>
public sealed class RollupActivities(FactStore facts, RollupStore rollups, SmarketingConfiguration configuration)
{
    /// <summary>What a single run closes: a backlog is worked off over several.</summary>
    private const int DaysMax = 60;

    /// <summary>Rolls up the days that are over since the last time, and those for which a fact came late. Doing it again comes to the same.</summary>
    public async Task CloseAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        // The marks first: one that is set while a day is read is another, and stays.
        var marks = await rollups.MarksAsync(cancellation);
        var yesterday = configuration.Calendar.DayOf(now).AddDays(-1);
        var through = await rollups.FindClosedThroughAsync(cancellation);
        var first = through?.AddDays(1) ?? await facts.FindFirstDayAsync(yesterday.AddDays(1), cancellation) ?? yesterday;
        for (var day = first; day <= yesterday && day.DayNumber - first.DayNumber < DaysMax; day = day.AddDays(1))
        {
            await RollUpAsync(day, cancellation);
            await rollups.CloseThroughAsync(day, cancellation);
            through = day;
        }

        foreach (var mark in marks.Where(mark => mark.Day <= through).Take(DaysMax))
        {
            if (mark.Day < first)
            {
                await RollUpAsync(mark.Day, cancellation);
            }

            await rollups.UnmarkAsync(mark, cancellation);
        }
    }

    /// <summary>What a report counts over a period.</summary>
    public async Task<Tally> ReadAsync(ReportName report, Period period, CancellationToken cancellation) =>
        Rollup.Sum((await ReadDaysAsync([report], period, cancellation))[report].Select(day => day.Tally));

    /// <summary>What reports count on each day of a period: closed days as they were rolled up, the others from their facts, in no order.</summary>
    public async Task<IReadOnlyDictionary<ReportName, IReadOnlyList<DayTally>>> ReadDaysAsync(IReadOnlyCollection<ReportName> reports, Period period, CancellationToken cancellation)
    {
        // The marks before the rollups: a day that is unmarked in between has been rolled up before.
        var through = await rollups.FindClosedThroughAsync(cancellation) ?? DateOnly.MinValue;
        var late = (await rollups.MarksAsync(cancellation)).Select(mark => mark.Day).Where(day => day <= through && period.Contains(day)).ToHashSet();
        var closed = period with { To = through < period.To ? through : period.To };
        var lists = await Task.WhenAll(reports.Select(report => closed.Days > 0 ? rollups.ListAsync(report, closed, cancellation) : Task.FromResult<IReadOnlyList<DayTally>>([])));
        var open = period with { From = through < period.From ? period.From : through.AddDays(1) };
        var counted = await CountAsync(reports, late.Select(day => new Period(day, day)).Append(open).Where(days => days.Days > 0), cancellation);
        return reports.Zip(lists).ToDictionary(
            pair => pair.First,
            pair => (IReadOnlyList<DayTally>)[.. pair.Second.Where(day => !late.Contains(day.Day)), .. counted.Where(count => count.Key.Report == pair.First).Select(count => new DayTally(count.Key.Day, count.Value.ToTally()))]);
    }

    private async Task<Dictionary<(ReportName Report, DateOnly Day), TallyBuilder>> CountAsync(
        IReadOnlyCollection<ReportName> reports, IEnumerable<Period> periods, CancellationToken cancellation)
    {
        var counted = new Dictionary<(ReportName, DateOnly), TallyBuilder>();
        foreach (var days in periods)
        {
            await foreach (var fact in facts.ReadAsync(days, cancellation))
            {
                var day = configuration.Calendar.DayOf(fact.At);
                foreach (var report in reports)
                {
                    if (!counted.TryGetValue((report, day), out var tally))
                    {
                        counted[(report, day)] = tally = new TallyBuilder();
                    }

                    Rollup.Add(report, fact, tally);
                }
            }
        }

        return counted;
    }

    private async Task RollUpAsync(DateOnly day, CancellationToken cancellation)
    {
        var tallies = Rollup.Reports.ToDictionary(report => report, _ => new TallyBuilder());
        await foreach (var fact in facts.ReadAsync(new Period(day, day), cancellation))
        {
            foreach (var (report, tally) in tallies)
            {
                Rollup.Add(report, fact, tally);
            }
        }

        foreach (var (report, tally) in tallies)
        {
            await rollups.SaveAsync(report, day, Rollup.Bounded(report, tally.ToTally()), cancellation);
        }
    }
}
