using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Import;

namespace Smarketing.Functions.Contacts;

/// <summary>Where an operator has all that slept in a copy of the tables brought back, some contacts a call: docs/azure.md, "Restore".</summary>
public sealed class WakeFunctions(WakeActivities waking, ImportUploadActivities imports, SmarketingConfiguration configuration, Problems problems)
{
    /// <summary>The front end waits for an answer for 230 seconds, and each contact takes some ten calls to the storage.</summary>
    private const int LimitMax = 500;

    private const int IdLengthMax = 64;

    [Function("WakeContacts")]
    public async Task<IResult> WakeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/wake")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var texts = ContactTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var after = posted["after"] ?? "";
        if (after.Length > IdLengthMax || !after.All(char.IsAsciiLetterOrDigit))
        {
            errors["after"] = [texts.NotANext];
        }

        var limit = LimitMax;
        if (posted["limit"] is { } number && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LimitMax))
        {
            errors["limit"] = [texts.LimitUpTo(LimitMax)];
        }

        if (errors.Count > 0)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        IReadOnlyList<string> failed = after.Length == 0 ? await imports.WakeAllAsync(Waking.Cause, client, cancellation) : [];
        var result = await waking.WakeAsync(after, limit, client, cancellation);
        return Replies.Json(result with { Failed = [.. failed, .. result.Failed] });
    }
}
