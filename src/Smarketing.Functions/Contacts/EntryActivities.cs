using System.Security.Cryptography;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <param name="Contact">As it stands now; null where the key is in progress or was used for another body.</param>
/// <param name="IsCreated">False where the address had a contact before.</param>
public sealed record EnteredContact(KeyState State, Contact? Contact, bool IsCreated);

/// <summary>Puts contacts in, each record once.</summary>
public sealed class EntryActivities(
    EntryStore entries, IdempotencyStore keys, OutboxDrain outbox, SmarketingConfiguration configuration, SmarketingOptions options, TimeProvider clock)
{
    /// <summary>No form's id has a slash: the keys of forms are kept apart.</summary>
    private const string KeyScope = "api/contacts";

    /// <summary>A new contact by hand; one that is there is left alone.</summary>
    public async Task<EnteredContact> CreateAsync(ContactRecord record, PostIdentity post, DurableTaskClient client, CancellationToken cancellation)
    {
        var contactId = IdOf(record);
        var (state, entered) = await keys.OnceAsync(KeyScope, post, () => StoreAsync(contactId, record, post, cancellation), cancellation);
        if (entered is null)
        {
            return new EnteredContact(state, null, IsCreated: false);
        }

        await outbox.DrainBrieflyAsync(entered.Contact!.Id, client);
        return entered with { State = state };
    }

    /// <summary>The same for one that may be there: it is told what the record says newly.</summary>
    /// <param name="mayRepeat">Whether this very record may have been taken before.</param>
    public async Task<EntryOutcome> EnterAsync(ContactRecord record, EntryCause cause, bool mayRepeat, DurableTaskClient client, CancellationToken cancellation)
    {
        var isNew = false;
        var result = await entries.ChangeAsync(
            IdOf(record),
            record,
            (known, counting) =>
            {
                isNew = known is null;
                return Change(known, counting, cause);
            },
            cancellation);
        if (result.IsChanged || mayRepeat)
        {
            // A crash may have come before this the first time.
            await outbox.DrainAsync(result.Contact!.Id, client, cancellation);
        }

        if (result.IsChanged)
        {
            return isNew ? EntryOutcome.Created : EntryOutcome.Updated;
        }

        return (mayRepeat || result.AppliedBefore is not null)
            && await entries.FindAsync(result.Contact!.Id, cause, cancellation) is { } earlier
                ? EntryOutcomes.Of(earlier)
                : EntryOutcome.Unchanged;
    }

    /// <summary>What would become of the record; stores nothing.</summary>
    public async Task<(string ContactId, EntryOutcome Outcome)> PreviewAsync(ContactRecord record, EntryCause cause, CancellationToken cancellation)
    {
        var contactId = IdOf(record);
        var (known, change) = await entries.PreviewAsync(contactId, record, (known, counting) => Change(known, counting, cause), cancellation);
        return (contactId, known is null ? EntryOutcome.Created : change is null ? EntryOutcome.Unchanged : EntryOutcome.Updated);
    }

    private async Task<EnteredContact> StoreAsync(string contactId, ContactRecord record, PostIdentity post, CancellationToken cancellation)
    {
        // The entry is found by its id again where the answer got lost: it was this post that made the contact.
        var cause = new EntryCause(post.Key is { } named ? $"{EntryCause.ByHand}-{ContactId.Derived(named, post.BodyHash)}" : EntryCause.ByHand, EntryCause.ByHand);
        var result = await entries.ChangeAsync(contactId, record, (known, counting) => known is null ? Change(null, counting, cause) : null, cancellation);
        var isCreated = result.IsChanged
            || (post.Key is not null && await entries.FindAsync(result.Contact!.Id, cause, cancellation) is not null);
        return new EnteredContact(KeyState.Claimed, result.Contact, isCreated);
    }

    public string IdOf(ContactRecord record) => ContactId.Of(record.Address, options.IdentityKey);

    private ContactChange? Change(Contact? known, ContactRecord record, EntryCause cause) => ContactEntry.Of(
        known, record, cause, IdOf(record), RandomNumberGenerator.GetHexString(Contact.SubjectLength, lowercase: true), configuration.Rules, clock.GetUtcNow());
}
