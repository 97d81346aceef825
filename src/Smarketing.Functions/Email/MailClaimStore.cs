using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;

namespace Smarketing.Functions.Email;

/// <summary>The rows by which one cause brings one mail: whoever adds the row sends the mail.</summary>
/// <remarks>
/// The client repeats a write whose answer was lost, and then finds its own row. So each claim carries an id of its own: taken for
/// another's, it would be left behind, and the mail given up as one that the provider may have.
/// </remarks>
internal sealed class MailClaimStore(TableClient table)
{
    private const string ClaimIdName = "ClaimId";
    private const int ClaimIdLength = 16;

    public async Task<MailRow?> FindAsync(string partitionKey, string rowKey, string cause, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellation);
        return row.HasValue ? MailOf(cause, row.Value!) : null;
    }

    /// <summary>False when somebody else has claimed it.</summary>
    public async Task<bool> TryClaimAsync(string partitionKey, string rowKey, MailRow row, CancellationToken cancellation)
    {
        var claim = WithNewId(row);
        try
        {
            await table.AddEntityAsync(RowOf(partitionKey, rowKey, claim), cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return await StandsAsync(partitionKey, rowKey, claim, cancellation);
        }
    }

    /// <summary>Claims what somebody left behind; false when somebody else was faster.</summary>
    public async Task<bool> TryReclaimAsync(string partitionKey, string rowKey, MailRow row, CancellationToken cancellation)
    {
        var claim = WithNewId(row);
        try
        {
            await table.UpdateEntityAsync(RowOf(partitionKey, rowKey, claim), row.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return await StandsAsync(partitionKey, rowKey, claim, cancellation);
        }
    }

    public Task ReleaseAsync(string partitionKey, string rowKey, CancellationToken cancellation) =>
        table.DeleteEntityAsync(partitionKey, rowKey, cancellationToken: cancellation);

    public static MailRow MailOf(string cause, TableEntity row) => new(
        cause, Enum.Parse<MailStatus>(row.GetString("Status")), row.GetDateTimeOffset("At")!.Value, row.GetBoolean("IsSecondTry") == true, row.ETag)
    {
        Event = Words.Find<MailEventKind>(row.GetString("Event")),
        DeliveredAt = row.GetDateTimeOffset("DeliveredAt"),
        ClaimId = row.GetString(ClaimIdName),
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

        if (row.ClaimId is { } claimId)
        {
            entity[ClaimIdName] = claimId;
        }

        return entity;
    }

    private static MailRow WithNewId(MailRow row) => row with { ClaimId = RandomNumberGenerator.GetHexString(ClaimIdLength, lowercase: true) };

    /// <summary>Whether it is this very claim that is stored. Once somebody has settled the mail, it is theirs to tell of.</summary>
    private async Task<bool> StandsAsync(string partitionKey, string rowKey, MailRow claim, CancellationToken cancellation) =>
        await FindAsync(partitionKey, rowKey, claim.Cause, cancellation) is { Status: MailStatus.Sending } stored && stored.ClaimId == claim.ClaimId;
}
