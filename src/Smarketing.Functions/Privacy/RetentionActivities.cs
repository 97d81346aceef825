using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Privacy;

/// <summary>Erases whoever the configuration keeps no longer, a bounded number at a time, by the lists.</summary>
public sealed class RetentionActivities(ContactIndexStore index, ContactStore contacts, ErasureActivities erasures, ErasureStore progress, SmarketingConfiguration configuration, TimeProvider clock)
{
    private const int PageSize = 500;

    /// <summary>Goes on through each list where the last time left off, and begins again at its end.</summary>
    /// <param name="looks">How many contacts are looked at in all.</param>
    public async Task EraseWhoIsPastAsync(int looks, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var (list, months) in configuration.Retention.Lists())
        {
            var after = await progress.ReachedAsync(list, cancellation);
            while (looks > 0)
            {
                var page = await index.ListAsync([list], after is null ? null : new IndexedContact(list, after), PageSize, cancellation);
                foreach (var entry in page)
                {
                    // Whose sign of life was later when they came into the list can't be past the time, and needn't be looked at. The row's own
                    // time would not do: in tables that were brought back from a copy it is that of the copy.
                    if (entry.SignAt?.AddMonths(months) is { } earliest && earliest > clock.GetUtcNow())
                    {
                        continue;
                    }

                    looks--;
                    await LookAtAsync(entry, client, cancellation);
                }

                after = page.Count < PageSize ? null : page[^1].ContactId;
                await progress.ReachAsync(list, after, cancellation);
                if (after is null)
                {
                    break;
                }
            }
        }
    }

    private async Task LookAtAsync(IndexedContact entry, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await contacts.FindAsync(entry.ContactId, cancellation) is not { } contact)
        {
            return;
        }

        if (configuration.Retention.IsPast(contact, clock.GetUtcNow()))
        {
            await erasures.EraseAsync(contact.Id, client, cancellation);
        }
        else if (RetentionPolicy.LastSignOf(contact) is var signAt && signAt != entry.SignAt)
        {
            // So that the next round needn't look again.
            await index.NoteSignAsync(entry, signAt, cancellation);
        }
    }
}
