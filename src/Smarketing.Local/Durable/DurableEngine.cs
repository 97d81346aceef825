using Microsoft.Extensions.Logging;
using Smarketing.Local.Storage;
using Smarketing.Local.Time;

namespace Smarketing.Local.Durable;

/// <summary>
/// Runs orchestrations and activities with the promises of Durable Functions: history exactly once, activities at least once,
/// whatever instant the process dies at. What can run now runs at once; what waits for an instant runs when the clock says so.
/// </summary>
public sealed class DurableEngine : IDueWork, IAsyncDisposable
{
    private readonly LocalDatabase _database;
    private readonly TimeProvider _clock;
    private readonly DurableEngineOptions _options;
    private readonly ILogger _logger;
    private readonly InFlightWork _work = new();
    private readonly EpisodeStore _episodes;
    private readonly ActivityStore _activities;
    private readonly AlarmStore _alarms;
    private readonly EpisodeQueue _queue;
    private readonly EpisodeRunner _episodeRunner;
    private readonly ActivityRunner _activityRunner;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoning = new();
    private Task _serving = Task.CompletedTask;
    private long _nextDueSaid = long.MaxValue;

    public DurableEngine(
        LocalDatabase database, TimeProvider clock, DurableFunctions functions, DurableEngineOptions options, ILoggerFactory loggers)
    {
        _database = database;
        _clock = clock;
        _options = options;
        _logger = loggers.CreateLogger<DurableEngine>();
        Functions = functions;
        Instances = new InstanceStore(database, clock);
        Queries = new InstanceQueries(database);
        _episodes = new EpisodeStore(database, clock);
        _activities = new ActivityStore(database);
        _alarms = new AlarmStore(database);
        _queue = new EpisodeQueue(_work);
        _episodeRunner = new EpisodeRunner(_episodes, Instances, functions, Watch, loggers) { StepTaken = Release };
        _activityRunner = new ActivityRunner(_activities, functions, _work, loggers) { Finished = Wake };
    }

    public event Action? DueSooner;

    internal DurableFunctions Functions { get; }

    internal InstanceStore Instances { get; }

    internal InstanceQueries Queries { get; }

    internal InstanceWatch Watch { get; } = new();

    /// <summary>Makes the tables where they are missing, takes up what was under way, and begins to work.</summary>
    public async Task StartAsync()
    {
        await DurableSchema.CreateAsync(_database);
        (await _episodes.ListRunnableAsync()).ForEach(_queue.Wake);
        (await _activities.ListAsync()).ForEach(_activityRunner.Schedule);
        var episodes = Enumerable.Range(0, _options.EpisodeParallelism)
            .Select(_ => Serve(() => _queue.ServeAsync(run => UntilStoredAsync(run, () => _episodeRunner.RunAsync(run)), _stopping.Token)));
        var activities = Enumerable.Range(0, _options.ActivityParallelism)
            .Select(_ => Serve(() => _activityRunner.ServeAsync(
                key => UntilStoredAsync(key.Run, () => _activityRunner.RunAsync(key, _abandoning.Token)), _stopping.Token)));
        _serving = Task.WhenAll([.. episodes, .. activities]);
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        // While it is being asked, any new alarm may be sooner than the answer.
        Interlocked.Exchange(ref _nextDueSaid, long.MaxValue);
        var next = await _alarms.NextDueAsync();
        Interlocked.CompareExchange(ref _nextDueSaid, next?.UtcTicks ?? long.MaxValue, long.MaxValue);
        return next;
    }

    public async Task<int> BeginDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var begun = 0;

        // Asked first: to fire nothing would be a write all the same, at each of the thousands of instants of a wind.
        while (await _alarms.NextDueAsync() <= now)
        {
            var fired = await _alarms.FireAsync(now, _options.AlarmsPerBatch);
            fired.ForEach(_queue.Wake);
            begun += fired.Count;
            await _work.WhenAtMostAsync(_options.AlarmsPerBatch, cancellation);
        }

        return begun;
    }

    public async Task<int> RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var done = 0;
        do
        {
            done += await BeginDueAsync(now, cancellation);

            // What has run may have set alarms for this very instant.
            await WhenIdleAsync(cancellation);
        }
        while (await _alarms.NextDueAsync() <= now);

        return done;
    }

    public Task WhenIdleAsync(CancellationToken cancellation) => _work.WhenAtMostAsync(0, cancellation);

    /// <summary>Begins nothing new, lets running activities end, and cancels those that take too long; all the rest is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_serving, Task.Delay(_options.StopPatience, TimeProvider.System));
        await _abandoning.CancelAsync();
        await Task.WhenAny(_serving, Task.Delay(_options.StopPatience, TimeProvider.System));
    }

    internal void Wake(long run) => _queue.Wake(run);

    internal void AlarmSet(long dueAtTicks)
    {
        if (dueAtTicks < Interlocked.Read(ref _nextDueSaid))
        {
            DueSooner?.Invoke();
        }
    }

    private void Release(long run, DurableEvent step)
    {
        if (step.Kind == EventKind.ActivityScheduled)
        {
            _activityRunner.Schedule(new ActivityKey(run, step.TaskId));
        }
        else
        {
            AlarmSet(step.ReadDueAt().Ticks);
        }
    }

    private static Task Serve(Func<Task> loop) => Task.Run(async () =>
    {
        try
        {
            await loop();
        }
        catch (OperationCanceledException)
        {
            // The stop: what is still queued is on disk.
        }
    });

    /// <summary>A disk that is full or locked is no fault of the orchestration: the same work is tried until the storage takes it.</summary>
    private async Task UntilStoredAsync(long run, Func<Task> work)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                DurableLog.StorageFailed(_logger, run, failure);
                await Task.Delay(_options.StorageRetryPause, _clock, _stopping.Token);
            }
        }
    }
}
