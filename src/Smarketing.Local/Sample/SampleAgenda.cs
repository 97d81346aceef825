namespace Smarketing.Local.Sample;

/// <summary>What is still to be done, in order of time.</summary>
internal sealed class SampleAgenda
{
    private readonly PriorityQueue<SampleDeed, (DateTimeOffset At, string Key)> _deeds = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public DateTimeOffset? NextAt => _deeds.TryPeek(out _, out var first) ? first.At : null;

    /// <summary>Adds what isn't known yet.</summary>
    public void Add(IEnumerable<SampleDeed> deeds)
    {
        foreach (var deed in deeds)
        {
            if (_keys.Add(deed.Key))
            {
                _deeds.Enqueue(deed, (deed.At, deed.Key));
            }
        }
    }

    /// <summary>The first of what is due by now; null where nothing is.</summary>
    public SampleDeed? Take(DateTimeOffset now) => NextAt <= now ? _deeds.Dequeue() : null;
}
