using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Work;

/// <summary>Keeps what each rep has open, so that neither a rep's list nor a rep's leave needs a look at every contact.</summary>
public sealed class WorkItemStore(TableServiceClient tables)
{
    private readonly TableClient _items = tables.GetTableClient(TableNames.WorkItems);

    /// <summary>Puts the contact's item where it stands, and takes away the one that it had before.</summary>
    public async Task RefreshAsync(Contact contact, WorkItem? left, CancellationToken cancellation)
    {
        var item = WorkItem.Of(contact);
        if (item is not null)
        {
            await _items.UpsertEntityAsync(new TableEntity(item.RepId, WorkKeys.Row(item)) { [nameof(WorkItem.ContactId)] = item.ContactId }, TableUpdateMode.Replace, cancellation);
        }

        await RemoveAsync(left == item ? null : left, cancellation);
    }

    public Task RemoveAsync(WorkItem? item, CancellationToken cancellation) =>
        item is null ? Task.CompletedTask : _items.DeleteEntityAsync(item.RepId, WorkKeys.Row(item), cancellationToken: cancellation);

    /// <summary>What anybody has open with the contacts that come after an id, up to another and with it; to the end for null. It goes through all lists.</summary>
    public async Task<IReadOnlyList<WorkItem>> ThroughAsync(string after, string? last, CancellationToken cancellation) =>
        await _items.QueryAsync<TableEntity>(TableFilter.PropertyThrough(nameof(WorkItem.ContactId), after, last), cancellationToken: cancellation)
            .Select(row => new WorkItem(row.PartitionKey, WorkKeys.DueOf(row.RowKey), row.GetString(nameof(WorkItem.ContactId)))).ToListAsync(cancellation);

    /// <summary>The contacts for whom the rep has something open, what is due first before the others.</summary>
    public async Task<IReadOnlyList<string>> ContactsOfAsync(string repId, int limit, CancellationToken cancellation)
    {
        var contacts = new List<string>();
        await foreach (var row in _items.QueryAsync<TableEntity>(TableFilter.Partition(repId), limit, cancellationToken: cancellation))
        {
            contacts.Add(row.GetString(nameof(WorkItem.ContactId)));
            if (contacts.Count == limit)
            {
                break;
            }
        }

        // One that was moved a moment ago may stand at both times.
        return [.. contacts.Distinct()];
    }
}
