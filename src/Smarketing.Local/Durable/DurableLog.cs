using Microsoft.Extensions.Logging;

namespace Smarketing.Local.Durable;

/// <summary>Names and ids only: inputs, outputs and messages of failures may hold personal data.</summary>
internal static partial class DurableLog
{
    [LoggerMessage(1, LogLevel.Warning, "Orchestration {Orchestration} {InstanceId} failed")]
    public static partial void OrchestrationFailed(ILogger logger, string orchestration, string instanceId);

    [LoggerMessage(2, LogLevel.Warning, "Activity {Activity} of {InstanceId} failed: {ErrorType}")]
    public static partial void ActivityFailed(ILogger logger, string activity, string instanceId, string errorType);

    [LoggerMessage(3, LogLevel.Error, "Durable work of run {Run} could not be read or stored; it is tried again")]
    public static partial void StorageFailed(ILogger logger, long run, Exception failure);
}
