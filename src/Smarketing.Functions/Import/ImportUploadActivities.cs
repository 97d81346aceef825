using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Orchestration;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Import;

/// <summary>A file that can be read: how it is written, and what its columns are.</summary>
public sealed record ImportUpload(Stream File, Encoding Encoding, char Separator, ImportHeader Header, int Rows)
{
    /// <summary>The rows below the header; each time from the file's beginning.</summary>
    public IEnumerable<ImportRow> Read()
    {
        using var text = TextOf(File, Encoding);
        foreach (var row in ImportFile.Rows(text, Separator).Skip(1))
        {
            yield return row;
        }
    }

    internal static StreamReader TextOf(Stream file, Encoding encoding)
    {
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
    }
}

/// <summary>What a file would do: counts, and the first rows that are at fault.</summary>
public sealed record ImportPreview(ImportTally Tally, IReadOnlyList<ImportFault> Faults);

public sealed record ImportFault(int Line, IReadOnlyDictionary<string, string[]> Errors);

/// <summary>Takes files in: looks at them, tries them, stores them for the import.</summary>
public sealed class ImportUploadActivities(ImportStore imports, EntryActivities entries, SmarketingConfiguration configuration, TimeProvider clock, ILogger<ImportUploadActivities> log)
{
    private const int JobIdLength = 24;
    private const int RowsPerBatch = 200;

    /// <summary>A row of the table holds a mebibyte, which is half as many characters.</summary>
    private const int BatchLengthMax = 400_000;

    private const int FaultsShown = 20;
    private const int PeopleAtOnce = 32;

    /// <summary>The file, or what is wrong with it as a whole.</summary>
    public static (ImportUpload? Upload, string? Fault) Open(Stream file, ImportTexts texts)
    {
        file.Position = 0;
        var encoding = ImportFile.EncodingOf(file);
        var separator = ImportFile.SeparatorOf(FirstLineOf(file, encoding));
        var (header, rows, line) = (new ImportHeader([]), 0, 1);
        using var text = ImportUpload.TextOf(file, encoding);
        try
        {
            foreach (var row in ImportFile.Rows(text, separator))
            {
                line = row.Line + 1;
                if (header.Names.Count == 0)
                {
                    header = new ImportHeader([.. row.Cells.Select(name => name.Trim())]);
                }
                else if (LengthOf(row) > BatchLengthMax)
                {
                    return (null, texts.BrokenAt(row.Line));
                }
                else
                {
                    rows++;
                }
            }
        }
        catch (CsvHelperException)
        {
            return (null, texts.BrokenAt(line));
        }

        return !header.HasAddress ? (null, texts.NoAddress)
            : rows == 0 ? (null, texts.Empty)
            : (new ImportUpload(file, encoding, separator, header, rows), null);
    }

    private static string FirstLineOf(Stream file, Encoding encoding)
    {
        using var text = ImportUpload.TextOf(file, encoding);
        return text.ReadLine() ?? "";
    }

    /// <summary>Stores the file, and starts to work through it.</summary>
    public async Task<ImportJob> StartAsync(ImportUpload upload, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var job = new ImportJob
        {
            Id = RandomNumberGenerator.GetHexString(JobIdLength, lowercase: true),
            State = ImportState.Receiving,
            Header = upload.Header.Names,
            CreatedAt = now,
            Since = now,
        };

        // The job first: whatever a crash leaves behind of the file is deleted by the orchestration.
        await imports.CreateAsync(job, cancellation);
        await StartAsync(job.Id, client, cancellation);
        var batches = 0;
        foreach (var rows in Batches(upload.Read()))
        {
            await imports.AddBatchAsync(job.Id, batches++, rows, cancellation);
        }

        var running = await imports.ChangeAsync(
            job.Id, received => received.Turn(ImportState.Receiving, ImportState.Running, clock.GetUtcNow()) is { } turned ? turned with { Rows = upload.Rows, Batches = batches } : null, cancellation);
        await WakeAsync(job.Id, "received", client, cancellation);
        return running ?? job;
    }

    /// <summary>Tells the import's orchestration to look again.</summary>
    public static Task WakeAsync(string jobId, string cause, DurableTaskClient client, CancellationToken cancellation) =>
        InstanceActivities.SignalAsync(ImportKeys.Instance(jobId), cause, () => StartAsync(jobId, client, cancellation), client, cancellation);

    /// <summary>The same of every import, also of one that only waits to be forgotten; those with which it did not work hold up no other.</summary>
    public async Task<IReadOnlyList<string>> WakeAllAsync(string cause, DurableTaskClient client, CancellationToken cancellation)
    {
        var failed = new List<string>();
        foreach (var jobId in await imports.IdsAsync(cancellation))
        {
            try
            {
                await WakeAsync(jobId, cause, client, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                Log.WakeFailed(log, jobId, failure);
                failed.Add(jobId);
            }
        }

        return failed;
    }

    /// <summary>What the file would do, were it taken now; stores nothing.</summary>
    public async Task<ImportPreview> PreviewAsync(ImportUpload upload, string language, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var reader = ImportActivities.ReaderOf(configuration);
        var faults = new List<ImportFault>();
        var created = new HashSet<string>(StringComparer.Ordinal);
        var tally = ImportTally.None;
        foreach (var rows in upload.Read().Chunk(RowsPerBatch))
        {
            var read = rows.Select(row => (row.Line, Read: upload.Header.Read(row, reader, language, now))).ToList();
            var failed = read.Where(row => row.Read.Record is null).Select(row => new ImportFault(row.Line, row.Read.Errors)).ToList();
            faults.AddRange(failed.Take(FaultsShown - faults.Count));
            var outcomes = await PreviewAsync([.. read.Select(row => row.Read.Record).OfType<ContactRecord>()], cancellation);

            // A second row of somebody who is new adds to the first.
            var news = outcomes.Count(one => one.Outcome == EntryOutcome.Created && created.Add(one.ContactId));
            var unchanged = outcomes.Count(one => one.Outcome == EntryOutcome.Unchanged);
            tally = tally.And(new ImportTally(news, outcomes.Length - news - unchanged, unchanged, failed.Count, read.Count(row => row.Read.Record?.TakenAsLead is not null)));
        }

        return new ImportPreview(tally, faults);
    }

    private async Task<(string ContactId, EntryOutcome Outcome)[]> PreviewAsync(ContactRecord[] records, CancellationToken cancellation)
    {
        var outcomes = new (string, EntryOutcome)[records.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, records.Length),
            new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = cancellation },
            async (i, stop) => outcomes[i] = await entries.PreviewAsync(records[i], new EntryCause("preview", "import"), stop));
        return outcomes;
    }

    private static Task StartAsync(string jobId, DurableTaskClient client, CancellationToken cancellation) =>
        InstanceActivities.StartAsync(nameof(ImportOrchestrator), new ImportReference(jobId), ImportKeys.Instance(jobId), client, cancellation);

    /// <summary>Rows in portions that a row of the table can hold.</summary>
    private static IEnumerable<IReadOnlyList<ImportRow>> Batches(IEnumerable<ImportRow> rows)
    {
        var (batch, length) = (new List<ImportRow>(), 0);
        foreach (var row in rows)
        {
            var more = LengthOf(row);
            if (batch.Count == RowsPerBatch || (batch.Count > 0 && length + more > BatchLengthMax))
            {
                yield return batch;
                (batch, length) = (new List<ImportRow>(), 0);
            }

            batch.Add(row);
            length += more;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static int LengthOf(ImportRow row) => JsonSerializer.Serialize(row, StoredJson.Compact.ImportRow).Length + 1;
}
