using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Smarketing.Functions.Orchestration;

namespace Smarketing.Functions.Deals;

/// <summary>Watches over one deal: settles what can't be corrected any more, and reminds an owner who says nothing.</summary>
public static class DealOrchestrator
{
    [Function(nameof(DealOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        AlarmClockOrchestrator.RunAsync(context, nameof(DealActivities.AdvanceDeal), context.GetInput<DealReference>()!);
}
