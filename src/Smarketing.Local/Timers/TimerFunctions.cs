using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Smarketing.Local.Invocation;
using Smarketing.Local.Time;

namespace Smarketing.Local.Timers;

/// <summary>
/// Runs the timer-triggered functions. A timer that missed occurrences, because the program or the machine stood still,
/// runs once, past due; a wound clock misses none, since it stops at each.
/// </summary>
public sealed partial class TimerFunctions : IDueWork
{
    private readonly InvocationPipeline _pipeline;
    private readonly TimeProvider _clock;
    private readonly TimerStore _store;
    private readonly ILogger<TimerFunctions> _logger;
    private readonly List<Timer> _timers;

    /// <exception cref="UnsupportedFunctionException">A schedule that isn't one.</exception>
    public TimerFunctions(
        FunctionCatalog catalog,
        InvocationPipeline pipeline,
        TimeProvider clock,
        TimerStore store,
        IConfiguration configuration,
        ILogger<TimerFunctions> logger)
    {
        _pipeline = pipeline;
        _clock = clock;
        _store = store;
        _logger = logger;
        _timers = [.. catalog.Functions
            .Where(function => function.Trigger is TimerTriggerAttribute)
            .Select(function => new Timer(function, TimerSchedule.Parse(function.Name, ((TimerTriggerAttribute)function.Trigger).Schedule, configuration)))];
    }

    /// <summary>Never raised: a timer's next occurrence changes only when it runs.</summary>
    public event Action? DueSooner
    {
        add { }
        remove { }
    }

    /// <summary>Sets each timer to its next occurrence; those that are to run at a start, or have missed one, are due at once.</summary>
    public async Task StartAsync()
    {
        var now = _clock.GetUtcNow();
        var known = await _store.LoadAsync();
        foreach (var timer in _timers)
        {
            if (known.TryGetValue(timer.Name, out var last) && timer.Trigger.UseMonitor)
            {
                timer.Last = last;
                timer.Next = timer.Schedule.After(last);
            }
            else
            {
                timer.Last = now;
                timer.Next = timer.Schedule.After(now);
                await _store.SaveAsync(timer.Name, now);
            }

            timer.WasMissed = timer.Next <= now;
            if (timer.Trigger.RunOnStartup && !timer.WasMissed)
            {
                timer.Next = now;
            }
        }
    }

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation) =>
        Task.FromResult<DateTimeOffset?>(_timers.Count == 0 ? null : _timers.Min(timer => timer.Next));

    /// <summary>A timer's run is all that it causes here.</summary>
    public Task<int> BeginDueAsync(DateTimeOffset now, CancellationToken cancellation) => RunDueAsync(now, cancellation);

    public async Task<int> RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var done = 0;
        while (_timers.Where(timer => timer.Next <= now).MinBy(timer => timer.Next) is { } timer)
        {
            await RunAsync(timer, now, cancellation);
            done++;
        }

        return done;
    }

    /// <summary>A timer runs inside <see cref="RunDueAsync"/>, never beside it.</summary>
    public Task WhenIdleAsync(CancellationToken cancellation) => Task.CompletedTask;

    private async Task RunAsync(Timer timer, DateTimeOffset now, CancellationToken cancellation)
    {
        var next = timer.Schedule.After(now);
        var info = new TimerInfo
        {
            IsPastDue = timer.WasMissed || timer.Schedule.After(timer.Next) <= now,
            ScheduleStatus = new ScheduleStatus { Last = timer.Last.UtcDateTime, Next = next.UtcDateTime, LastUpdated = timer.Last.UtcDateTime },
        };
        try
        {
            await _pipeline.RunAsync(timer.Function, info, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // As in the real host, a failed run is over: the next occurrence tries again.
            LogFailure(timer.Name, failure);
        }

        // Saved after the run: one that a crash cuts short is run again, past due. Not awaited, since a wind of weeks
        // runs thousands; a save that is lost means one more run, too.
        timer.Last = now;
        timer.Next = next;
        timer.WasMissed = false;
        _ = _store.SaveAsync(timer.Name, now);
    }

    [LoggerMessage(20, LogLevel.Error, "The timer function {Function} has failed")]
    private partial void LogFailure(string function, Exception failure);

    private sealed class Timer(LocalFunction function, TimerSchedule schedule)
    {
        public LocalFunction Function { get; } = function;

        public TimerTriggerAttribute Trigger { get; } = (TimerTriggerAttribute)function.Trigger;

        public TimerSchedule Schedule { get; } = schedule;

        public string Name => Function.Name;

        public DateTimeOffset Last { get; set; }

        public DateTimeOffset Next { get; set; }

        /// <summary>The next occurrence went by while the program stood still.</summary>
        public bool WasMissed { get; set; }
    }
}
