namespace Smarketing.Functions.Import;

/// <summary>An import as the API shows it.</summary>
public static class ImportView
{
    public static object Of(ImportJob job) => new
    {
        job.Id,
        job.State,
        job.Rows,
        Done = job.Tally.Rows,
        job.Tally.Created,
        job.Tally.Updated,
        job.Tally.Unchanged,
        job.Tally.Failed,
        job.Tally.AsLead,
        job.CreatedAt,
        FinishedAt = job.State == ImportState.Done ? job.Since : (DateTimeOffset?)null,
        KeptUntil = job.ForgottenAt,
    };
}
