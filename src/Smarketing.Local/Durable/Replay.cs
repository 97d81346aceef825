using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace Smarketing.Local.Durable;

/// <summary>
/// One turn of an orchestrator: runs its code from the start, tells it the history as it happened, then the new messages, and
/// sees which steps it took. Nothing here outlives the turn, and nothing here writes.
/// </summary>
internal sealed class Replay
{
    private readonly Episode _episode;
    private readonly Func<TaskOrchestrationContext, Task<object?>> _orchestrator;
    private readonly StepLedger _steps = new();
    private readonly ExternalEvents _events = new();
    private readonly EpisodeThread _thread;
    private readonly ReplayContext _context;
    private Task<object?>? _result;

    private Replay(Episode episode, Func<TaskOrchestrationContext, Task<object?>> orchestrator, ILoggerFactory loggers, Action strayedLater)
    {
        _episode = episode;
        _orchestrator = orchestrator;
        _thread = new EpisodeThread(strayedLater);
        _context = new ReplayContext(episode, _steps, _events, _thread, loggers);
    }

    /// <param name="strayedLater">Called when something foreign resumes the orchestrator after this turn.</param>
    public static EpisodeOutcome Run(
        Episode episode, Func<TaskOrchestrationContext, Task<object?>> orchestrator, ILoggerFactory loggers, Action strayedLater)
    {
        var replay = new Replay(episode, orchestrator, loggers, strayedLater);
        try
        {
            replay.TellHistory();
            replay.TellNews();
            replay._thread.End();
            return replay.Conclude();
        }
        catch (NonDeterministicOrchestrationException violation)
        {
            return replay.Fail(violation);
        }
        finally
        {
            replay._thread.End();
        }
    }

    /// <summary>The outcome for an instance that cannot run at all.</summary>
    public static EpisodeOutcome FailAtOnce(Episode episode, TaskFailureDetails failure)
        => new(OrchestrationRuntimeStatus.Failed, null, Failures.ToJson(failure), episode.CustomStatus, [], []);

    private void TellHistory()
    {
        var number = 0;
        foreach (var (episode, at, past) in _episode.History)
        {
            if (episode != number)
            {
                _steps.ConfirmEnd();
                _context.BeginEpisode(at, isReplaying: true);
                number = episode;
            }

            if (past.IsStep)
            {
                _steps.Confirm(past);
            }
            else
            {
                Tell(past);
            }
        }

        _steps.ConfirmEnd();
    }

    private void TellNews()
    {
        _context.BeginEpisode(_episode.Now, isReplaying: false);
        foreach (var message in _episode.Messages)
        {
            Tell(message);
        }
    }

    private void Tell(DurableEvent happened) => _thread.Run(() =>
    {
        switch (happened.Kind)
        {
            case EventKind.Started:
                _result = StartAsync();
                break;
            case EventKind.EventRaised:
                _events.Raise(happened.Name!, happened.Data);
                break;
            case EventKind.ActivityCompleted:
                _steps.Complete(happened.TaskId, happened.Data);
                break;
            case EventKind.ActivityFailed:
                _steps.Fail(happened.TaskId, Failures.Parse(happened.Data!));
                break;
            case EventKind.TimerFired:
                _steps.Complete(happened.TaskId, null);
                break;
        }
    });

    // Async, so that what an orchestrator throws before its first await fails its task, as everything later does.
    private async Task<object?> StartAsync() => await _orchestrator(_context);

    /// <summary>As documented, an orchestration with unexpired timers or open activities stays running until they are done.</summary>
    private EpisodeOutcome Conclude()
    {
        if (_thread.HasStrayed || !(_result!.IsCompleted || _steps.HasOpen || _events.HasPendingWait))
        {
            return Fail(ForeignAwait(_episode.InstanceId));
        }

        if (!_result.IsCompleted || _steps.HasOpen)
        {
            return Outcome(OrchestrationRuntimeStatus.Running, null, null);
        }

        try
        {
            var output = _result.GetAwaiter().GetResult();
            return Outcome(OrchestrationRuntimeStatus.Completed, JsonDataConverter.Default.Serialize(output), null);
        }
        catch (Exception failure)
        {
            return Outcome(OrchestrationRuntimeStatus.Failed, null, failure);
        }
    }

    public static ForeignAwaitException ForeignAwait(string instanceId) => new(
        $"The orchestrator of '{instanceId}' awaited something that is not of its context. It may await only the context's activities, "
        + "timers and events, without ConfigureAwait(false), Task.Run or Task.Delay: nothing else can be repeated on a replay.");

    /// <summary>The code broke the rules of replay: whatever it asked for in this turn is void.</summary>
    private EpisodeOutcome Fail(Exception violation)
        => new(OrchestrationRuntimeStatus.Failed, null, Failures.ToJson(Failures.Describe(violation)), _context.CustomStatus, [], []);

    private EpisodeOutcome Outcome(OrchestrationRuntimeStatus status, string? output, Exception? failure) => new(
        status,
        output,
        failure is null ? null : Failures.ToJson(Failures.Describe(failure)),
        _context.CustomStatus,
        _steps.NewSteps,
        _steps.CanceledTimers);
}
