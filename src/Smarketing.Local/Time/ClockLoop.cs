using Microsoft.Extensions.Logging;

namespace Smarketing.Local.Time;

/// <summary>
/// Begins each work when its instant has come. While the clock is held, nothing comes but what is due at that very
/// instant.
/// </summary>
public sealed partial class ClockLoop(LocalClock clock, ClockWork works, ILogger<ClockLoop> logger) : IAsyncDisposable
{
    // A machine that slept, or whose clock was set, is noticed within this time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;

    /// <summary>One loop a work, so that a slow one holds up no other.</summary>
    public void Start() => _loops = Task.WhenAll(works.All.Select(work => Task.Run(() => LoopAsync(work, _stop.Token))));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task LoopAsync(IDueWork work, CancellationToken stop)
    {
        using var changed = new SemaphoreSlim(0, 1);
        void Wake()
        {
            // Two at once may both find it unset; the second Release would then throw.
            lock (changed)
            {
                if (changed.CurrentCount == 0)
                {
                    changed.Release();
                }
            }
        }

        work.DueSooner += Wake;
        clock.Changed += Wake;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await changed.WaitAsync(await BeginDueAsync(work, stop), stop);
            }
        }
        finally
        {
            work.DueSooner -= Wake;
            clock.Changed -= Wake;
        }
    }

    /// <summary>Begins what is due; returns how long nothing else will be.</summary>
    private async Task<TimeSpan> BeginDueAsync(IDueWork work, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (await work.NextDueAsync(stop) is not { } next)
                {
                    return Timeout.InfiniteTimeSpan;
                }

                var wait = next - clock.GetUtcNow();
                if (wait > TimeSpan.Zero)
                {
                    return clock.IsRunning ? Shorter(wait, LongestWait) : Timeout.InfiniteTimeSpan;
                }

                await works.InTurnAsync(work, () => work.BeginDueAsync(clock.GetUtcNow(), stop), stop);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure);
            return WaitAfterFailure;
        }
    }

    // A wait is cut to whole milliseconds; rounded down, it would end just before the instant.
    private static TimeSpan Shorter(TimeSpan wait, TimeSpan longest) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(wait.TotalMilliseconds, longest.TotalMilliseconds)));

    [LoggerMessage(1, LogLevel.Error, "Work that was due has failed; trying again")]
    private partial void LogFailure(Exception failure);
}
