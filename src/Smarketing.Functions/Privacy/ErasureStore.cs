using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Privacy;

/// <param name="Trace">Of the contact that is to be erased: who comes back has another subject.</param>
/// <param name="FinishedAt">Null while it is under way.</param>
public sealed record PendingErasure(string ContactId, ErasureTrace Trace, DateTimeOffset? FinishedAt);

/// <summary>
/// Keeps which contacts are being erased, so that a crash at any step is made good; and afterwards the bare id of whoever was: a
/// keyed hash of the address, by which an import knows whom it must not mail.
/// </summary>
public sealed class ErasureStore(TableServiceClient tables)
{
    private const string PendingPartition = "pending";
    private const string ProgressPartition = "progress";
    private const string ToldProperty = "IsTold";
    private const char ListSeparator = '\n';
    private const string FinishedProperty = "FinishedAt";

    private readonly TableClient _erasures = tables.GetTableClient(TableNames.Erasures);

    public Task BeginAsync(string contactId, ErasureTrace trace, CancellationToken cancellation) =>
        _erasures.UpsertEntityAsync(RowOf(contactId, trace), TableUpdateMode.Replace, cancellation);

    /// <summary>The trace as it is by now, of an erasure that has begun.</summary>
    public Task RenewAsync(string contactId, ErasureTrace trace, CancellationToken cancellation) =>
        _erasures.UpsertEntityAsync(RowOf(contactId, trace), TableUpdateMode.Merge, cancellation);

    /// <summary>Null where no erasure was begun lately.</summary>
    public async Task<PendingErasure?> FindPendingAsync(string contactId, CancellationToken cancellation)
    {
        var row = await _erasures.GetEntityIfExistsAsync<TableEntity>(PendingPartition, contactId, cancellationToken: cancellation);
        return row.HasValue ? PendingOf(row.Value!) : null;
    }

    /// <summary>From then on nobody needs to be told any more: what shows that they were may be gone already.</summary>
    public Task SetToldAsync(string contactId, CancellationToken cancellation) =>
        _erasures.UpsertEntityAsync(new TableEntity(PendingPartition, contactId) { [ToldProperty] = true }, TableUpdateMode.Merge, cancellation);

    public async Task<bool> IsToldAsync(string contactId, CancellationToken cancellation)
    {
        var row = await _erasures.GetEntityIfExistsAsync<TableEntity>(PendingPartition, contactId, cancellationToken: cancellation);
        return row.HasValue && row.Value!.GetBoolean(ToldProperty) == true;
    }

    /// <summary>Noted before the last of the contact goes: from then on the person is known as one who was erased.</summary>
    public Task NoteAsync(string contactId, DateTimeOffset now, CancellationToken cancellation) =>
        _erasures.UpsertEntityAsync(new TableEntity(ErasedIn(contactId), contactId) { ["At"] = now }, TableUpdateMode.Replace, cancellation);

    /// <summary>The trace stays a while, for what comes late.</summary>
    public Task FinishAsync(string contactId, DateTimeOffset now, CancellationToken cancellation) =>
        _erasures.UpsertEntityAsync(new TableEntity(PendingPartition, contactId) { [FinishedProperty] = now }, TableUpdateMode.Merge, cancellation);

    public Task ForgetAsync(string contactId, CancellationToken cancellation) => _erasures.DeleteEntityAsync(PendingPartition, contactId, cancellationToken: cancellation);

    /// <summary>Whether a contact of this id was erased once. Only the person's own doing may bring mail again.</summary>
    public async Task<bool> WasErasedAsync(string contactId, CancellationToken cancellation) =>
        (await _erasures.GetEntityIfExistsAsync<TableEntity>(ErasedIn(contactId), contactId, cancellationToken: cancellation)).HasValue;

    public async Task<IReadOnlyList<PendingErasure>> PendingAsync(CancellationToken cancellation)
    {
        var pending = new List<PendingErasure>();
        await foreach (var row in _erasures.QueryAsync<TableEntity>(TableFilter.Partition(PendingPartition), cancellationToken: cancellation))
        {
            pending.Add(PendingOf(row));
        }

        return pending;
    }

    /// <summary>How far the erasure by age has come in a list; null where it is at the beginning.</summary>
    public async Task<string?> ReachedAsync(string list, CancellationToken cancellation)
    {
        var row = await _erasures.GetEntityIfExistsAsync<TableEntity>(ProgressPartition, list, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString("After") : null;
    }

    public Task ReachAsync(string list, string? after, CancellationToken cancellation) =>
        _erasures.UpsertEntityAsync(new TableEntity(ProgressPartition, list) { ["After"] = after }, TableUpdateMode.Replace, cancellation);

    private static TableEntity RowOf(string contactId, ErasureTrace trace) => new(PendingPartition, contactId)
    {
        [nameof(ErasureTrace.Subject)] = trace.Subject,
        [nameof(ErasureTrace.FollowUps)] = trace.FollowUps,
        [nameof(ErasureTrace.Tracks)] = trace.Tracks,
        [nameof(ErasureTrace.Watches)] = trace.Watches,
        [nameof(ErasureTrace.Lists)] = string.Join(ListSeparator, trace.Lists),
    };

    /// <summary>A row that was stored earlier holds the subject alone, or not even that.</summary>
    private static PendingErasure PendingOf(TableEntity row) => new(
        row.RowKey,
        new ErasureTrace(
            row.GetString(nameof(ErasureTrace.Subject)) ?? "", row.GetInt32(nameof(ErasureTrace.FollowUps)) ?? 0, row.GetInt32(nameof(ErasureTrace.Tracks)) ?? 0,
            row.GetInt32(nameof(ErasureTrace.Watches)) ?? 0, (row.GetString(nameof(ErasureTrace.Lists)) ?? "").Split(ListSeparator, StringSplitOptions.RemoveEmptyEntries)),
        row.GetDateTimeOffset(FinishedProperty));

    private static string ErasedIn(string contactId) => $"erased|{OutboxKeys.Shard(contactId)}";
}
