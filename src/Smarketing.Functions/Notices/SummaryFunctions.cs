using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Functions.Notices;

/// <summary>Looks every hour whether the company's clocks show the time of the summary.</summary>
public sealed class SummaryFunctions(SummaryActivities summary, TimeProvider clock)
{
    [Function("SendSummary")]
    public Task SendAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellation) => summary.SendDueAsync(clock.GetUtcNow(), cancellation);
}
