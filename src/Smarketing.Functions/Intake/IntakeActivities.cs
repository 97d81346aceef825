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
        var (state, receipt) = await keys.OnceAsync(submission.Form.Id, post, () => StoreAsync(submission, cancellation), cancellation);
        if (receipt is not null)
        {
            await outbox.DrainBrieflyAsync(receipt.ContactId, client);
        }

        return (state, receipt);
    }

    private async Task<Receipt> StoreAsync(Submission submission, CancellationToken cancellation)
    {
        var contactId = ContactId.Of(submission.Address, options.IdentityKey);
        var newSubject = RandomNumberGenerator.GetHexString(Contact.SubjectLength, lowercase: true);
        for (var (turn, current) = (2, submission); ; current = submission with { Id = FormattableString.Invariant($"{submission.Id}-{turn++}") })
        {
            var result = await contacts.ChangeAsync(
                contactId,
                known => Reception.Receive(known, current, contactId, newSubject, configuration),
                cancellation);
            var standing = result.Contact!.Id;
            if (result.AppliedBefore is null)
            {
                return new Receipt(current.Id, current.At, standing);
            }

            var first = await contacts.FindTimelineAsync(standing, TimelineKind.Submission, current.Id, cancellation);
            if (first is not null && current.At - first.At < RepeatsFor)
            {
                return new Receipt(first.Id, first.At, standing, IsRepeat: true);
            }
        }
    }
}
