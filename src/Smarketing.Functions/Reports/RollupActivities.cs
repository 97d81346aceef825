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

    /// <summary>What a report counts over a period: closed days as they were rolled up, the others from their facts.</summary>
    public async Task<Tally> ReadAsync(ReportName report, Period period, CancellationToken cancellation)
    {
        // The marks before the rollups: a day that is unmarked in between has been rolled up before.
        var sum = new TallyBuilder();
        var through = await rollups.FindClosedThroughAsync(cancellation) ?? DateOnly.MinValue;
        var late = (await rollups.MarksAsync(cancellation)).Select(mark => mark.Day).Where(day => day <= through && period.Contains(day)).ToHashSet();
        if (period.From <= through)
        {
            foreach (var (day, tally) in await rollups.ListAsync(report, period with { To = through < period.To ? through : period.To }, cancellation))
            {
                if (!late.Contains(day))
                {
                    sum.Add(tally);
                }
            }
        }

        var open = period with { From = through < period.From ? period.From : through.AddDays(1) };
        foreach (var days in late.Select(day => new Period(day, day)).Append(open).Where(days => days.Days > 0))
        {
            await foreach (var fact in facts.ReadAsync(days, cancellation))
            {
                Rollup.Add(report, fact, sum);
            }
        }

        return sum.ToTally();
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
