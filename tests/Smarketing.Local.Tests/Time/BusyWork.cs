using System.Threading.Channels;
using Smarketing.Local.Time;

namespace Smarketing.Local.Tests.Time;

/// <summary>Work that never comes to an end of what its instants cause.</summary>
internal sealed class BusyWork(params DateTimeOffset[] due) : IDueWork
{
    private readonly Lock _lock = new();
    private readonly List<DateTimeOffset> _due = [.. due];
    private readonly Channel<DateTimeOffset> _begun = Channel.CreateUnbounded<DateTimeOffset>();

    public event Action? DueSooner;

    public int FailuresLeft { get; set; }

    public void Add(DateTimeOffset instant)
    {
        lock (_lock)
        {
            _due.Add(instant);
        }

        DueSooner?.Invoke();
    }

    public async Task<DateTimeOffset> NextBegunAsync() => await _begun.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<DateTimeOffset?>(_due.Count == 0 ? null : _due.Min());
        }
    }

    public Task<int> BeginDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (FailuresLeft > 0)
        {
            FailuresLeft--;
            throw new IOException("No space left on device");
        }

        lock (_lock)
        {
            foreach (var instant in _due.Where(instant => instant <= now).Order().ToList())
            {
                _due.Remove(instant);
                _begun.Writer.TryWrite(instant);
            }
        }

        return Task.FromResult(1);
    }

    public Task<int> RunDueAsync(DateTimeOffset now, CancellationToken cancellation) => Task.FromException<int>(new NotSupportedException());

    public Task WhenIdleAsync(CancellationToken cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
}
