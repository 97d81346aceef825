namespace Smarketing.Local.Time;

/// <summary>
/// The program's clock: either it runs, at some distance from the machine's, or it is held at an instant. It never
/// goes back. Everything in the program takes its time from here.
/// </summary>
public sealed class LocalClock(TimeProvider machine) : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _ahead;
    private DateTimeOffset? _heldAt;

    /// <summary>Raised after the clock was wound, held or let run.</summary>
    public event Action? Changed;

    public bool IsRunning
    {
        get
        {
            lock (_lock)
            {
                return _heldAt is null;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _heldAt ?? machine.GetUtcNow() + _ahead;
        }
    }

    /// <summary>Holds the clock at <paramref name="instant"/>, or at the present one where that is later.</summary>
    public void HoldAt(DateTimeOffset instant) => Change(now => _heldAt = Later(now, instant));

    /// <summary>Moves the clock on to <paramref name="instant"/>; held stays held, running goes on from there.</summary>
    public void MoveTo(DateTimeOffset instant) => Change(now =>
    {
        if (_heldAt is null)
        {
            _ahead += Later(now, instant) - now;
        }
        else
        {
            _heldAt = Later(now, instant);
        }
    });

    /// <summary>Lets the clock run on from where it is.</summary>
    public void Run() => Change(now =>
    {
        _ahead = now - machine.GetUtcNow();
        _heldAt = null;
    });

    private void Change(Action<DateTimeOffset> change)
    {
        lock (_lock)
        {
            change(GetUtcNow());
        }

        Changed?.Invoke();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => (a > b ? a : b).ToUniversalTime();
}
