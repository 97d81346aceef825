using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>Keeps the lists of contacts, so that no list is made by reading the contacts themselves.</summary>
public sealed class ContactIndexStore(TableServiceClient tables)
{
    private readonly TableClient _index = tables.GetTableClient(TableNames.ContactIndex);

    /// <summary>Puts the contact into the lists where it stands, and takes it out of <paramref name="left"/>.</summary>
    public async Task RefreshAsync(Contact contact, IReadOnlyList<string> left, CancellationToken cancellation)
    {
        var partitions = ContactIndex.PartitionsOf(contact);
        foreach (var partition in partitions)
        {
            var row = new TableEntity(partition, contact.Id) { [nameof(IndexedContact.SignAt)] = RetentionPolicy.LastSignOf(contact) };
            await _index.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        }

        await RemoveAsync(contact.Id, left.Except(partitions), cancellation);
    }

    public async Task RemoveAsync(string contactId, IEnumerable<string> partitions, CancellationToken cancellation)
    {
        foreach (var partition in partitions)
        {
            await _index.DeleteEntityAsync(partition, contactId, cancellationToken: cancellation);
        }
    }

    /// <summary>The person's last sign of life, as it is by now, for the entry of a list; nothing where it is gone.</summary>
    public async Task NoteSignAsync(IndexedContact entry, DateTimeOffset signAt, CancellationToken cancellation)
    {
        try
        {
            await _index.UpdateEntityAsync(new TableEntity(entry.Partition, entry.ContactId) { [nameof(IndexedContact.SignAt)] = signAt }, ETag.All, TableUpdateMode.Merge, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // The contact has left the list meanwhile.
        }
    }

    /// <summary>Who stands in these lists of the contacts that come after an id, up to another and with it; to the end for null.</summary>
    public async Task<IReadOnlyList<IndexedContact>> ThroughAsync(IEnumerable<string> partitions, string after, string? last, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(partitions.Select(async partition =>
            await _index.QueryAsync<TableEntity>(TableFilter.Through(partition, after, last), cancellationToken: cancellation).ToListAsync(cancellation)));
        return [.. found.SelectMany(rows => rows).Select(row => new IndexedContact(row.PartitionKey, row.RowKey))];
    }

    /// <summary>How many stand in these lists; null for more than <paramref name="max"/>.</summary>
    public async Task<int?> CountAsync(IReadOnlyList<string> partitions, int max, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var partition in partitions)
        {
            await foreach (var row in _index.QueryAsync<TableEntity>(TableFilter.Partition(partition), select: ["RowKey"], cancellationToken: cancellation))
            {
                if (++count > max)
                {
                    return null;
                }
            }
        }

        return count;
    }

    /// <summary>The ids in these lists, in turn, beyond <paramref name="after"/>; with each, where to go on from.</summary>
    public async Task<IReadOnlyList<IndexedContact>> ListAsync(IReadOnlyList<string> partitions, IndexedContact? after, int limit, CancellationToken cancellation)
    {
        var found = new List<IndexedContact>();
        foreach (var partition in partitions.SkipWhile(partition => after is not null && partition != after.Partition))
        {
            var filter = partition == after?.Partition ? TableFilter.Beyond(partition, after.ContactId) : TableFilter.Partition(partition);
            await foreach (var row in _index.QueryAsync<TableEntity>(filter, limit, cancellationToken: cancellation))
            {
                found.Add(new IndexedContact(row.PartitionKey, row.RowKey) { SignAt = row.GetDateTimeOffset(nameof(IndexedContact.SignAt)) });
                if (found.Count == limit)
                {
                    return found;
                }
            }
        }

        return found;
    }
}

public sealed record IndexedContact(string Partition, string ContactId)
{
    /// <summary>When the person had last given a sign of life as they were put into this list; there may have been later ones. Null in a row of an earlier version.</summary>
    public DateTimeOffset? SignAt { get; init; }
}
