namespace Smarketing.Local.Time;

/// <summary>
/// All work that waits for instants, each with its turn: the running clock's loop and a wind take turns, so that no work
/// is run from two sides at once.
/// </summary>
public sealed class ClockWork(IEnumerable<IDueWork> works)
{
    private readonly Item[] _items = [.. works.Select(work => new Item(work))];

    public IReadOnlyList<IDueWork> All { get; } = [.. works];

    /// <summary>Runs <paramref name="action"/> while nobody else runs this work.</summary>
    public async Task<T> InTurnAsync<T>(IDueWork work, Func<Task<T>> action, CancellationToken cancellation)
    {
        var turn = _items.First(item => item.Work == work).Turn;
        await turn.WaitAsync(cancellation);
        try
        {
            return await action();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Runs <paramref name="action"/> while nobody else runs any work.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> action, CancellationToken cancellation)
    {
        var taken = 0;
        try
        {
            for (; taken < _items.Length; taken++)
            {
                await _items[taken].Turn.WaitAsync(cancellation);
            }

            return await action();
        }
        finally
        {
            while (taken > 0)
            {
                _items[--taken].Turn.Release();
            }
        }
    }

    /// <summary>The earliest instant for which anything waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        DateTimeOffset? earliest = null;
        foreach (var work in All)
        {
            if (await work.NextDueAsync(cancellation) is { } next && (earliest is null || next < earliest))
            {
                earliest = next;
            }
        }

        return earliest;
    }

    /// <summary>Does all that is due at or before <paramref name="now"/>; returns how many due things were done.</summary>
    public async Task<int> RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var work in All)
        {
            done += await work.RunDueAsync(now, cancellation);
        }

        return done;
    }

    /// <summary>Completes when nothing is left to do at this instant.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation)
    {
        foreach (var work in All)
        {
            await work.WhenIdleAsync(cancellation);
        }
    }

    private sealed record Item(IDueWork Work)
    {
        public SemaphoreSlim Turn { get; } = new(1);
    }
}
