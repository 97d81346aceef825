using Azure.Data.Tables;
using Smarketing.Local.Tests.Tables.Rest;

namespace Smarketing.Local.Tests.Tables;

/// <summary>The contract on the Table service's emulator, by plain REST.</summary>
public sealed class AzuriteTableClientTests(AzuriteServer server) : TableClientContract, IClassFixture<AzuriteServer>
{
    private static readonly HttpClient Http = new();

    protected override TableServiceClient Service { get; } = new RestTableServiceClient(new TableEndpoint(Http, server.Address, AzuriteServer.Account, AzuriteServer.Key));

    protected override IReadOnlyDictionary<string, Departure> Departures => AzuriteDepartures.Known;
}
