namespace Smarketing.Local.Time;

/// <summary>
/// Winds the clock: everything due on the way is done at its own instant, in order, before the clock moves on.
/// </summary>
public sealed class ClockWinder(LocalClock clock, ClockWork works, ClockStore store)
{
    /// <summary>Winds on by <paramref name="duration"/>; winds that come at once add up.</summary>
    public Task<ClockReading> AdvanceAsync(TimeSpan duration, CancellationToken cancellation) => works.AloneAsync(
        () => WindAsync(clock.GetUtcNow() + duration, cancellation),
        cancellation);

    /// <summary>Winds to <paramref name="instant"/>; null, and nothing done, where that has passed.</summary>
    public Task<ClockReading?> WindToAsync(DateTimeOffset instant, CancellationToken cancellation) => works.AloneAsync(
        async () => instant < clock.GetUtcNow() ? null : await WindAsync(instant, cancellation),
        cancellation);

    /// <summary>Lets the clock run on from where it is.</summary>
    public Task<ClockReading> RunAsync(CancellationToken cancellation) => works.AloneAsync(
        async () =>
        {
            clock.Run();
            await store.SaveAsync(clock.State);
            return Reading(done: 0);
        },
        cancellation);

    public ClockReading Reading(int? done = null) => new(clock.GetUtcNow(), clock.IsRunning, done);

    private async Task<ClockReading> WindAsync(DateTimeOffset target, CancellationToken cancellation)
    {
        var done = 0;
        while (true)
        {
            await works.WhenIdleAsync(cancellation);
            if (await works.NextDueAsync(cancellation) is not { } next || next > target)
            {
                break;
            }

            // Not awaited: it is on disk before anything that this instant causes, since writes keep their order.
            _ = MoveAsync(next);
            done += await works.RunDueAsync(next, cancellation);
        }

        await MoveAsync(target);
        await works.WhenIdleAsync(cancellation);
        return Reading(done);
    }

    private Task MoveAsync(DateTimeOffset instant)
    {
        clock.MoveTo(instant);
        return store.SaveAsync(clock.State);
    }
}

/// <param name="Done">How many due things the wind has done; null when none was asked for.</param>
public sealed record ClockReading(DateTimeOffset Now, bool Running, int? Done);
