using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>Keeps what records say of contacts. Nobody who was erased comes back as one who may be mailed, whatever an old file says.</summary>
public sealed class EntryStore(ContactStore contacts, ErasureStore erasures)
{
    /// <summary>Changes the record's contact by what <paramref name="decide"/> makes of it and of the record as far as it counts.</summary>
    public async Task<ContactChangeResult> ChangeAsync(string contactId, ContactRecord record, Func<Contact?, ContactRecord, ContactChange?> decide, CancellationToken cancellation)
    {
        for (var isKnownGone = record.Consent is null; ; isKnownGone = true)
        {
            var counting = await CountingAsync(contactId, record, cancellation);
            var isGone = false;
            var result = await contacts.ChangeAsync(
                contactId,
                known =>
                {
                    // An erasure notes the id before the contact's row goes, maybe since it was asked for: now that nobody is there, it is asked for again.
                    isGone = !isKnownGone && known is null && counting.Consent is not null;
                    return isGone ? null : decide(known, counting);
                },
                cancellation);
            if (!isGone)
            {
                return result;
            }
        }
    }

    /// <summary>What <paramref name="decide"/> would make of the contact; null for one whom nobody knows.</summary>
    public async Task<(Contact? Known, ContactChange? Change)> PreviewAsync(
        string contactId, ContactRecord record, Func<Contact?, ContactRecord, ContactChange?> decide, CancellationToken cancellation)
    {
        var known = await contacts.ResolveAsync(contactId, cancellation);
        return (known, decide(known, await CountingAsync(contactId, record, cancellation)));
    }

    public Task<TimelineEntry?> FindAsync(string contactId, EntryCause cause, CancellationToken cancellation) =>
        contacts.FindTimelineAsync(contactId, TimelineKind.Entered, cause.Id, cancellation);

    private async Task<ContactRecord> CountingAsync(string contactId, ContactRecord record, CancellationToken cancellation) =>
        record.Consent is not null && await erasures.WasErasedAsync(contactId, cancellation) ? record.OfErased() : record;
}
