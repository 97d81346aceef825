using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Smarketing.Functions.Orchestration;

/// <summary>Starts and signals orchestrations, so that doing either twice comes to the same.</summary>
public static class InstanceActivities
{
    /// <summary>An orchestration that was told to end does so within this.</summary>
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);

    /// <summary>Ends an instance wherever it stands, and forgets its history.</summary>
    public static async Task EndAsync(string instanceId, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(instanceId, cancellation) is not { } instance)
        {
            return;
        }

        if (!instance.IsCompleted)
        {
            try
            {
                await client.TerminateInstanceAsync(instanceId, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                if (await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false })
                {
                    throw;
                }
            }

            // The real host takes the order from a queue, and purges nothing that still runs.
            await client.WaitForInstanceCompletionAsync(instanceId, cancellation).WaitAsync(EndsWithin, cancellation);
        }

        await client.PurgeInstanceAsync(instanceId, cancellation);
    }

    /// <summary>
    /// Starts an instance unless it is there, in whatever state. Hosts differ in what they throw for one that is there,
    /// so its presence is asked for before and after instead.
    /// </summary>
    public static async Task StartAsync(string orchestrator, object input, string instanceId, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(instanceId, cancellation) is not null)
        {
            return;
        }

        try
        {
            var once = new StartOrchestrationOptions(instanceId).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, once, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (await client.GetInstanceAsync(instanceId, cancellation) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Raises the signal; an instance that isn't there, or has failed, is started instead, and one that has finished needs none.</summary>
    public static async Task SignalAsync(string instanceId, string cause, Func<Task> start, DurableTaskClient client, CancellationToken cancellation)
    {
        var instance = await client.GetInstanceAsync(instanceId, cancellation);
        if (instance is { RuntimeStatus: OrchestrationRuntimeStatus.Failed })
        {
            // What it could not go on with is stored, and another takes it from there.
            await client.PurgeInstanceAsync(instanceId, cancellation);
            instance = null;
        }

        if (instance is null)
        {
            await start();
            return;
        }

        if (instance.IsCompleted)
        {
            return;
        }

        try
        {
            await client.RaiseEventAsync(instanceId, AlarmClockOrchestrator.Signal, cause, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false })
            {
                throw;
            }
        }
    }
}
