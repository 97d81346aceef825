using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Smarketing.Functions.Orchestration;

namespace Smarketing.Functions.Import;

/// <summary>Runs one import from its file to the day on which everything of it is deleted.</summary>
public static class ImportOrchestrator
{
    [Function(nameof(ImportOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        AlarmClockOrchestrator.RunAsync(context, nameof(ImportActivities.AdvanceImport), context.GetInput<ImportReference>()!);
}
