using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Smarketing.Local.Durable;

/// <summary>Gives an instance its turn: load, replay, commit, then let loose what the turn asked for.</summary>
internal sealed class EpisodeRunner(
    EpisodeStore episodes, InstanceStore instances, DurableFunctions functions, InstanceWatch watch, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<DurableEngine>();

    /// <summary>A step that is now on disk and must be set going.</summary>
    public required Action<long, DurableEvent> StepTaken { get; init; }

    public async Task RunAsync(long run)
    {
        if (await episodes.LoadAsync(run) is not { } episode)
        {
            return;
        }

        var outcome = functions.FindOrchestrator(episode.Name) is { } orchestrator
            ? Replay.Run(episode, orchestrator, loggers, () => FailStrayed(episode))
            : Replay.FailAtOnce(episode, Failures.NoSuchOrchestrator(episode.Name));
        if (!await episodes.CommitAsync(episode, outcome))
        {
            return;
        }

        foreach (var step in outcome.Steps)
        {
            StepTaken(run, step);
        }

        if (outcome.Status == OrchestrationRuntimeStatus.Failed)
        {
            DurableLog.OrchestrationFailed(_logger, episode.Name, episode.InstanceId);
        }

        if (outcome.IsEnd || episode.Number == 1)
        {
            watch.Changed(episode.InstanceId);
        }
    }

    private void FailStrayed(Episode episode)
    {
        var failure = Failures.ToJson(Failures.Describe(Replay.ForeignAwait(episode.InstanceId)));
        _ = Task.Run(async () =>
        {
            await instances.FailAsync(episode.Run, failure);
            DurableLog.OrchestrationFailed(_logger, episode.Name, episode.InstanceId);
            watch.Changed(episode.InstanceId);
        });
    }
}
