using Azure.Data.Tables;

namespace Smarketing.Local.Tests.Tables;

/// <summary>The contract on the Table service's emulator, by plain REST.</summary>
public sealed class AzuriteTableClientTests(AzuriteServer server) : TableClientContract, IClassFixture<AzuriteServer>
{
    protected override TableServiceClient Service => server.Service;

    protected override IReadOnlyDictionary<string, Departure> Departures => AzuriteDepartures.Known;
}
