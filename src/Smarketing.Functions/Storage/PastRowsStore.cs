using Azure;
using Azure.Data.Tables;

namespace Smarketing.Functions.Storage;

/// <summary>Deletes rows that nobody will ask for again.</summary>
public sealed class PastRowsStore(TableServiceClient tables)
{
    /// <summary>Deletes what the filter finds, so many rows at most; the rest is found the next time. Tells how many it deleted.</summary>
    public async Task<int> DeleteAsync(string table, string filter, int max, CancellationToken cancellation)
    {
        var client = tables.GetTableClient(table);
        var count = 0;
        await foreach (var row in client.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            // Whatever has changed since then may have come to life again.
            await DeleteAsync(client, row, cancellation);
            if (++count == max)
            {
                break;
            }
        }

        return count;
    }

    private static async Task DeleteAsync(TableClient client, TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await client.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            // Gone, or used again.
        }
    }
}
