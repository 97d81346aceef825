using System.Threading.Channels;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace Smarketing.Local.Durable;

/// <summary>Runs scheduled activities, in order of their scheduling, and stores each result once. A crash or a stop in between runs them again.</summary>
internal sealed class ActivityRunner(ActivityStore activities, DurableFunctions functions, InFlightWork work, ILoggerFactory loggers)
{
    private readonly Channel<ActivityKey> _scheduled = Channel.CreateUnbounded<ActivityKey>();
    private readonly ILogger _logger = loggers.CreateLogger<DurableEngine>();

    /// <summary>An instance has a new message.</summary>
    public required Action<long> Finished { get; init; }

    public void Schedule(ActivityKey key)
    {
        work.Begin();
        _scheduled.Writer.TryWrite(key);
    }

    /// <param name="stopping">No further activity is begun.</param>
    /// <param name="run">Runs one, and survives what the storage throws.</param>
    public async Task ServeAsync(Func<ActivityKey, Task> run, CancellationToken stopping)
    {
        await foreach (var key in _scheduled.Reader.ReadAllAsync(stopping))
        {
            await run(key);
            work.End();
        }
    }

    /// <param name="abandon">Cancelled when a stop has lost patience: the activity stays scheduled.</param>
    public async Task RunAsync(ActivityKey key, CancellationToken abandon)
    {
        if (await activities.FindAsync(key) is not { } scheduled || await CallAsync(key.TaskId, scheduled, abandon) is not { } result)
        {
            return;
        }

        if (await activities.FinishAsync(key, result))
        {
            Finished(key.Run);
        }
    }

    /// <summary>Null when the stop of the program interrupted it: that is no failure.</summary>
    private async Task<DurableEvent?> CallAsync(int taskId, ScheduledActivity scheduled, CancellationToken abandon)
    {
        if (functions.FindActivity(scheduled.Name) is not { } activity)
        {
            return Failed(taskId, scheduled, Failures.NoSuchActivity(scheduled.Name));
        }

        try
        {
            var input = JsonDataConverter.Default.Deserialize(scheduled.Input, activity.InputType);
            var output = await activity.Run(input, new ActivityCall(scheduled.InstanceId, scheduled.Name, abandon));
            return new DurableEvent(EventKind.ActivityCompleted, taskId, Data: JsonDataConverter.Default.Serialize(output));
        }
        catch (Exception) when (abandon.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            return Failed(taskId, scheduled, Failures.Describe(failure));
        }
    }

    private DurableEvent Failed(int taskId, ScheduledActivity scheduled, TaskFailureDetails failure)
    {
        DurableLog.ActivityFailed(_logger, scheduled.Name, scheduled.InstanceId, failure.ErrorType);
        return new DurableEvent(EventKind.ActivityFailed, taskId, Data: Failures.ToJson(failure));
    }
}
