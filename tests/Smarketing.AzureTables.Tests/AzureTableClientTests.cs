using Azure.Data.Tables;
using Smarketing.Local.Tests.Tables;

namespace Smarketing.AzureTables.Tests;

/// <summary>The contract on the Table service's emulator, by Azure's own client.</summary>
public sealed class AzureTableClientTests(AzuriteServer server) : TableClientContract, IClassFixture<AzuriteServer>
{
    protected override TableServiceClient Service { get; } = new(server.Address, new TableSharedKeyCredential(AzuriteServer.Account, AzuriteServer.Key));

    protected override IReadOnlyDictionary<string, Departure> Departures { get; } = new Dictionary<string, Departure>(AzuriteDepartures.Known, StringComparer.Ordinal)
    {
        // The emulator refuses it in a form that the client can't read.
        [nameof(A_transaction_has_at_most_100_actions)] = new(nameof(InvalidOperationException), "https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions"),
    };
}
