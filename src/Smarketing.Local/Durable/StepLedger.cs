using Microsoft.DurableTask;

namespace Smarketing.Local.Durable;

/// <summary>
/// The activities called and timers set by one orchestrator, numbered in the order in which its code asks for them. On a
/// replay each one must meet its row in the history; what remains at the end is new.
/// </summary>
internal sealed class StepLedger
{
    private readonly SortedDictionary<int, DurableEvent> _unconfirmed = [];
    private readonly Dictionary<int, (DurableEvent Step, TaskCompletionSource<string?> Result)> _open = [];
    private readonly List<DurableEvent> _canceledTimers = [];
    private int _nextTaskId;

    public bool HasOpen => _open.Count > 0;

    /// <summary>The steps that no history row has met yet.</summary>
    public IReadOnlyList<DurableEvent> NewSteps => [.. _unconfirmed.Values];

    public IReadOnlyList<DurableEvent> CanceledTimers => _canceledTimers;

    public (DurableEvent Step, Task<string?> Result) CallActivity(string name, string? input)
        => Take(new DurableEvent(EventKind.ActivityScheduled, _nextTaskId++, name, input));

    public (DurableEvent Step, Task<string?> Result) SetTimer(DateTime dueAt)
        => Take(DurableEvent.Timer(_nextTaskId++, dueAt));

    /// <param name="isReplaying">On a replay the alarm was deleted when the code first cancelled it.</param>
    public void CancelTimer(DurableEvent timer, bool isReplaying, CancellationToken cancellation)
    {
        if (!_open.Remove(timer.TaskId, out var open))
        {
            return;
        }

        if (!isReplaying)
        {
            _canceledTimers.Add(timer);
        }

        open.Result.TrySetCanceled(cancellation);
    }

    /// <summary>The history says that the code took this step.</summary>
    public void Confirm(DurableEvent past)
    {
        if (!_unconfirmed.Remove(past.TaskId, out var taken))
        {
            throw new NonDeterministicOrchestrationException(
                $"Step {past.TaskId} was {Describe(past)} when it ran, but on replay the code took no such step.");
        }

        if (taken.Kind != past.Kind || !string.Equals(taken.Name, past.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new NonDeterministicOrchestrationException(
                $"Step {past.TaskId} was {Describe(past)} when it ran, but on replay the code took {Describe(taken)}.");
        }
    }

    /// <summary>The history of an episode is told: the code must not have taken more steps than it has.</summary>
    public void ConfirmEnd()
    {
        if (_unconfirmed.Count > 0)
        {
            var (taskId, extra) = _unconfirmed.First();
            throw new NonDeterministicOrchestrationException(
                $"Step {taskId} was not taken when it ran, but on replay the code took {Describe(extra)}.");
        }
    }

    public void Complete(int taskId, string? result)
    {
        if (_open.Remove(taskId, out var open))
        {
            open.Result.SetResult(result);
        }
    }

    public void Fail(int taskId, TaskFailureDetails failure)
    {
        if (_open.Remove(taskId, out var open))
        {
            open.Result.SetException(new TaskFailedException(open.Step.Name!, taskId, failure));
        }
    }

    private (DurableEvent Step, Task<string?> Result) Take(DurableEvent step)
    {
        var result = new TaskCompletionSource<string?>();
        _unconfirmed.Add(step.TaskId, step);
        _open.Add(step.TaskId, (step, result));
        return (step, result.Task);
    }

    private static string Describe(DurableEvent step) => step.Kind == EventKind.ActivityScheduled ? $"activity '{step.Name}'" : "a timer";
}
