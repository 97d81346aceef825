namespace Smarketing.Local.Durable;

/// <summary>A start of an instance that runs, or whose end is among the dedupe statuses (the real host: OrchestrationAlreadyExistsException).</summary>
public sealed class InstanceAlreadyExistsException(string instanceId, string status)
    : InvalidOperationException($"An orchestration instance '{instanceId}' already exists and is {status}.");

/// <summary>The real host answers gRPC NotFound.</summary>
public sealed class InstanceNotFoundException(string instanceId)
    : InvalidOperationException($"There is no orchestration instance '{instanceId}'.");

/// <summary>An event to an instance that has ended (the real host answers gRPC FailedPrecondition).</summary>
public sealed class InstanceFinishedException(string instanceId, string status)
    : InvalidOperationException($"The orchestration instance '{instanceId}' is {status}.");

/// <summary>On replay the orchestrator took another step than its history says.</summary>
public sealed class NonDeterministicOrchestrationException(string message) : InvalidOperationException(message);

/// <summary>The orchestrator awaited something that its context didn't give it, so a replay could not repeat it.</summary>
public sealed class ForeignAwaitException(string message) : InvalidOperationException(message);
