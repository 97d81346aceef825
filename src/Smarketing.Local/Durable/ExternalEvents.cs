using Microsoft.DurableTask.Converters;

namespace Smarketing.Local.Durable;

/// <summary>
/// Raised events and the waits for them, by name without case. As in the real worker the newest wait gets the event, and
/// a cancelled wait keeps its place: on top it swallows the next event. An event that nobody waits for is kept, in order.
/// </summary>
internal sealed class ExternalEvents
{
    private readonly Dictionary<string, Stack<IWait>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<string?>> _kept = new(StringComparer.OrdinalIgnoreCase);

    private interface IWait
    {
        Type EventType { get; }

        bool IsPending { get; }

        void Deliver(string? payload);
    }

    public bool HasPendingWait => _waits.Values.Any(stack => stack.Any(wait => wait.IsPending));

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        if (!_waits.TryGetValue(name, out var stack))
        {
            _waits.Add(name, stack = []);
        }

        if (stack.TryPeek(out var newest) && newest.EventType != typeof(T))
        {
            throw new ArgumentException($"Event '{name}' is already awaited as {newest.EventType}; it cannot be {typeof(T)} too.", nameof(name));
        }

        var wait = new Wait<T>();
        stack.Push(wait);
        if (_kept.TryGetValue(name, out var kept) && kept.TryDequeue(out var payload))
        {
            Raise(name, payload);
        }

        cancellation.Register(() => wait.Cancel(cancellation));
        return wait.Task;
    }

    public void Raise(string name, string? payload)
    {
        if (_waits.TryGetValue(name, out var stack) && stack.TryPop(out var wait))
        {
            wait.Deliver(payload);
            return;
        }

        if (!_kept.TryGetValue(name, out var kept))
        {
            _kept.Add(name, kept = []);
        }

        kept.Enqueue(payload);
    }

    private sealed class Wait<T> : IWait
    {
        private readonly TaskCompletionSource<T> _event = new();

        public Type EventType => typeof(T);

        public bool IsPending => !_event.Task.IsCompleted;

        public Task<T> Task => _event.Task;

        public void Cancel(CancellationToken cancellation) => _event.TrySetCanceled(cancellation);

        public void Deliver(string? payload)
        {
            try
            {
                _event.TrySetResult(JsonDataConverter.Default.Deserialize<T>(payload)!);
            }
            catch (Exception unreadable)
            {
                _event.TrySetException(unreadable);
            }
        }
    }
}
