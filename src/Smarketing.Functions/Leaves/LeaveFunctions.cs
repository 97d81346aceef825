using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Smarketing.Functions.Leaves;

/// <summary>Looks every hour who is away: a leave begins at midnight in the rep's own zone, and a look that a crash cut short goes on here.</summary>
public sealed class LeaveFunctions(LeaveActivities leaves)
{
    [Function("MoveWorkOfLeaves")]
    public Task MoveOnAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        leaves.MoveOnAsync(client, cancellation);
}
