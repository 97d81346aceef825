using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Smarketing.Functions;

/// <summary>Sends traces and figures to a collector by OTLP, where one is named; what is left is sent when the program stops.</summary>
public sealed class TelemetryStartup(TelemetryOptions options) : IHostedService, IDisposable
{
    private const string ServiceName = "smarketing";

    private readonly List<IDisposable> _providers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.IsSent)
        {
            _providers.Add(Sdk.CreateTracerProviderBuilder().ConfigureResource(Named).AddSource(Telemetry.Name).AddOtlpExporter().Build());
            _providers.Add(Sdk.CreateMeterProviderBuilder().ConfigureResource(Named).AddMeter(Telemetry.Name).AddOtlpExporter().Build());
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var provider in _providers)
        {
            provider.Dispose();
        }

        _providers.Clear();
    }

    private static void Named(ResourceBuilder resource) => resource.AddService(ServiceName);
}
