using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Intake;

/// <summary>What makes a repeated post known: its Idempotency-Key where it has one, and its body.</summary>
public sealed record PostIdentity(string? Key, string BodyHash);

/// <summary>What is known of an Idempotency-Key.</summary>
public enum KeyState
{
    /// <summary>The caller may go on, and is the only one.</summary>
    Claimed,
    InProgress,
    OtherBody,

    /// <summary>It was answered; the receipt is found by the submission's id.</summary>
    Answered,
}

/// <summary>Remembers which keys were used for which body, for a day and per form.</summary>
public sealed class IdempotencyStore(TableServiceClient tables, TimeProvider clock)
{
    private const string Row = "key";

    /// <summary>Whoever has claimed a key and not answered by then has died.</summary>
    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan KeysHold = TimeSpan.FromHours(24);

    private readonly TableClient _keys = tables.GetTableClient(TableNames.Idempotency);

    /// <summary>Does the work of a post, under its key where it has one; no result where the key is in progress or was used for another body.</summary>
    /// <param name="work">Comes to the same when it is done again: a post whose answer was lost is tried again, and one that was answered is answered alike.</param>
    public async Task<(KeyState State, T? Result)> OnceAsync<T>(string form, PostIdentity post, Func<Task<T>> work, CancellationToken cancellation)
    {
        if (post.Key is not { } key)
        {
            return (KeyState.Claimed, await work());
        }

        var (state, claim) = await ClaimAsync(form, key, post.BodyHash, cancellation);
        if (state is KeyState.InProgress or KeyState.OtherBody)
        {
            return (state, default);
        }

        try
        {
            var result = await work();
            if (state == KeyState.Claimed)
            {
                await AnswerAsync(form, key, post.BodyHash, cancellation);
            }

            return (state, result);
        }
        catch when (claim is not null)
        {
            await ReleaseAsync(form, key, claim.Value);
            throw;
        }
    }

    /// <summary>Whoever is answered with a failure tries again, and need not wait until the claim has lapsed.</summary>
    private async Task ReleaseAsync(string form, string key, ETag claim)
    {
        try
        {
            // Without the caller's cancellation: that may be why the work has failed.
            await _keys.DeleteEntityAsync(ContactId.Derived(form, key), Row, claim, CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            // Storage that fails here, too, or another's claim by now: this one lapses by itself, and what made the work fail is what counts.
        }
    }

    /// <summary>Where it is claimed, by which version of the row.</summary>
    private async Task<(KeyState State, ETag? Claim)> ClaimAsync(string form, string key, string bodyHash, CancellationToken cancellation)
    {
        var partition = ContactId.Derived(form, key);
        var now = clock.GetUtcNow();
        var claim = new TableEntity(partition, Row) { ["Body"] = bodyHash, ["At"] = now, ["IsAnswered"] = false };
        var known = await _keys.GetEntityIfExistsAsync<TableEntity>(partition, Row, cancellationToken: cancellation);
        try
        {
            if (!known.HasValue)
            {
                return (KeyState.Claimed, (await _keys.AddEntityAsync(claim, cancellation)).Headers.ETag);
            }

            var row = known.Value!;
            var age = now - row.GetDateTimeOffset("At")!.Value;
            var isAnswered = row.GetBoolean("IsAnswered") == true;
            if (age < KeysHold && row.GetString("Body") != bodyHash)
            {
                return (KeyState.OtherBody, null);
            }

            if (age < (isAnswered ? KeysHold : ClaimHolds))
            {
                return (isAnswered ? KeyState.Answered : KeyState.InProgress, null);
            }

            return (KeyState.Claimed, (await _keys.UpdateEntityAsync(claim, row.ETag, TableUpdateMode.Replace, cancellation)).Headers.ETag);
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // Somebody else has claimed it in between.
            return (KeyState.InProgress, null);
        }
    }

    private Task AnswerAsync(string form, string key, string bodyHash, CancellationToken cancellation) => _keys.UpsertEntityAsync(
        new TableEntity(ContactId.Derived(form, key), Row) { ["Body"] = bodyHash, ["At"] = clock.GetUtcNow(), ["IsAnswered"] = true }, TableUpdateMode.Replace, cancellation);
}
