using System.Text.Json.Serialization;

namespace Smarketing.Functions.Import;

[JsonConverter(typeof(WordConverter<ImportState>))]
public enum ImportState
{
    /// <summary>Its file is being stored.</summary>
    Receiving,

    Running,
    Stopped,
    Done,
}

/// <summary>How many records had which outcome.</summary>
/// <param name="AsLead">Of all of them, those that named an MQL or a SAL.</param>
public sealed record ImportTally(int Created, int Updated, int Unchanged, int Failed, int AsLead = 0)
{
    public static readonly ImportTally None = new(0, 0, 0, 0);

    [JsonIgnore]
    public int Rows => Created + Updated + Unchanged + Failed;

    public ImportTally And(ImportTally more) =>
        new(Created + more.Created, Updated + more.Updated, Unchanged + more.Unchanged, Failed + more.Failed, AsLead + more.AsLead);
}

/// <summary>The import of one file, as far as it has come. Its rows are taken in batches, in order.</summary>
public sealed record ImportJob
{
    /// <summary>Whoever uploads a file and dies on the way leaves it behind for so long.</summary>
    private static readonly TimeSpan ReceivedWithin = TimeSpan.FromHours(1);

    /// <summary>The rows that failed are people, too: they are kept for whoever mends the file, and no longer.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The layout that this was stored in.</summary>
    public int Version { get; init; } = 1;

    public required string Id { get; init; }

    public required ImportState State { get; init; }

    /// <summary>The names of the file's columns.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    public int Rows { get; init; }

    public int Batches { get; init; }

    /// <summary>The batch that comes next, counted from 0.</summary>
    public int NextBatch { get; init; }

    /// <summary>The last batch that was begun: where it is the next, some of its rows may have been taken already.</summary>
    public int BegunBatch { get; init; } = -1;

    public ImportTally Tally { get; init; } = ImportTally.None;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it came to its state.</summary>
    public required DateTimeOffset Since { get; init; }

    [JsonIgnore]
    public bool IsWorkedThrough => NextBatch >= Batches;

    /// <summary>When everything of it is deleted; null while it runs.</summary>
    [JsonIgnore]
    public DateTimeOffset? ForgottenAt => State switch
    {
        ImportState.Running => null,
        ImportState.Receiving => Since + ReceivedWithin,
        _ => Since + KeptFor,
    };

    /// <summary>Null where it isn't in <paramref name="from"/>.</summary>
    public ImportJob? Turn(ImportState from, ImportState to, DateTimeOffset now) => State == from ? this with { State = to, Since = now } : null;

    /// <summary>Null where another was faster.</summary>
    public ImportJob? Begin(int batch) => NextBatch == batch ? this with { BegunBatch = batch } : null;

    /// <summary>Null where another was faster: each batch counts once.</summary>
    public ImportJob? Finish(int batch, ImportTally tally) => NextBatch == batch ? this with { NextBatch = batch + 1, Tally = Tally.And(tally) } : null;
}
