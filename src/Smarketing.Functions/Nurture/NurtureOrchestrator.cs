using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Smarketing.Functions.Orchestration;

namespace Smarketing.Functions.Nurture;

/// <summary>Runs one contact through one nurture track.</summary>
public static class NurtureOrchestrator
{
    [Function(nameof(NurtureOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        AlarmClockOrchestrator.RunAsync(context, nameof(NurtureActivities.AdvanceNurture), context.GetInput<NurtureReference>()!);
}
