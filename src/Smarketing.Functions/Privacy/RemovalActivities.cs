using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Privacy;

/// <summary>
/// Takes a contact that is being erased out of the tables: what is to remain first, the contact's own row last. It may be done again
/// from any step on, and by anybody: whoever comes for the contact while it is being erased needs not wait for those who began.
/// </summary>
public sealed class RemovalActivities(OutboxStore outbox, FactStore facts, WebhookActivities webhooks, PersonalDataStore personal, ErasureStore erasures)
{
    public async Task RemoveAsync(Contact erasing, CancellationToken cancellation)
    {
        // Of what earlier changes left to be done, reports and other programs are still to know; the rest is for nobody any more.
        foreach (var effect in (await outbox.ReadAsync(erasing.Id, cancellation)).Left.SelectMany(item => item.Effects))
        {
            await (effect switch
            {
                Effect.Append(var happened) => facts.AppendAsync(happened, cancellation),
                Effect.Publish(var message) => webhooks.PublishAsync(message, cancellation),
                _ => Task.CompletedTask,
            });
        }

        var since = erasing.ErasingSince!.Value;
        await facts.AppendAsync(Erasure.FactsOf(erasing), cancellation);
        await webhooks.PublishAsync(WebhookMessage.Erased(erasing, since), cancellation);
        await personal.RemoveFromCompanyAsync(erasing, cancellation);
        await personal.RemoveFromListsAsync(erasing, cancellation);
        await erasures.NoteAsync(erasing.Id, since, cancellation);
        await personal.RemoveContactAsync(erasing, cancellation);
    }

    /// <summary>Removes what a step that had begun before the erasure has written after it.</summary>
    public Task RemoveRemainsAsync(PendingErasure finished, CancellationToken cancellation) => personal.RemoveRemainsAsync(finished.ContactId, finished.Trace, cancellation);
}
