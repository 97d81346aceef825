namespace Smarketing.Local.Durable;

/// <summary>Wakes those who wait for an instance to start or to end; only watched instances are in memory.</summary>
internal sealed class InstanceWatch
{
    private readonly Dictionary<string, TaskCompletionSource> _watched = new(StringComparer.Ordinal);

    /// <summary>Completes at the next change. Take it before reading the instance, or a change in between goes unseen.</summary>
    public Task NextChange(string instanceId)
    {
        lock (_watched)
        {
            if (!_watched.TryGetValue(instanceId, out var change))
            {
                change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _watched.Add(instanceId, change);
            }

            return change.Task;
        }
    }

    public void Changed(string instanceId)
    {
        lock (_watched)
        {
            if (_watched.Remove(instanceId, out var change))
            {
                change.SetResult();
            }
        }
    }
}
