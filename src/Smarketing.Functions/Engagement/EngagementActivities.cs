using System.Security.Cryptography;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Engagement;

/// <summary>Records what persons do, each engagement once.</summary>
public sealed class EngagementActivities(
    ContactStore contacts, IdempotencyStore keys, OutboxDrain outbox, SmarketingConfiguration configuration, SmarketingOptions options, TimeProvider clock)
{
    /// <summary>No form's id has a slash: the keys of forms are kept apart.</summary>
    private const string KeyScope = "api/activities";

    /// <summary>Records an engagement of a contact who is known; false where there is none, or it was recorded before.</summary>
    public async Task<bool> RecordAsync(string contactId, EngagementEvent engagement, DurableTaskClient client, CancellationToken cancellation)
    {
        var result = await contacts.ChangeAsync(
            contactId, known => known is null ? null : EngagementDecider.On(known, engagement, configuration.Rules, clock.GetUtcNow()), cancellation);
        await outbox.DrainBrieflyAsync(result.Contact?.Id ?? contactId, client);
        return result.IsChanged;
    }

    /// <summary>
    /// Records an engagement that another system posted, and answers its time. Somebody unknown becomes a prospect without consent: the system
    /// may be faster than the form, and what it tells must not be lost. No time where the key is in progress or was used for another body.
    /// </summary>
    public async Task<(KeyState State, DateTimeOffset? At)> ReceiveAsync(PostedActivity activity, PostIdentity post, DurableTaskClient client, CancellationToken cancellation)
    {
        var (state, stored) = await keys.OnceAsync(KeyScope, post, () => StoreAsync(activity, cancellation), cancellation);
        if (stored is not null)
        {
            await outbox.DrainBrieflyAsync(stored.ContactId, client);
        }

        return (state, stored?.At);
    }

    private async Task<StoredActivity> StoreAsync(PostedActivity activity, CancellationToken cancellation)
    {
        var engagement = activity.Engagement;
        var contactId = ContactId.Of(activity.Address, options.IdentityKey);
        var newSubject = RandomNumberGenerator.GetHexString(Contact.SubjectLength, lowercase: true);
        var result = await contacts.ChangeAsync(
            contactId,
            known => known is null
                ? EngagementDecider.OnStranger(activity, contactId, newSubject, configuration.Company.Language, configuration.Rules, clock.GetUtcNow())
                : EngagementDecider.On(known, engagement, configuration.Rules, clock.GetUtcNow()),
            cancellation);
        var standing = result.Contact!.Id;
        var first = result.AppliedBefore is null ? null : await contacts.FindTimelineAsync(standing, TimelineKind.Activity, engagement.Id, cancellation);
        return new StoredActivity(standing, first?.At ?? engagement.At);
    }

    /// <param name="ContactId">Of the contact that it reached, which the address's own may have become part of.</param>
    private sealed record StoredActivity(string ContactId, DateTimeOffset At);
}
