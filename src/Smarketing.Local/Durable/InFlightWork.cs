namespace Smarketing.Local.Durable;

/// <summary>Counts the episodes and activities that wait to run or are running. Work begins what it causes before it ends itself, so zero means idle.</summary>
internal sealed class InFlightWork
{
    private readonly Lock _lock = new();
    private readonly List<(int Limit, TaskCompletionSource Reached)> _waiters = [];
    private int _count;

    public void Begin()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _count--;
            foreach (var (_, reached) in _waiters.Where(waiter => _count <= waiter.Limit))
            {
                reached.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Reached.Task.IsCompleted);
        }
    }

    public Task WhenAtMostAsync(int limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_count <= limit)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((limit, reached));
            return reached.Task.WaitAsync(cancellation);
        }
    }
}
