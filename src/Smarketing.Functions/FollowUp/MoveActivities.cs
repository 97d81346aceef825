using Microsoft.DurableTask.Client;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

/// <summary>Moves a contact's open follow-up to another rep, at once. Asked again, it finds it moved.</summary>
public sealed class MoveActivities(ContactStore contacts, FollowUpActivities followUps, OutboxDrain outbox, TimeProvider clock)
{
    /// <param name="from">Whose it must still be; null for whoever has it.</param>
    /// <param name="to">Null for whomever the routing finds.</param>
    /// <returns>The contact as it stands then; null where there is none.</returns>
    public async Task<Contact?> MoveAsync(string contactId, MoveReason why, string? from, string? to, DurableTaskClient client, CancellationToken cancellation)
    {
        var contact = await contacts.FindAsync(contactId, cancellation);
        if (contact?.FollowUp is not { Ended: null } followUp)
        {
            return contact;
        }

        if (followUp.NeedsRouting)
        {
            contact = await WakeAsync(contactId, followUp.Number, cancellation);
        }

        if (contact?.FollowUp?.RepId is { } holder && holder != to && (from is null || holder == from))
        {
            await followUps.SignalAsync(contactId, followUp.Number, new FollowUpSignal.Move(why, holder, to), clock.GetUtcNow(), cancellation);

            // Routed and opened now, so that the next rep has it when the caller is answered; the orchestration finds it done.
            contact = await WakeAsync(contactId, followUp.Number, cancellation);
        }

        await outbox.DrainBrieflyAsync(contactId, client);
        return contact;
    }

    private async Task<Contact?> WakeAsync(string contactId, int number, CancellationToken cancellation) =>
        (await followUps.SignalAsync(contactId, number, new FollowUpSignal.Wake(), clock.GetUtcNow(), cancellation)).Rows.Contact;
}
