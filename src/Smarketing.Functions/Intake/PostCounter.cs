namespace Smarketing.Functions.Intake;

/// <summary>
/// Holds posts to a limit, by whom they come from. It keeps one number for each of a fixed count of slots, and no address: whoever
/// falls into one slot with others shares its limit, and no flood of senders takes more memory.
/// </summary>
public sealed class PostCounter(PostLimit limit)
{
    private const int Slots = 1 << 16;

    /// <summary>When all that was taken in a slot would have come, had it come evenly; in ticks.</summary>
    private readonly long[] _evenlyUntil = new long[Slots];

    private readonly long _interval = Math.Max(1, limit.Per.Ticks / limit.Posts);

    /// <summary>Null for a post that is taken; else how long to wait with the next.</summary>
    public TimeSpan? Take(string sender, DateTimeOffset now)
    {
        // The hash differs from process to process, so nobody can look for a slot to share.
        ref var evenlyUntil = ref _evenlyUntil[(uint)sender.GetHashCode(StringComparison.Ordinal) % Slots];
        while (true)
        {
            var known = Volatile.Read(ref evenlyUntil);

            // Bounded above, too: a clock that was set back must not lock anybody out.
            var next = Math.Clamp(known, now.UtcTicks, now.UtcTicks + limit.Per.Ticks) + _interval;
            var over = next - now.UtcTicks - limit.Per.Ticks;
            if (over > 0)
            {
                return TimeSpan.FromTicks(over);
            }

            if (Interlocked.CompareExchange(ref evenlyUntil, next, known) == known)
            {
                return null;
            }
        }
    }
}
