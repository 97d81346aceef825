using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Functions.Digests;

/// <summary>Looks every hour whether a week or month has begun by the company's clocks.</summary>
public sealed class DigestFunctions(DigestActivities digests, TimeProvider clock)
{
    [Function("SendDigests")]
    public Task SendAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellation) => digests.SendDueAsync(clock.GetUtcNow(), cancellation);
}
