namespace Smarketing.Local.Durable;

/// <summary>
/// Keeps an orchestrator's code on the one thread that runs its episode, so that it goes on only when its history says so.
/// Whatever resumes it from elsewhere (a task not of its context) is noticed here, during the episode and after it.
/// </summary>
internal sealed class EpisodeThread(Action strayedLater) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Continue, object? State)> _continuations = [];
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private int _strayed;
    private int _isOver;

    /// <summary>To be asked after <see cref="End"/>: what strays from then on is told to the callback.</summary>
    public bool HasStrayed => Volatile.Read(ref _strayed) != 0;

    private bool IsOver => Volatile.Read(ref _isOver) != 0;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Admits())
        {
            _continuations.Enqueue((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => Stray();

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>True on this thread, during its episode; from anywhere else it counts as straying.</summary>
    public bool Admits()
    {
        if (!IsOver && Environment.CurrentManagedThreadId == _threadId && ReferenceEquals(Current, this))
        {
            return true;
        }

        Stray();
        return false;
    }

    /// <summary>Before anything that the context offers: its order would otherwise be chance.</summary>
    public void Require()
    {
        if (!Admits())
        {
            throw new InvalidOperationException("An orchestration context may be used only by its orchestrator, on the thread that runs it.");
        }
    }

    /// <summary>Does one thing to the orchestrator, and lets it run on until it waits again.</summary>
    public void Run(Action action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (_continuations.TryDequeue(out var next))
            {
                next.Continue(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public void End() => Interlocked.Exchange(ref _isOver, 1);

    private void Stray()
    {
        if (Interlocked.Exchange(ref _strayed, 1) == 0 && IsOver)
        {
            strayedLater();
        }
    }
}
