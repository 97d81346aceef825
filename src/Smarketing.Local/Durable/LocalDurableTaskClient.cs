using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace Smarketing.Local.Durable;

/// <summary>What functions get as their durable client: starts, events, ends and questions, to the engine of this program.</summary>
public sealed class LocalDurableTaskClient(DurableEngine engine) : DurableTaskClient("local")
{
    private const int PurgeBatch = 500;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (!engine.Functions.HasOrchestrator(orchestratorName.Name ?? ""))
        {
            throw new ArgumentException($"There is no orchestrator '{orchestratorName.Name}'.", nameof(orchestratorName));
        }

        var start = new InstanceStart(
            options?.InstanceId ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
            orchestratorName.Name!,
            JsonDataConverter.Default.Serialize(input),
            options is { Tags.Count: > 0 } ? JsonSerializer.Serialize(options.Tags) : null,
            options?.StartAt,
            ReadDedupeStatuses(options));
        RequireInstanceId(start.InstanceId);
        var run = await engine.Instances.StartAsync(start);
        engine.Wake(run);
        if (start.StartAt is { } startAt)
        {
            engine.AlarmSet(startAt.UtcTicks);
        }

        return start.InstanceId;
    }

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        engine.Wake(await engine.Instances.RaiseAsync(instanceId, eventName, JsonDataConverter.Default.Serialize(eventPayload)));
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitForAsync(instanceId, instance => instance.RuntimeStatus != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitForAsync(instanceId, instance => instance.IsCompleted, getInputsAndOutputs, cancellation);

    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        await engine.Instances.TerminateAsync(instanceId, JsonDataConverter.Default.Serialize(options?.Output));
        engine.Watch.Changed(instanceId);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => throw new NotSupportedException("Suspending an instance is not supported by the local engine.");

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => throw new NotSupportedException("Resuming an instance is not supported by the local engine.");

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => engine.Queries.FindAsync(instanceId, getInputsAndOutputs);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create((continuation, pageSizeHint, _)
            => engine.Queries.ListAsync(query, continuation ?? query.ContinuationToken, pageSizeHint ?? query.PageSize));
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
        => new(await engine.Instances.PurgeAsync(instanceId));

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var purged = 0;
        while (await engine.Queries.ListFinishedAsync(filter, PurgeBatch) is { Length: > 0 } runs)
        {
            purged += await engine.Instances.PurgeAsync(runs);
            cancellation.ThrowIfCancellationRequested();
        }

        return new PurgeResult(purged);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<OrchestrationMetadata> WaitForAsync(
        string instanceId, Func<OrchestrationMetadata, bool> reached, bool withData, CancellationToken cancellation)
    {
        while (true)
        {
            var change = engine.Watch.NextChange(instanceId);
            var instance = await engine.Queries.FindAsync(instanceId, withData) ?? throw new InstanceNotFoundException(instanceId);
            if (reached(instance))
            {
                return instance;
            }

            await change.WaitAsync(cancellation);
        }
    }

    private static HashSet<OrchestrationRuntimeStatus> ReadDedupeStatuses(StartOrchestrationOptions? options)
        => [.. (options?.DedupeStatuses ?? []).Select(status => Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var known)
            ? known
            : throw new ArgumentException($"'{status}' is no orchestration status.", nameof(options)))];

    /// <summary>The documented rules: 1 to 100 characters, none of / \ # ? or a control character, no @ in front.</summary>
    private static void RequireInstanceId(string instanceId)
    {
        if (instanceId.Length is 0 or > 100 || instanceId[0] == '@' || instanceId.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
        {
            throw new ArgumentException($"'{instanceId}' cannot be an instance id.", nameof(instanceId));
        }
    }
}
