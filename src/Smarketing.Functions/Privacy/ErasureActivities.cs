using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Privacy;

/// <summary>
/// Erases a contact in steps that may all be done again, the contact's own row last: a crash at any of them is made good by the
/// sweep, or by whoever comes for the same contact first.
/// </summary>
public sealed class ErasureActivities(
    ErasureStore erasures, ContactStore contacts, OutboxDrain outbox, RemovalActivities removal, ErasureTellingActivities telling, TimeProvider clock, ILogger<ErasureActivities> log)
{
    /// <summary>The rep's notice and the mail provider are waited for so long; then the contact goes without.</summary>
    private static readonly TimeSpan PatienceWithMail = TimeSpan.FromDays(1);

    /// <summary>No step that had begun before an erasure takes longer than this.</summary>
    private static readonly TimeSpan RemainsAfter = TimeSpan.FromMinutes(10);

    /// <summary>
    /// True when nothing is left of the contact; false when it is begun and goes on by itself; null where there is none. What the
    /// person's other contacts have left when they became part of this one goes, too.
    /// </summary>
    public async Task<bool?> EraseAsync(string contactId, DurableTaskClient client, CancellationToken cancellation) =>
        await StandingAsync(contactId, cancellation) is { } contact ? await EraseWholeAsync(contact, client, cancellation) : await EraseOnlyAsync(contactId, client, cancellation);

    private async Task<bool?> EraseWholeAsync(Contact contact, DurableTaskClient client, CancellationToken cancellation)
    {
        // The contact is marked first, so that it doesn't stand when a crash leaves only its parts erased; but its row goes last, since it
        // names them. Each part is the sweep's from then on, too: whoever comes back to the contact meanwhile takes that row away.
        var parts = await PartsAsync(contact, cancellation);
        if (contact.ErasingSince is null)
        {
            await erasures.BeginAsync(contact.Id, Erasure.TraceOf(contact), cancellation);
            foreach (var part in parts.Where(part => part.ErasingSince is null))
            {
                await erasures.BeginAsync(part.Id, Erasure.TraceOf(part), cancellation);
            }

            // Whatever has become part of it until it is marked is told by the row as it is then; nothing does any more.
            parts = await MarkAsync(contact, cancellation) is { } marked ? await PartsAsync(marked, cancellation) : parts;
        }

        var arePartsGone = true;
        foreach (var part in parts)
        {
            arePartsGone &= await EraseOnlyAsync(part.Id, client, cancellation) != false;
        }

        return arePartsGone && await TryGoOnAsync(contact.Id, client, cancellation);
    }

    private async Task<IReadOnlyList<Contact>> PartsAsync(Contact contact, CancellationToken cancellation)
    {
        var ids = contact.Absorbing is { } absorbing ? contact.MergedFrom.Append(absorbing.Source) : contact.MergedFrom;
        var stored = await Task.WhenAll(ids.Select(id => contacts.FindStoredAsync(id, cancellation)));
        return [.. stored.OfType<Contact>().Where(part => part.MergedInto is not null)];
    }

    /// <summary>The contact that stands for this one, also one who is being erased.</summary>
    private async Task<Contact?> StandingAsync(string contactId, CancellationToken cancellation)
    {
        var contact = await contacts.FindStoredAsync(contactId, cancellation);
        while (contact?.MergedInto is { } into && await contacts.FindStoredAsync(into, cancellation) is { } target)
        {
            contact = target;
        }

        return contact;
    }

    /// <summary>The contact as it stood when it was marked; null where somebody else was faster.</summary>
    private async Task<Contact?> MarkAsync(Contact contact, CancellationToken cancellation)
    {
        var result = await contacts.ChangeOnlyAsync(
            contact.Id, known => known is null || known.Subject != contact.Subject ? null : Erasure.Begin(known, clock.GetUtcNow()), cancellation);
        if (!result.IsChanged)
        {
            return null;
        }

        await erasures.RenewAsync(contact.Id, Erasure.TraceOf(result.Contact!), cancellation);
        return result.Contact;
    }

    private async Task<bool?> EraseOnlyAsync(string contactId, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await contacts.FindStoredAsync(contactId, cancellation) is not { } contact)
        {
            return await erasures.WasErasedAsync(contactId, cancellation) ? true : null;
        }

        if (contact.ErasingSince is null)
        {
            await erasures.BeginAsync(contactId, Erasure.TraceOf(contact), cancellation);
            await MarkAsync(contact, cancellation);
        }

        return await TryGoOnAsync(contactId, client, cancellation);
    }

    private async Task<bool> TryGoOnAsync(string contactId, DurableTaskClient client, CancellationToken cancellation)
    {
        try
        {
            return await GoOnAsync(contactId, client, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // From its beginning on the erasure is the sweep's.
            Log.ErasureLeft(log, contactId, failure);
            return false;
        }
    }

    private async Task<bool> GoOnAsync(string contactId, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await contacts.FindStoredAsync(contactId, cancellation) is { ErasingSince: { } since } contact)
        {
            await outbox.DrainAsync(contactId, client, cancellation);
            await ErasureTellingActivities.EndInstancesAsync(Erasure.TraceOf(contact), client, cancellation);
            if (!await erasures.IsToldAsync(contactId, cancellation))
            {
                if (!await telling.TellAsync(contact, cancellation) && clock.GetUtcNow() - since < PatienceWithMail)
                {
                    return false;
                }

                await erasures.SetToldAsync(contactId, cancellation);
            }

            await removal.RemoveAsync(contact, cancellation);
        }
        else if (await erasures.FindPendingAsync(contactId, cancellation) is { } pending)
        {
            await EndLeftAsync(pending, client, cancellation);
        }

        await erasures.FinishAsync(contactId, clock.GetUtcNow(), cancellation);
        return true;
    }

    /// <summary>Who came back has taken the contact's row away: what ran for their former self would go on with who they are now.</summary>
    private static Task EndLeftAsync(PendingErasure pending, DurableTaskClient client, CancellationToken cancellation) =>
        ErasureTellingActivities.EndInstancesAsync(pending.Trace, client, cancellation);

    /// <summary>Takes up what was left, and looks once more for what has come in since.</summary>
    public async Task SweepAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var pending in await erasures.PendingAsync(cancellation))
        {
            try
            {
                if (pending.FinishedAt is not { } finished)
                {
                    await TakeUpAsync(pending, client, cancellation);
                }
                else if (clock.GetUtcNow() - finished >= RemainsAfter)
                {
                    await removal.RemoveRemainsAsync(pending, cancellation);
                    await erasures.ForgetAsync(pending.ContactId, cancellation);
                }
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                Log.ErasureLeft(log, pending.ContactId, failure);
            }
        }
    }

    /// <summary>By the subject a contact that is still to be erased is told from one who was erased and has come back.</summary>
    private async Task TakeUpAsync(PendingErasure pending, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await contacts.FindStoredAsync(pending.ContactId, cancellation) is { } contact && contact.Subject == pending.Trace.Subject)
        {
            // A part goes alone: what stands for it now may be somebody who was erased and has come back.
            await (contact.MergedInto is null ? EraseWholeAsync(contact, client, cancellation) : EraseOnlyAsync(contact.Id, client, cancellation));
        }
        else
        {
            await EndLeftAsync(pending, client, cancellation);
            await erasures.FinishAsync(pending.ContactId, clock.GetUtcNow(), cancellation);
        }
    }
}
