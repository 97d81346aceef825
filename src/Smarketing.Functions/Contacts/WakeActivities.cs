using System.Collections.Concurrent;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <param name="Looked">How many contacts were looked at.</param>
/// <param name="Woken">How many of them have something open.</param>
/// <param name="Failed">The ids of those with whom it did not work; the log tells why. They hold up nobody else.</param>
/// <param name="Next">Where to go on from; null where all have been looked at.</param>
public sealed record WakeResult(int Looked, int Woken, IReadOnlyList<string> Failed, string? Next);

/// <summary>
/// Brings back what slept when the tables were copied, for an operator who has loaded such a copy into an account in which nothing runs: page by
/// page through all contacts, which nothing else does, since a copy's lists may be of another instant than its contacts. Where all runs, it changes nothing.
/// </summary>
public sealed class WakeActivities(
    ContactStore contacts, ContactListActivities lists, OutboxDrain outbox, ErasureStore erasures, SmarketingConfiguration configuration, ILogger<WakeActivities> log)
{
    private const int ContactsAtOnce = 16;

    /// <param name="after">The contact after which it goes on; empty for the first page.</param>
    public async Task<WakeResult> WakeAsync(string after, int limit, DurableTaskClient client, CancellationToken cancellation)
    {
        var page = await contacts.PageAsync(after, limit, cancellation);
        var next = page.Count < limit ? null : page[^1];
        var standing = new ConcurrentBag<Contact>();
        var failed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var woken = 0;
        await ForEachAsync(page, id => id, failed, async (id, stop) =>
        {
            if (await contacts.FindStoredAsync(id, stop) is { } contact)
            {
                standing.Add(contact);
                if (await WakeAsync(contact, client, stop))
                {
                    Interlocked.Increment(ref woken);
                }
            }
        }, cancellation);

        var everywhere = ContactIndex.All(configuration.Team.Reps.Select(rep => rep.Id)).Union(standing.SelectMany(ContactIndex.PartitionsOf), StringComparer.Ordinal);
        var listed = await lists.FindListedAsync(everywhere, after, next, cancellation);
        await ForEachAsync(standing, contact => contact.Id, failed, (contact, stop) => lists.SetRightAsync(contact, listed, stop), cancellation);
        await ForEachAsync(listed.Ids.Except(page, StringComparer.Ordinal), id => id, failed, (id, stop) => lists.TakeOutAsync(id, listed, stop), cancellation);
        return new WakeResult(page.Count, woken, [.. failed.Keys.Order(StringComparer.Ordinal)], next);
    }

    /// <summary>Whether anything is open.</summary>
    private async Task<bool> WakeAsync(Contact contact, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await IsErasedAsync(contact, cancellation))
        {
            return false;
        }

        var result = await contacts.ChangeOnlyAsync(contact.Id, Waking.Of, cancellation);

        // Also what other changes had left to be done when the copy was made: its marker may be missing there.
        await outbox.DrainOrLeaveAsync(result.Rows, client, cancellation);
        return result.IsChanged;
    }

    /// <summary>
    /// An erasure that had begun is the sweep's, which must know of it: also one that came to its end between the copy of the contact and that of the
    /// table which says so. By the subject a contact who was to be erased is told from one who has come back since.
    /// </summary>
    private async Task<bool> IsErasedAsync(Contact contact, CancellationToken cancellation)
    {
        var pending = await erasures.FindPendingAsync(contact.Id, cancellation);
        var isKnown = pending?.Trace.Subject == contact.Subject;
        if (contact.ErasingSince is null && !isKnown)
        {
            return false;
        }

        if (!isKnown || pending!.FinishedAt is not null)
        {
            await erasures.BeginAsync(contact.Id, Erasure.TraceOf(contact), cancellation);
        }

        return true;
    }

    private Task ForEachAsync<T>(IEnumerable<T> several, Func<T, string> id, ConcurrentDictionary<string, bool> failed, Func<T, CancellationToken, Task> act, CancellationToken cancellation)
    {
        var someAtOnce = new ParallelOptions { MaxDegreeOfParallelism = ContactsAtOnce, CancellationToken = cancellation };
        return Parallel.ForEachAsync(several, someAtOnce, async (one, stop) =>
        {
            try
            {
                await act(one, stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                Log.WakeFailed(log, id(one), failure);
                failed[id(one)] = true;
            }
        });
    }
}
