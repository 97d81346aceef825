using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>Of all mails that were refused on a day, one tells the manager: where one is refused, hundreds are.</summary>
public sealed class MailRefusalStore(TableServiceClient tables)
{
    internal const string Partition = "mail-refused";

    private readonly TableClient _days = tables.GetTableClient(TableNames.Idempotency);

    /// <summary>True for the day's first, and for the same one however often it is asked for.</summary>
    /// <param name="day">The company's, as yyyy-MM-dd.</param>
    public async Task<bool> IsTellerAsync(string day, string eventId, CancellationToken cancellation)
    {
        var teller = ContactId.Derived(eventId);
        if (await TellerAsync(day, cancellation) is { } known)
        {
            return known == teller;
        }

        try
        {
            await _days.AddEntityAsync(new TableEntity(Partition, day) { ["Teller"] = teller }, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // Another's, or this one's, whose answer was lost so that the client added it again: then nobody else would tell.
            return await TellerAsync(day, cancellation) == teller;
        }
    }

    private async Task<string?> TellerAsync(string day, CancellationToken cancellation)
    {
        var row = await _days.GetEntityIfExistsAsync<TableEntity>(Partition, day, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString("Teller") : null;
    }
}
