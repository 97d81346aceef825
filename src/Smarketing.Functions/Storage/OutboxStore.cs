using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Storage;

/// <summary>The work that contacts have left over, and the markers that tell which contacts may have some.</summary>
public sealed class OutboxStore(TableServiceClient tables)
{
    /// <summary>Of an item: whether a marker was set for it, which goes when the item does.</summary>
    private const string IsMarked = "Marked";

    private const int NotFound = 404;

    private readonly TableClient _contacts = tables.GetTableClient(TableNames.Contacts);
    private readonly TableClient _markers = tables.GetTableClient(TableNames.Outbox);
    private long _order;

    /// <summary>Tells what was read before something from what was read after it, in this process: no clock is fine enough.</summary>
    public long NextOrder() => Interlocked.Increment(ref _order);

    /// <summary>The contact as it stands, also one who is being erased, and what is left over of its changes.</summary>
    /// <param name="withTimeline">For who is about to write mails of it.</param>
    public async Task<ContactRows> ReadAsync(string contactId, CancellationToken cancellation, bool withTimeline = false)
    {
        var order = NextOrder();
        (Contact? Contact, ETag ETag) found = default;
        var (left, timeline) = (new List<OutboxItem>(), new List<TimelineEntry>());

        // Together, since each of them alone would be a call of its own.
        string[] prefixes = withTimeline ? [ContactKeys.OutboxPrefix, ContactKeys.TimelinePrefix] : [ContactKeys.OutboxPrefix];
        await foreach (var row in _contacts.QueryAsync<TableEntity>(TableFilter.RowAndPrefixes(contactId, ContactKeys.Contact, prefixes), cancellationToken: cancellation))
        {
            if (row.RowKey == ContactKeys.Contact)
            {
                found = (ContactStore.Read(row), row.ETag);
            }
            else if (row.RowKey.StartsWith(ContactKeys.OutboxPrefix, StringComparison.Ordinal))
            {
                left.Add(new OutboxItem(row.RowKey, JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.IReadOnlyListEffect)!, HasMarker(row), row.ETag));
            }
            else
            {
                timeline.Add(ContactStore.TimelineOf(row));
            }
        }

        return new ContactRows(contactId, found.Contact, found.ETag, left, withTimeline ? TimelineEntry.InOrder(timeline) : null, order);
    }

    /// <summary>
    /// The item, and after it its marker: a crash in between leaves one that the sweep takes away. Neither where it isn't this very item any
    /// more: who comes back after an erasure has the same revisions anew. False where another has put something in its place, which stays to be done.
    /// </summary>
    public async Task<bool> RemoveAsync(string contactId, OutboxItem item, CancellationToken cancellation)
    {
        try
        {
            using var deleted = await _contacts.DeleteEntityAsync(contactId, item.RowKey, item.ETag, cancellation);
            if (deleted.Status != NotFound && item.IsMarked)
            {
                await _markers.DeleteEntityAsync(OutboxKeys.Shard(contactId), OutboxKeys.Marker(contactId, ContactKeys.RevisionOf(item.RowKey)), cancellationToken: cancellation);
            }

            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 412)
        {
            return false;
        }
    }

    /// <summary>Leaves of an item what is still to be done. Nothing where somebody else has done so, or all of it.</summary>
    public async Task KeepAsync(string contactId, OutboxItem item, IReadOnlyList<Effect> left, CancellationToken cancellation)
    {
        var row = RowOf(contactId, ContactKeys.RevisionOf(item.RowKey), left, item.IsMarked);
        try
        {
            await _contacts.UpdateEntityAsync(row, item.ETag, TableUpdateMode.Replace, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            // What another has left is what counts.
        }
    }

    /// <summary>Notes that a contact may have work left over; the sweep looks until it has none.</summary>
    public Task MarkAsync(string contactId, CancellationToken cancellation) => MarkAsync(contactId, contactId, cancellation);

    /// <summary>The same of what one change is about to leave: whoever has done that takes the marker away, and the sweep where a crash came in between.</summary>
    public Task MarkAsync(string contactId, int revision, CancellationToken cancellation) => MarkAsync(contactId, OutboxKeys.Marker(contactId, revision), cancellation);

    public async Task<IReadOnlyList<OutboxMarker>> MarkersAsync(CancellationToken cancellation)
    {
        var markers = new List<OutboxMarker>();
        await foreach (var row in _markers.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            markers.Add(new OutboxMarker(row.PartitionKey, row.RowKey, row.Timestamp!.Value, row.ETag));
        }

        return markers;
    }

    /// <summary>Takes a marker away, unless somebody has set it anew.</summary>
    public async Task RemoveAsync(OutboxMarker marker, CancellationToken cancellation)
    {
        try
        {
            await _markers.DeleteEntityAsync(marker.Shard, marker.RowKey, marker.ETag, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status == 412)
        {
            // New work came in: the marker stays.
        }
    }

    internal static TableEntity RowOf(string contactId, int revision, IReadOnlyList<Effect> effects, bool isMarked)
    {
        var row = StoredText.Row(contactId, ContactKeys.Outbox(revision), JsonSerializer.Serialize(effects, StoredJson.Compact.IReadOnlyListEffect));
        if (isMarked)
        {
            row[IsMarked] = true;
        }

        return row;
    }

    /// <summary>Of a row that tells what a change left: whether a marker was set before.</summary>
    internal static bool HasMarker(TableEntity row) => row.GetBoolean(IsMarked) ?? false;

    private Task MarkAsync(string contactId, string marker, CancellationToken cancellation) =>
        _markers.UpsertEntityAsync(new TableEntity(OutboxKeys.Shard(contactId), marker), TableUpdateMode.Replace, cancellation);
}

public sealed record OutboxItem(string RowKey, IReadOnlyList<Effect> Effects, bool IsMarked, ETag ETag);

public sealed record OutboxMarker(string Shard, string RowKey, DateTimeOffset SetAt, ETag ETag)
{
    public string ContactId => OutboxKeys.ContactOf(RowKey);
}
