using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Privacy;

/// <summary>Takes a contact out of every table but the facts and the ledger, which don't say who it was.</summary>
public sealed class PersonalDataStore(TableServiceClient tables)
{
    private const int TransactionMax = 100;

    /// <summary>So many times somebody may add or take a row away in between before this gives up and is tried again as a whole.</summary>
    private const int AttemptsMax = 100;

    private readonly TableClient _contacts = tables.GetTableClient(TableNames.Contacts);
    private readonly TableClient _index = tables.GetTableClient(TableNames.ContactIndex);
    private readonly TableClient _workItems = tables.GetTableClient(TableNames.WorkItems);
    private readonly TableClient _companies = tables.GetTableClient(TableNames.Companies);

    public async Task RemoveFromListsAsync(Contact contact, CancellationToken cancellation)
    {
        await Task.WhenAll(Erasure.ListsOf(contact).Select(list => _index.DeleteEntityAsync(list, contact.Id, cancellationToken: cancellation)));
        if (WorkItem.Of(contact) is { } item)
        {
            await _workItems.DeleteEntityAsync(item.RepId, WorkKeys.Row(item), cancellationToken: cancellation);
        }
    }

    /// <summary>A company's partition holds as many rows as follow-ups of its people; this one's are found among them.</summary>
    public async Task RemoveFromCompanyAsync(Contact contact, CancellationToken cancellation)
    {
        if (CompanyClaim.CompanyOf(contact) is not { } company)
        {
            return;
        }

        await foreach (var row in _companies.QueryAsync<TableEntity>(TableFilter.Prefix(company, CompanyKeys.OwnerPrefix), cancellationToken: cancellation))
        {
            if (row.GetString(nameof(CompanyClaim.ContactId)) == contact.Id)
            {
                await _companies.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
            }
        }
    }

    /// <summary>
    /// Deletes the contact's partition, the contact's own row with the last of the others. Each transaction holds that row by its
    /// ETag, so that whoever comes back meanwhile loses nothing to an erasure that was left behind.
    /// </summary>
    public async Task RemoveContactAsync(Contact erasing, CancellationToken cancellation)
    {
        var contactId = erasing.Id;
        for (var attempt = 1; ; attempt++)
        {
            var found = await _contacts.GetEntityIfExistsAsync<TableEntity>(contactId, ContactKeys.Contact, cancellationToken: cancellation);
            if (!found.HasValue || ContactStore.Read(found.Value!) is not { ErasingSince: not null } stored || stored.Subject != erasing.Subject)
            {
                return;
            }

            var others = await OthersAsync(contactId, cancellation);
            var isLast = others.Count < TransactionMax;
            var holds = new TableTransactionAction(isLast ? TableTransactionActionType.Delete : TableTransactionActionType.UpdateReplace, found.Value!, found.Value!.ETag);
            try
            {
                await _contacts.SubmitTransactionAsync([holds, .. others.Take(TransactionMax - 1).Select(Deletion)], cancellation);
            }
            catch (TableTransactionFailedException failure) when (failure.Status is 404 or 412 && attempt < AttemptsMax)
            {
                // Somebody else took a row away, or is erasing the same contact.
            }
        }
    }

    /// <summary>Deletes what a step that had begun before the erasure has written since; who has come back meanwhile keeps all.</summary>
    public async Task RemoveRemainsAsync(string contactId, ErasureTrace trace, CancellationToken cancellation)
    {
        var kept = await FindListsAsync(contactId, cancellation);
        var lists = trace.Lists.Except(kept ?? [], StringComparer.Ordinal);
        await Task.WhenAll(lists.Select(list => _index.DeleteEntityAsync(list, contactId, cancellationToken: cancellation)));
        if (kept is not null)
        {
            // The erasure of their former self may have taken them out of the lists after they had come into them.
            var standing = await FindListsAsync(contactId, cancellation) ?? [];
            await Task.WhenAll(standing.Select(list => _index.UpsertEntityAsync(new TableEntity(list, contactId), TableUpdateMode.Replace, cancellation)));
            return;
        }

        foreach (var row in await OthersAsync(contactId, cancellation))
        {
            await _contacts.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
        }
    }

    /// <summary>The lists in which the contact stands by right; null where there is none.</summary>
    private async Task<IReadOnlyList<string>?> FindListsAsync(string contactId, CancellationToken cancellation)
    {
        var found = await _contacts.GetEntityIfExistsAsync<TableEntity>(contactId, ContactKeys.Contact, cancellationToken: cancellation);
        return !found.HasValue ? null : ContactStore.Read(found.Value!) is { ErasingSince: null } back ? ContactIndex.PartitionsOf(back) : [];
    }

    private async Task<List<TableEntity>> OthersAsync(string contactId, CancellationToken cancellation)
    {
        var others = new List<TableEntity>();
        await foreach (var row in _contacts.QueryAsync<TableEntity>(TableFilter.Partition(contactId), TransactionMax, [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)], cancellation))
        {
            if (row.RowKey != ContactKeys.Contact)
            {
                others.Add(row);
            }

            if (others.Count == TransactionMax)
            {
                break;
            }
        }

        return others;
    }

    private static TableTransactionAction Deletion(TableEntity row) => new(TableTransactionActionType.Delete, row, ETag.All);
}
