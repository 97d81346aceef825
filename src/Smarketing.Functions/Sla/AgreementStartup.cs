using Microsoft.Extensions.Hosting;

namespace Smarketing.Functions.Sla;

/// <summary>A configuration changes with a restart, so each start keeps the agreement where it says something new.</summary>
public sealed class AgreementStartup(AgreementActivities agreements) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => agreements.KeepAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
