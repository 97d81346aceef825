using Smarketing.Functions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.Obstacles;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Digests;

/// <summary>Sends the digests that are due, each to each reader once.</summary>
public sealed class DigestActivities(RollupActivities rollups, ObstacleStore obstacles, TeamMailActivities mails, DigestComposer composer, SmarketingConfiguration configuration)
{
    private static readonly IReadOnlyList<ReportName> Told = [ReportName.Sla, ReportName.Reps, ReportName.Campaigns];

    public async Task SendDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var digest in DigestTime.Due(now, configuration.Calendar))
        {
            await SendAsync(digest, cancellation);
        }
    }

    /// <summary>What it tells is read once for all, and only where somebody lacks it still.</summary>
    private async Task SendAsync(DueDigest digest, CancellationToken cancellation)
    {
        (DigestFigures Figures, IReadOnlyList<Obstacle> Obstacles)? told = null;
        foreach (var reader in DigestReader.Of(digest, configuration))
        {
            await mails.SendAsync(EmailKind.Digest, DigestComposer.CauseOf(digest, reader), ComposeAsync, cancellation);

            async Task<EmailMessage?> ComposeAsync()
            {
                told ??= (await ReadAsync(digest, cancellation), await obstacles.ListOpenAsync(cancellation));
                return composer.Compose(digest, reader, told.Value.Figures, told.Value.Obstacles);
            }
        }
    }

    private async Task<DigestFigures> ReadAsync(DueDigest digest, CancellationToken cancellation)
    {
        var tallies = new Dictionary<ReportName, (Tally, Tally)>();
        foreach (var report in Told)
        {
            tallies[report] = (await rollups.ReadAsync(report, digest.Period, cancellation), await rollups.ReadAsync(report, digest.MonthToDate, cancellation));
        }

        return DigestFigures.Of(tallies, digest, new ReportFrame(digest.Period, digest.Period.To, configuration));
    }
}
