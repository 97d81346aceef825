using Azure;
using Azure.Data.Tables;

namespace Smarketing.Functions.Email;

/// <summary>The rows by which one cause brings one mail: whoever adds the row sends the mail.</summary>
internal sealed class MailClaimStore(TableClient table)
{
    public async Task<MailRow?> FindAsync(string partitionKey, string rowKey, string cause, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellation);
        return row.HasValue ? MailOf(cause, row.Value!) : null;
    }

    /// <summary>False when somebody else has claimed it.</summary>
    public async Task<bool> TryClaimAsync(string partitionKey, string rowKey, MailRow row, CancellationToken cancellation)
    {
        try
        {
            await table.AddEntityAsync(RowOf(partitionKey, rowKey, row), cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Claims what somebody left behind; false when somebody else was faster.</summary>
    public async Task<bool> TryReclaimAsync(string partitionKey, string rowKey, MailRow row, CancellationToken cancellation)
    {
        try
        {
            await table.UpdateEntityAsync(RowOf(partitionKey, rowKey, row), row.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return false;
        }
    }

    public Task ReleaseAsync(string partitionKey, string rowKey, CancellationToken cancellation) =>
        table.DeleteEntityAsync(partitionKey, rowKey, cancellationToken: cancellation);

    public static MailRow MailOf(string cause, TableEntity row) => new(
        cause, Enum.Parse<MailStatus>(row.GetString("Status")), row.GetDateTimeOffset("At")!.Value, row.GetBoolean("IsSecondTry") == true, row.ETag)
    {
        Event = Words.Find<MailEventKind>(row.GetString("Event")),
        DeliveredAt = row.GetDateTimeOffset("DeliveredAt"),
    };

    public static TableEntity RowOf(string partitionKey, string rowKey, MailRow row)
    {
        var entity = new TableEntity(partitionKey, rowKey) { ["Status"] = row.Status.ToString(), ["At"] = row.At, ["IsSecondTry"] = row.IsSecondTry };
        if (row.Event is { } told)
        {
            entity["Event"] = Words.Of(told);
        }

        if (row.DeliveredAt is { } deliveredAt)
        {
            entity["DeliveredAt"] = deliveredAt;
        }

        return entity;
    }
}
