using Microsoft.Azure.Functions.Worker;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Invocation;

/// <summary>Hands the orchestration- and activity-triggered functions to the engine.</summary>
internal static class DurableInvocations
{
    public static DurableFunctions Of(FunctionCatalog catalog, InvocationPipeline pipeline)
    {
        var durable = new DurableFunctions();
        foreach (var function in catalog.Functions)
        {
            switch (function.Trigger)
            {
                case OrchestrationTriggerAttribute:
                    durable.AddOrchestrator(function.Name, context => pipeline.RunEpisodeAsync(function, context));
                    break;
                case ActivityTriggerAttribute:
                    durable.AddActivity(function.Name, function.TriggerType, (input, call) => pipeline.RunAsync(function, input, call.Cancellation));
                    break;
            }
        }

        return durable;
    }
}
