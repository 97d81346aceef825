namespace Smarketing.Simulation.Worlds;

/// <summary>What is to be done when: of two things at one instant, the one first that was entered first.</summary>
internal sealed class Agenda
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int Order)> _deeds = new();
    private int _count;

    public DateTimeOffset? NextAt
    {
        get
        {
            lock (_lock)
            {
                return _deeds.TryPeek(out _, out var next) ? next.At : null;
            }
        }
    }

    public void Add(DateTimeOffset at, Func<Task> deed)
    {
        lock (_lock)
        {
            _deeds.Enqueue(deed, (at, _count++));
        }
    }

    public Func<Task>? Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            return _deeds.TryPeek(out _, out var next) && next.At <= now ? _deeds.Dequeue() : null;
        }
    }
}
