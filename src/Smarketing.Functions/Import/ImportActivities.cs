using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Orchestration;

namespace Smarketing.Functions.Import;

/// <summary>Which import an orchestration runs. Stored in histories that outlive deployments: only add to it.</summary>
public sealed record ImportReference(string JobId)
{
    public int Version { get; init; } = 1;
}

/// <summary>Takes an import forward, some batches at a time, so that it can be stopped and goes on after a crash.</summary>
public sealed class ImportActivities(ImportStore imports, EntryActivities entries, SmarketingConfiguration configuration, TimeProvider clock)
{
    private const int BatchesAtOnce = 20;

    /// <summary>Rows of one batch that are stored at once; those of one person come one after the other.</summary>
    private const int PeopleAtOnce = 32;

    [Function(nameof(AdvanceImport))]
    public async Task<Alarm> AdvanceImport([ActivityTrigger] ImportReference import, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        for (var count = 0; count < BatchesAtOnce; count++)
        {
            if (await imports.FindAsync(import.JobId, cancellation) is not { } job)
            {
                return new Alarm(At: null);
            }

            if (job.State != ImportState.Running)
            {
                return await WaitAsync(job, cancellation);
            }

            if (job.IsWorkedThrough)
            {
                await imports.RemoveRowsAsync(job.Id, cancellation);
                await imports.ChangeAsync(job.Id, now => now.Turn(ImportState.Running, ImportState.Done, clock.GetUtcNow()), cancellation);
                continue;
            }

            await WorkAsync(job, client, cancellation);
        }

        return new Alarm(clock.GetUtcNow());
    }

    /// <summary>Nothing is to be done but to forget the import on its day.</summary>
    private async Task<Alarm> WaitAsync(ImportJob job, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() < job.ForgottenAt)
        {
            return new Alarm(job.ForgottenAt);
        }

        await imports.ForgetAsync(job.Id, cancellation);
        return new Alarm(At: null);
    }

    private async Task WorkAsync(ImportJob job, DurableTaskClient client, CancellationToken cancellation)
    {
        var batch = job.NextBatch;
        var mayRepeat = job.BegunBatch == batch;
        if (!mayRepeat)
        {
            await imports.ChangeAsync(job.Id, now => now.Begin(batch), cancellation);
        }

        var header = new ImportHeader(job.Header);
        var reader = ReaderOf(configuration);
        var failed = new List<ImportRow>();
        var good = new List<(int Line, ContactRecord Record)>();
        foreach (var row in await imports.BatchAsync(job.Id, batch, cancellation))
        {
            if (header.Read(row, reader, configuration.Company.Language, job.CreatedAt).Record is { } record)
            {
                good.Add((row.Line, record));
            }
            else
            {
                failed.Add(row);
            }
        }

        var tally = await EnterAsync(job, good, mayRepeat, client, cancellation);
        if (failed.Count > 0)
        {
            await imports.SaveFailedAsync(job.Id, batch, failed, cancellation);
        }

        await imports.ChangeAsync(job.Id, now => now.Finish(batch, tally with { Failed = failed.Count }), cancellation);
        await imports.RemoveBatchAsync(job.Id, batch, cancellation);
    }

    private async Task<ImportTally> EnterAsync(ImportJob job, List<(int Line, ContactRecord Record)> rows, bool mayRepeat, DurableTaskClient client, CancellationToken cancellation)
    {
        var outcomes = new int[Enum.GetValues<EntryOutcome>().Length];
        await Parallel.ForEachAsync(
            rows.GroupBy(row => entries.IdOf(row.Record)),
            new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = cancellation },
            async (person, stop) =>
            {
                foreach (var (line, record) in person)
                {
                    var cause = new EntryCause(string.Create(CultureInfo.InvariantCulture, $"import-{job.Id}-{line}"), "import");
                    var outcome = await entries.EnterAsync(record, cause, mayRepeat, client, stop);
                    Interlocked.Increment(ref outcomes[(int)outcome]);
                }
            });
        return new ImportTally(outcomes[(int)EntryOutcome.Created], outcomes[(int)EntryOutcome.Updated], outcomes[(int)EntryOutcome.Unchanged], Failed: 0, rows.Count(row => row.Record.TakenAsLead is not null));
    }

    internal static RecordReader ReaderOf(SmarketingConfiguration configuration) =>
        new("import", Enum.GetValues<Stage>(), configuration.Company.Language, configuration.Calendar);
}
