using Smarketing.Functions.Configuration;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Reports;

/// <summary>Makes reports of what is stored: rollups, and the team as it stands.</summary>
public sealed class ReportActivities(RollupActivities rollups, RepStore reps, WorkActivities work, SmarketingConfiguration configuration, TimeProvider clock)
{
    /// <summary>The company's day.</summary>
    public DateOnly Today => configuration.Calendar.DayOf(clock.GetUtcNow());

    public async Task<Report> AnswerAsync(ReportName name, Period period, CancellationToken cancellation)
    {
        var tally = rollups.ReadAsync(name, period, cancellation);
        var frame = await FrameAsync(period, name == ReportName.Reps, cancellation);
        return Rollup.Read(name, await tally, frame);
    }

    /// <summary>What stands beside the counts: the configuration with the team as it is now and, where it is asked for, what each rep has open.</summary>
    public async Task<ReportFrame> FrameAsync(Period period, bool withWork, CancellationToken cancellation)
    {
        var (team, _) = await reps.ReadAsync(cancellation);
        var frame = new ReportFrame(period, Today, configuration with { Team = team });
        if (!withWork)
        {
            return frame;
        }

        var now = clock.GetUtcNow();
        var lists = await Task.WhenAll(team.Reps.Select(rep => rep.Id).Append(Manager.Id).Select(async id => (Id: id, Lines: await work.ListAsync(id, now, cancellation))));
        return frame with { Work = lists.ToDictionary(list => list.Id, list => list.Lines, StringComparer.Ordinal) };
    }
}
