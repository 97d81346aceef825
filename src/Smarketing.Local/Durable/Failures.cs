using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.DurableTask;

namespace Smarketing.Local.Durable;

/// <summary>Failures as history and instances keep them: type, message, stack and the chain of causes.</summary>
internal static class Failures
{
    /// <summary>No retry can help: there is no such activity.</summary>
    public const string ActivityNotFound = "ActivityTaskNotFound";

    public const string OrchestratorNotFound = "OrchestratorTaskNotFound";

    /// <summary>A failed task's own failure is its cause, though the exception doesn't hold it as an inner exception.</summary>
    public static TaskFailureDetails Describe(Exception exception) => exception is TaskFailedException failed
        ? new TaskFailureDetails(failed.GetType().ToString(), failed.Message, failed.StackTrace, failed.FailureDetails, null)
        : TaskFailureDetails.FromException(exception);

    public static TaskFailureDetails NoSuchActivity(string name)
        => new(ActivityNotFound, $"There is no activity '{name}'.", null, null, null);

    public static TaskFailureDetails NoSuchOrchestrator(string name)
        => new(OrchestratorNotFound, $"There is no orchestrator '{name}'.", null, null, null);

    public static string ToJson(TaskFailureDetails failure) => JsonSerializer.Serialize(failure);

    [return: NotNullIfNotNull(nameof(json))]
    public static TaskFailureDetails? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<TaskFailureDetails>(json)!;
}
