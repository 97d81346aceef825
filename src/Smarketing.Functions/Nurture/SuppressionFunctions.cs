using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>The one list of whom nobody mails any more, and why. What came of a bad address can be lifted; what somebody asked for can't.</summary>
public sealed class SuppressionFunctions(
    ContactStore contacts, ContactIndexStore index, OutboxDrain outbox, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private const int LimitMax = 100;

    [Function("ListSuppressions")]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/suppressions")] HttpRequest request, CancellationToken cancellation)
    {
        var texts = SuppressionTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var lists = Lists(request.Query["why"].ToString(), texts, errors);
        var after = After(request.Query["after"].ToString(), lists, texts, errors);
        var limit = Limit(request.Query["limit"].ToString(), texts, errors);
        if (errors.Count > 0)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        var indexed = await index.ListAsync(lists, after, limit, cancellation);
        var found = await Task.WhenAll(indexed.Select(entry => contacts.FindAsync(entry.ContactId, cancellation)));
        return Replies.Json(new
        {
            // The index follows the contacts: an entry that is no longer true is passed over.
            Suppressions = found.Zip(indexed)
                .Where(pair => pair.First?.Suppressed is { } suppression && ContactIndex.Suppressed(suppression.Why) == pair.Second.Partition)
                .Select(pair => new { Contact = pair.First!.Id, pair.First.Person.Email, pair.First.Suppressed!.Why, pair.First.Suppressed.At }),
            Next = indexed.Count == limit ? $"{indexed[^1].Partition}~{indexed[^1].ContactId}" : null,
        });
    }

    [Function("LiftSuppression")]
    public async Task<IResult> LiftAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/suppressions/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var result = await contacts.ChangeAsync(id, known => known is null ? null : Suppress.LiftBounce(known, clock.GetUtcNow()), cancellation);
        if (result.Contact is not { } contact)
        {
            return problems.Of(request, Problem.NoSuchContact);
        }

        await outbox.DrainBrieflyAsync(contact.Id, client);
        return contact.Suppressed is null ? Results.NoContent() : problems.Of(request, Problem.NotSuppressedByBounce);
    }

    private static IReadOnlyList<string> Lists(string why, SuppressionTexts texts, Dictionary<string, string[]> errors)
    {
        if (why.Length > 0 && Words.Find<SuppressionReason>(why) is null)
        {
            errors["why"] = [texts.Why];
        }

        return [.. Enum.GetValues<SuppressionReason>().Where(reason => why.Length == 0 || reason == Words.Find<SuppressionReason>(why)).Select(reason => ContactIndex.Suppressed(Words.Of(reason)))];
    }

    private static IndexedContact? After(string text, IReadOnlyList<string> lists, SuppressionTexts texts, Dictionary<string, string[]> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Split('~') is [var list, var id] && lists.Contains(list))
        {
            return new IndexedContact(list, id);
        }

        errors["after"] = [texts.After];
        return null;
    }

    private static int Limit(string text, SuppressionTexts texts, Dictionary<string, string[]> errors)
    {
        if (text.Length == 0)
        {
            return LimitMax;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LimitMax)
        {
            return limit;
        }

        errors["limit"] = [texts.LimitUpTo(LimitMax)];
        return LimitMax;
    }
}
