using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Smarketing.Functions.Orchestration;

namespace Smarketing.Functions.FollowUp;

/// <summary>Runs one follow-up from its MQL to its end.</summary>
public static class FollowUpOrchestrator
{
    [Function(nameof(FollowUpOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        AlarmClockOrchestrator.RunAsync(context, nameof(FollowUpActivities.AdvanceFollowUp), context.GetInput<FollowUpReference>()!);
}
