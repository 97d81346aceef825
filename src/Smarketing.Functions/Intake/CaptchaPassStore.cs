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
        var taken = row.GetString("Post") ?? "";
        if (clock.GetUtcNow() - row.GetDateTimeOffset("At") >= (taken.Length > 0 ? Holds : HoldsSentBack))
        {
            return null;
        }

        if (taken.Length > 0)
        {
            return taken == post;
        }

        if (post is null)
        {
            return true;
        }

        try
        {
            row["Post"] = post;
            row["At"] = clock.GetUtcNow();
            await _passes.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
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
            await _passes.AddEntityAsync(new TableEntity(KeyOf(token), Row) { ["Post"] = post ?? "", ["At"] = clock.GetUtcNow() }, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // Two posts with one token at one moment; a row of an hour ago is another's, too, since no token lives that long.
            return await TakeAsync(token, post, cancellation) == true;
        }
    }

    private static string KeyOf(string token) => ContactId.Derived("captcha", token);
}
