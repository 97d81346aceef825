using Microsoft.DurableTask.Client;

namespace Smarketing.Local.Durable;

/// <summary>One turn of an orchestration: its past, and the messages that it is to see now.</summary>
internal sealed record Episode(
    long Run,
    string InstanceId,
    string Name,
    string? Input,
    string? CustomStatus,
    IReadOnlyList<PastEvent> History,
    IReadOnlyList<DurableEvent> Messages,
    int LastMessage,
    DateTime Now)
{
    public int Number => History.Count == 0 ? 1 : History[^1].Episode + 1;
}

/// <summary>What a turn came to: the steps that the orchestrator took, and where it stands.</summary>
internal sealed record EpisodeOutcome(
    OrchestrationRuntimeStatus Status,
    string? Output,
    string? Failure,
    string? CustomStatus,
    IReadOnlyList<DurableEvent> Steps,
    IReadOnlyList<DurableEvent> CanceledTimers)
{
    public bool IsEnd => Status != OrchestrationRuntimeStatus.Running;
}
