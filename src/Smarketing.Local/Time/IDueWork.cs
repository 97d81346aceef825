namespace Smarketing.Local.Time;

/// <summary>Work that waits for instants: the durable engine's timers and retries, and the timer functions.</summary>
public interface IDueWork
{
    /// <summary>Raised when something may be due earlier than <see cref="NextDueAsync"/> last said; the running clock's loop then asks again.</summary>
    event Action? DueSooner;

    /// <summary>The earliest instant at which there is something to do; null when nothing waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation);

    /// <summary>
    /// Begins all that is due at or before <paramref name="now"/>, in order of due time, without waiting for what it
    /// causes: for the running clock, under which new work may never let up. Returns how many due things were begun.
    /// </summary>
    Task<int> BeginDueAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Does all that is due at or before <paramref name="now"/>, in order of due time; completes when that, and all
    /// that it caused at this instant, has been done. Returns how many due things were done.
    /// </summary>
    Task<int> RunDueAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Completes when nothing is left to do at this instant.</summary>
    Task WhenIdleAsync(CancellationToken cancellation);
}
