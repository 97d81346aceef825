namespace Smarketing.Simulation.Surroundings;

/// <summary>The world's clock, on which nobody's patience ever ends: how long a machine takes must not change a world's course.</summary>
internal sealed class PatientClock(TimeProvider clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new StandingTimer();

    private sealed class StandingTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // It never fires.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
