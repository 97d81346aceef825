using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Storage;

/// <summary>The work that contacts have left over, and the markers that tell which contacts may have some.</summary>
public sealed class OutboxStore(TableServiceClient tables)
{
    private readonly TableClient _contacts = tables.GetTableClient(TableNames.Contacts);
    private readonly TableClient _markers = tables.GetTableClient(TableNames.Outbox);

    /// <summary>What is left over of a contact's changes, oldest first, and the contact as it stands: also one who is being erased.</summary>
    public async Task<(Contact? Contact, IReadOnlyList<OutboxItem> Items)> ReadAsync(string contactId, CancellationToken cancellation)
    {
        Contact? contact = null;
        var items = new List<OutboxItem>();

        // Together, since each of them alone would be a call of its own.
        var both = TableFilter.RowAndPrefix(contactId, ContactKeys.Contact, ContactKeys.OutboxPrefix);
        await foreach (var row in _contacts.QueryAsync<TableEntity>(both, cancellationToken: cancellation))
        {
            if (row.RowKey == ContactKeys.Contact)
            {
                contact = ContactStore.Read(row);
            }
            else
            {
                items.Add(new OutboxItem(row.RowKey, JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.IReadOnlyListEffect)!, row.ETag));
            }
        }

        return (contact, items);
    }

    public Task RemoveAsync(string contactId, OutboxItem item, CancellationToken cancellation) =>
        _contacts.DeleteEntityAsync(contactId, item.RowKey, cancellationToken: cancellation);

    /// <summary>Leaves of an item what is still to be done. Nothing where somebody else has done so, or all of it.</summary>
    public async Task KeepAsync(string contactId, OutboxItem item, IReadOnlyList<Effect> left, CancellationToken cancellation)
    {
        var row = StoredText.Row(contactId, item.RowKey, JsonSerializer.Serialize(left, StoredJson.Compact.IReadOnlyListEffect));
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
    public Task MarkAsync(string contactId, CancellationToken cancellation) =>
        _markers.UpsertEntityAsync(new TableEntity(OutboxKeys.Shard(contactId), contactId), TableUpdateMode.Replace, cancellation);

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
            await _markers.DeleteEntityAsync(marker.Shard, marker.ContactId, marker.ETag, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status == 412)
        {
            // New work came in: the marker stays.
        }
    }
}

public sealed record OutboxItem(string RowKey, IReadOnlyList<Effect> Effects, ETag ETag);

public sealed record OutboxMarker(string Shard, string ContactId, DateTimeOffset SetAt, ETag ETag);
