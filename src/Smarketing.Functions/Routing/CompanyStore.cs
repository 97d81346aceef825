using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Routing;

/// <summary>Tells which rep has a company: a row for each follow-up of somebody there, judged by what is true of the contact when asked.</summary>
public sealed class CompanyStore(TableServiceClient tables, ContactStore contacts)
{
    private const int RowsAtOnce = 20;

    private readonly TableClient _companies = tables.GetTableClient(TableNames.Companies);

    /// <summary>The rep with the newest open follow-up, deal or customer of the contact's company, other than the contact; null for none.</summary>
    public async Task<string?> FindOwnerAsync(Contact contact, CancellationToken cancellation)
    {
        if (CompanyClaim.CompanyOf(contact) is not { } company)
        {
            return null;
        }

        await foreach (var row in _companies.QueryAsync<TableEntity>(TableFilter.Prefix(company, CompanyKeys.OwnerPrefix), RowsAtOnce, cancellationToken: cancellation))
        {
            var claim = new CompanyClaim(row.GetString(nameof(CompanyClaim.ContactId)), row.GetString(nameof(CompanyClaim.RepId)));
            if (claim.ContactId == contact.Id)
            {
                continue;
            }

            var colleague = await contacts.FindAsync(claim.ContactId, cancellation);
            if (claim.OwnerBy(colleague) is { } owner)
            {
                return owner;
            }

            if (!CompanyClaim.IsUndecided(colleague))
            {
                // So that what is over is looked at once, and never again.
                await _companies.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
            }
        }

        return null;
    }

    /// <summary>Notes that the rep has the contact's company from now on. Noting it twice comes to the same.</summary>
    public async Task ClaimAsync(Contact contact, FollowUpState followUp, string repId, CancellationToken cancellation)
    {
        if (CompanyClaim.CompanyOf(contact) is not { } company)
        {
            return;
        }

        var row = new TableEntity(company, CompanyKeys.Owner(contact.Id, followUp.StartedAt))
        {
            [nameof(CompanyClaim.ContactId)] = contact.Id,
            [nameof(CompanyClaim.RepId)] = repId,
        };
        await _companies.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        if (await contacts.FindAsync(contact.Id, cancellation) is not { } standing || standing.Subject != contact.Subject)
        {
            // Erased meanwhile, and whoever erased them may have looked here before.
            await _companies.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
        }
    }
}
