using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions;

/// <param name="IsSent">Whether traces and figures go to a collector. Which one, and how, OpenTelemetry reads from its own environment variables.</param>
public sealed record TelemetryOptions(bool IsSent)
{
    /// <summary>The setting, and what is wrong with it.</summary>
    public static (TelemetryOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration settings) => settings["OTEL_EXPORTER_OTLP_ENDPOINT"] switch
    {
        null or "" => (new TelemetryOptions(IsSent: false), []),
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") => (new TelemetryOptions(IsSent: true), []),
        _ => (new TelemetryOptions(IsSent: false), ["setting OTEL_EXPORTER_OTLP_ENDPOINT: must be an absolute http or https address"]),
    };
}
