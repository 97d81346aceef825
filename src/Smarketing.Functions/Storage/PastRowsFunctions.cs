using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Functions.Storage;

/// <summary>Clears away past rows, some at a time.</summary>
public sealed class PastRowsFunctions(PastRowsActivities past)
{
    [Function("DeletePastRows")]
    public Task DeleteAsync([TimerTrigger("0 40 */6 * * *")] TimerInfo timer, CancellationToken cancellation) => past.DeleteAsync(cancellation);
}
