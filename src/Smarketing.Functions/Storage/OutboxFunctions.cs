using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Smarketing.Functions.Storage;

/// <summary>Sweeps up what a crash, or a provider that was down, has left undone.</summary>
public sealed class OutboxFunctions(OutboxStore outbox, OutboxDrain drain, TimeProvider clock, ILogger<OutboxFunctions> log)
{
    private const int SweptAtOnce = 16;

    /// <summary>Younger work is still in the hands of whoever made it.</summary>
    private static readonly TimeSpan SweptAfter = TimeSpan.FromMinutes(1);

    /// <summary>No change takes longer than this from its marker to its transaction.</summary>
    private static readonly TimeSpan MarkerKeptFor = TimeSpan.FromMinutes(5);

    /// <summary>Work that is older than this doesn't wait on purpose, as an alert does for an hour.</summary>
    private static readonly TimeSpan LeftFrom = TimeSpan.FromHours(2);

    [Function("SweepOutbox")]
    public async Task SweepAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var left = 0;
        var some = new ParallelOptions { MaxDegreeOfParallelism = SweptAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(await MarkedAsync(cancellation), some, async (markers, stop) =>
        {
            try
            {
                if (await SweepAsync(markers, client, stop))
                {
                    return;
                }
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                Log.SweepFailed(log, markers[0].ContactId, failure);
            }

            Interlocked.Increment(ref left);
        });

        Telemetry.Swept(left);
        if (left > 0)
        {
            Log.OutboxHasWork(log, left);
        }
    }

    /// <summary>The markers of each contact.</summary>
    private async Task<IEnumerable<IReadOnlyList<OutboxMarker>>> MarkedAsync(CancellationToken cancellation) =>
        (await outbox.MarkersAsync(cancellation)).GroupBy(marker => marker.ContactId, StringComparer.Ordinal).Select(ofOne => ofOne.ToList());

    /// <summary>False where work has been left for long that the sweep could not do.</summary>
    private async Task<bool> SweepAsync(IReadOnlyList<OutboxMarker> markers, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var oldest = now - markers.Min(marker => marker.SetAt);
        if (oldest < SweptAfter)
        {
            return true;
        }

        if (!await drain.DrainAsync(markers[0].ContactId, client, cancellation))
        {
            return oldest < LeftFrom;
        }

        // What was marked and is still marked left nothing, or belongs to a change that isn't stored yet.
        foreach (var marker in markers.Where(marker => now - marker.SetAt >= MarkerKeptFor))
        {
            await outbox.RemoveAsync(marker, cancellation);
        }

        return true;
    }
}
