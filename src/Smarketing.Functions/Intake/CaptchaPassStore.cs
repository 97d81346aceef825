using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Intake;

/// <summary>
/// Remembers which CAPTCHA tokens have passed. Their service says so once: a post that must come again, for a fault of ours or to be
/// corrected, would be taken for spam.
/// </summary>
public sealed class CaptchaPassStore(TableServiceClient tables, TimeProvider clock)
{
    private const string Row = "captcha";

    /// <summary>A post that was taken comes again within this, if it does.</summary>
    private static readonly TimeSpan Holds = TimeSpan.FromHours(1);

    /// <summary>So long a person may take to correct what they typed: the service would take the token for used, and nobody would tell them that they were not heard.</summary>
    private static readonly TimeSpan HoldsSentBack = TimeSpan.FromDays(1);

    private readonly TableClient _passes = tables.GetTableClient(TableNames.Idempotency);

    /// <summary>Whether the token has passed, and is still good for this post; null where nothing is known of it.</summary>
    /// <param name="post">From here on the token is this post's alone; null for one that was sent back.</param>
    public async Task<bool?> TakeAsync(string token, string? post, CancellationToken cancellation)
    {
        var stored = await _passes.GetEntityIfExistsAsync<TableEntity>(KeyOf(token), Row, cancellationToken: cancellation);
        if (!stored.HasValue)
        {
            return null;
        }

        var row = stored.Value!;
        if (IsPast(row))
        {
            return null;
        }

        if (PostOf(row) is { Length: > 0 } taken)
        {
            return taken == post;
        }

        if (post is null)
        {
            return true;
        }

        try
        {
            await _passes.UpdateEntityAsync(RowOf(token, post), row.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 412)
        {
            // Another post has taken it in between, or this one twice.
            return await TakeAsync(token, post, cancellation);
        }
    }

    /// <summary>The token's service has just let it pass; true where it is good for this post.</summary>
    public async Task<bool> RememberAsync(string token, string? post, CancellationToken cancellation)
    {
        try
        {
            await _passes.AddEntityAsync(RowOf(token, post), cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // Two posts with one token at one moment, or a row that no longer holds.
            return await ReplacePastAsync(token, post, cancellation) || await TakeAsync(token, post, cancellation) == true;
        }
    }

    /// <summary>What a token was good for long ago says nothing against it once its service has let it pass anew.</summary>
    private async Task<bool> ReplacePastAsync(string token, string? post, CancellationToken cancellation)
    {
        var stored = await _passes.GetEntityIfExistsAsync<TableEntity>(KeyOf(token), Row, cancellationToken: cancellation);
        if (!stored.HasValue || !IsPast(stored.Value!))
        {
            return false;
        }

        try
        {
            await _passes.UpdateEntityAsync(RowOf(token, post), stored.Value!.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            // Another post with this token was faster: what it has left is what counts.
            return false;
        }
    }

    private bool IsPast(TableEntity row) => clock.GetUtcNow() - row.GetDateTimeOffset("At") >= (PostOf(row).Length > 0 ? Holds : HoldsSentBack);

    private static string PostOf(TableEntity row) => row.GetString("Post") ?? "";

    private TableEntity RowOf(string token, string? post) => new(KeyOf(token), Row) { ["Post"] = post ?? "", ["At"] = clock.GetUtcNow() };

    private static string KeyOf(string token) => ContactId.Derived("captcha", token);
}
