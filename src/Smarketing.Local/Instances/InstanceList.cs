using Microsoft.DurableTask.Client;

namespace Smarketing.Local.Instances;

/// <summary>The orchestrations' instances, through the client that the app's functions use.</summary>
internal sealed class InstanceList(DurableTaskClient client)
{
    /// <summary>At most <paramref name="limit"/> instances in one of <paramref name="statuses"/>; null for any.</summary>
    public async Task<IReadOnlyList<OrchestrationMetadata>> ListAsync(IReadOnlyList<OrchestrationRuntimeStatus>? statuses, int limit, CancellationToken cancellation)
    {
        var instances = new List<OrchestrationMetadata>();
        var query = new OrchestrationQuery { Statuses = statuses, PageSize = limit };
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            instances.Add(instance);
            if (instances.Count == limit)
            {
                break;
            }
        }

        return instances;
    }
}
