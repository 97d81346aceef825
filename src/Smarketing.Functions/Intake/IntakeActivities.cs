using System.Security.Cryptography;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Intake;

/// <param name="ContactId">Whose partition holds it; never told to the poster.</param>
/// <param name="IsRepeat">Whether it had been stored before.</param>
public sealed record Receipt(string Submission, DateTimeOffset Received, string ContactId, bool IsRepeat = false);

/// <summary>Stores submissions, each once.</summary>
public sealed class IntakeActivities(
    ContactStore contacts, IdempotencyStore keys, OutboxDrain outbox, SmarketingConfiguration configuration, SmarketingOptions options)
{
    /// <summary>For so long the same post is answered as it was the first time.</summary>
    private static readonly TimeSpan RepeatsFor = TimeSpan.FromHours(24);

    /// <summary>The receipt; null where the key is in progress or was used for another body.</summary>
    public async Task<(KeyState State, Receipt? Receipt)> ReceiveAsync(
        Submission submission, PostIdentity post, DurableTaskClient client, CancellationToken cancellation)
    {
        using var trace = Telemetry.Traces.StartActivity("intake");
        trace?.SetTag("form", submission.Form.Id);

        // A key that was answered comes to the same submission, which is stored once.
        ContactRows? stored = null;
        var (state, receipt) = await keys.OnceAsync(
            submission.Form.Id, post,
            async () =>
            {
                (var first, stored) = await StoreAsync(submission, cancellation);
                return first;
            },
            cancellation);
        if (stored is not null)
        {
            await outbox.DrainBrieflyAsync(stored, client);
        }
        else if (receipt is not null)
        {
            await outbox.DrainBrieflyAsync(receipt.ContactId, client);
        }

        return (state, receipt);
    }

    private async Task<(Receipt Receipt, ContactRows Stored)> StoreAsync(Submission submission, CancellationToken cancellation)
    {
        var contactId = ContactId.Of(submission.Address, options.IdentityKey);
        var newSubject = RandomNumberGenerator.GetHexString(Contact.SubjectLength, lowercase: true);
        for (var current = submission; ;)
        {
            var result = await contacts.ChangeAsync(
                contactId,
                known => Reception.Receive(known, current, contactId, newSubject, configuration),
                cancellation);
            var standing = result.Contact!.Id;
            if (result.AppliedBefore is null)
            {
                return (new Receipt(current.Id, current.At, standing), result.Rows);
            }

            var (turn, latest) = await LatestTurnAsync(standing, submission.Id, cancellation);
            if (latest is not null && current.At - latest.At < RepeatsFor)
            {
                return (new Receipt(latest.Id, latest.At, standing, IsRepeat: true), result.Rows);
            }

            current = submission with { Id = IdOf(submission.Id, turn + 1) };
        }
    }

    /// <summary>How often the same post was stored, once in each time in which it repeats, and its last entry: found in few steps however often that was.</summary>
    private async Task<(int Turn, TimelineEntry? Entry)> LatestTurnAsync(string contactId, string id, CancellationToken cancellation)
    {
        Task<TimelineEntry?> FindAsync(int turn) => contacts.FindTimelineAsync(contactId, TimelineKind.Submission, IdOf(id, turn), cancellation);
        var (last, entry, beyond) = (1, await FindAsync(1), 2);
        while (await FindAsync(beyond) is { } later)
        {
            (last, entry, beyond) = (beyond, later, beyond * 2);
        }

        while (beyond - last > 1)
        {
            var middle = last + ((beyond - last) / 2);
            if (await FindAsync(middle) is { } later)
            {
                (last, entry) = (middle, later);
            }
            else
            {
                beyond = middle;
            }
        }

        return (last, entry);
    }

    private static string IdOf(string id, int turn) => turn == 1 ? id : FormattableString.Invariant($"{id}-{turn}");
}
