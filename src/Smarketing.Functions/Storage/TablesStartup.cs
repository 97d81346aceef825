using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;

namespace Smarketing.Functions.Storage;

/// <summary>Makes the tables that aren't there yet. The worker takes requests before it starts its services, so its start calls this first.</summary>
public sealed class TablesStartup(TableServiceClient tables) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(TableNames.All.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
