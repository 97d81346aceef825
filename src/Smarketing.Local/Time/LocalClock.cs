namespace Smarketing.Local.Time;

/// <summary>
/// The program's clock: either it runs, at some distance from the machine's, or it is held at an instant. It never
/// goes back. Everything in the program takes its time from here.
/// </summary>
public sealed class LocalClock(TimeProvider machine, ClockState? state = null) : TimeProvider
{
    private readonly Lock _lock = new();
    private ClockState _state = state ?? ClockState.Machine;

    /// <summary>Raised after the clock was wound, held or let run.</summary>
    public event Action? Changed;

    public ClockState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    public bool IsRunning => State.HeldAt is null;

    public override DateTimeOffset GetUtcNow() => At(State);

    /// <summary>Holds the clock at <paramref name="instant"/>, or at the present one where that is later.</summary>
    public void HoldAt(DateTimeOffset instant) => Change((now, state) => state with { HeldAt = Later(now, instant) });

    /// <summary>Moves the clock on to <paramref name="instant"/>; held stays held, running goes on from there.</summary>
    public void MoveTo(DateTimeOffset instant) => Change((now, state) => state.HeldAt is null
        ? state with { Ahead = state.Ahead + (Later(now, instant) - now) }
        : state with { HeldAt = Later(now, instant) });

    /// <summary>Lets the clock run on from where it is.</summary>
    public void Run() => Change((now, _) => new ClockState(HeldAt: null, Ahead: now - machine.GetUtcNow()));

    private void Change(Func<DateTimeOffset, ClockState, ClockState> change)
    {
        lock (_lock)
        {
            _state = change(At(_state), _state);
        }

        Changed?.Invoke();
    }

    private DateTimeOffset At(ClockState state) => state.HeldAt ?? machine.GetUtcNow() + state.Ahead;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => (a > b ? a : b).ToUniversalTime();
}

/// <param name="HeldAt">The instant at which the clock is held; null while it runs.</param>
/// <param name="Ahead">How far a running clock is ahead of the machine's.</param>
public sealed record ClockState(DateTimeOffset? HeldAt, TimeSpan Ahead)
{
    /// <summary>Runs with the machine's clock.</summary>
    public static ClockState Machine { get; } = new(HeldAt: null, TimeSpan.Zero);
}
