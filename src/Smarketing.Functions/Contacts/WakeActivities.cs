using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <param name="Looked">How many contacts were looked at.</param>
/// <param name="Woken">How many of them have something open.</param>
/// <param name="Next">Where to go on from; null where all have been looked at.</param>
public sealed record WakeResult(int Looked, int Woken, string? Next);

/// <summary>
/// Brings back what slept when the tables were copied, for an operator who has loaded such a copy into an account in which nothing runs: page by
/// page through all contacts, which nothing else does, since a copy's lists may be of another instant than its contacts. Where all runs, it changes nothing.
/// </summary>
public sealed class WakeActivities(ContactStore contacts, ContactListActivities lists, OutboxDrain outbox, ErasureStore erasures, SmarketingConfiguration configuration)
{
    private const int ContactsAtOnce = 16;

    /// <param name="after">The contact after which it goes on; empty for the first page.</param>
    public async Task<WakeResult> WakeAsync(string after, int limit, DurableTaskClient client, CancellationToken cancellation)
    {
        var page = await contacts.PageAsync(after, limit, cancellation);
        var next = page.Count < limit ? null : page[^1].Id;
        var woken = 0;
        var some = new ParallelOptions { MaxDegreeOfParallelism = ContactsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(page.Where(contact => contact.ErasingSince is null), some, async (contact, stop) =>
        {
            var result = await contacts.ChangeOnlyAsync(contact.Id, Waking.Of, stop);
            if (result.IsChanged)
            {
                Interlocked.Increment(ref woken);
            }

            // Also what other changes had left to be done when the copy was made: its marker may be missing there.
            await outbox.DrainOrLeaveAsync(result.Rows, client, stop);
        });
        foreach (var contact in page.Where(contact => contact.ErasingSince is not null))
        {
            await EraseOnAsync(contact, cancellation);
        }

        await lists.SetRightAsync(page, after, next, ContactIndex.All(configuration.Team.Reps.Select(rep => rep.Id)), cancellation);
        return new WakeResult(page.Count, woken, next);
    }

    /// <summary>An erasure that had begun is the sweep's, which must know of it.</summary>
    private async Task EraseOnAsync(Contact erasing, CancellationToken cancellation)
    {
        if (await erasures.FindPendingAsync(erasing.Id, cancellation) is not { FinishedAt: null } pending || pending.Trace.Subject != erasing.Subject)
        {
            await erasures.BeginAsync(erasing.Id, Erasure.TraceOf(erasing), cancellation);
        }
    }
}
