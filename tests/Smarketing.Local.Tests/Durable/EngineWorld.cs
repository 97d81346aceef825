using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Local.Durable;
using Smarketing.Local.Storage;
using Smarketing.Local.Time;

namespace Smarketing.Local.Tests.Durable;

/// <summary>An engine on a database file of its own, under a clock that stands until it is wound.</summary>
internal sealed class EngineWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smarketing-durable-");
    private readonly DurableEngineOptions _options;
    private readonly ILoggerFactory _loggers;
    private DurableEngine? _engine;
    private LocalDurableTaskClient? _client;

    public EngineWorld(DurableEngineOptions? options = null, ILoggerFactory? loggers = null)
    {
        _options = options ?? new DurableEngineOptions { StopPatience = TimeSpan.FromMilliseconds(200) };
        _loggers = loggers ?? NullLoggerFactory.Instance;
        Database = LocalDatabase.Open(Path.Combine(_folder.FullName, "local.db"));
        Clock.HoldAt(Monday);
    }

    public LocalDatabase Database { get; }

    public LocalClock Clock { get; } = new(new StandingMachine());

    public DurableFunctions Functions { get; private set; } = new();

    public DurableEngine Engine => _engine ?? throw new InvalidOperationException("Start the world first.");

    public DurableTaskClient Client => _client ?? throw new InvalidOperationException("Start the world first.");

    public EngineWorld Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> run)
    {
        Functions.AddOrchestrator(name, async context => await run(context));
        return this;
    }

    public EngineWorld Activity<TInput, TOutput>(string name, Func<TInput, ActivityCall, Task<TOutput>> run)
    {
        Functions.AddActivity(name, typeof(TInput), async (input, call) => await run((TInput)input!, call));
        return this;
    }

    public EngineWorld Activity<TInput, TOutput>(string name, Func<TInput, TOutput> run)
        => Activity<TInput, TOutput>(name, (input, _) => Task.FromResult(run(input)));

    public async Task<EngineWorld> StartAsync()
    {
        _engine = new DurableEngine(Database, Clock, Functions, _options, _loggers);
        _client = new LocalDurableTaskClient(_engine);
        await _engine.StartAsync();
        return this;
    }

    /// <summary>Stops the engine and starts another on the same database, as the next start of the program would.</summary>
    public async Task RestartAsync(DurableFunctions? changed = null)
    {
        await Engine.DisposeAsync();
        Functions = changed ?? Functions;
        await StartAsync();
    }

    public async Task<string> RunAsync(string orchestrator, object? input = null, string? instanceId = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(
            orchestrator, input, new StartOrchestrationOptions(instanceId ?? orchestrator));
        await IdleAsync();
        return id;
    }

    public async Task RaiseAsync(string instanceId, string eventName, object? payload = null)
    {
        await Client.RaiseEventAsync(instanceId, eventName, payload);
        await IdleAsync();
    }

    public Task IdleAsync() => Engine.WhenIdleAsync(CancellationToken.None).WaitAsync(Patience);

    /// <summary>Winds the clock as the program does: instant by instant, each alarm at its own time.</summary>
    public async Task<int> WindAsync(TimeSpan by)
    {
        var done = 0;
        var end = Clock.GetUtcNow() + by;
        while (await Engine.NextDueAsync(CancellationToken.None) is { } next && next <= end)
        {
            Clock.MoveTo(next);
            done += await Engine.RunDueAsync(Clock.GetUtcNow(), CancellationToken.None).WaitAsync(Patience);
        }

        Clock.MoveTo(end);
        return done;
    }

    public async Task<OrchestrationMetadata> GetAsync(string instanceId)
        => await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true) ?? throw new InvalidOperationException($"No instance {instanceId}.");

    public async Task<T?> OutputAsync<T>(string instanceId)
    {
        var instance = await GetAsync(instanceId);
        Assert.True(
            instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed,
            $"{instanceId} is {instance.RuntimeStatus}: {instance.FailureDetails?.ErrorMessage}");
        return instance.ReadOutputAs<T>();
    }

    public async Task<TaskFailureDetails> FailureAsync(string instanceId)
    {
        var instance = await GetAsync(instanceId);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        return instance.FailureDetails!;
    }

    public Task<long> CountAsync(string table) => Database.ReadAsync(session =>
    {
        using var reader = session.Query($"SELECT COUNT(*) FROM {table}");
        reader.Read();
        return reader.GetInt64(0);
    });

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private sealed class StandingMachine : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Monday;
    }
}
