using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Contacts;

/// <summary>Contacts for whoever has the key: lists, one contact, its timeline.</summary>
public sealed class ContactFunctions(
    ContactStore contacts, ContactIndexStore index, SmarketingConfiguration configuration, SmarketingOptions options, Problems problems, TimeProvider clock)
{
    private const int LimitMax = 100;

    [Function("ListContacts")]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/contacts")] HttpRequest request, CancellationToken cancellation)
    {
        var query = request.Query;
        if (query["email"].ToString() is { Length: > 0 } email)
        {
            var found = NormalizedAddress.Parse(email) is { } address ? await contacts.ResolveAsync(ContactId.Of(address, options.IdentityKey), cancellation) : null;
            return Replies.Json(new { Contacts = found is null ? Array.Empty<object>() : [View(found)], Next = (string?)null });
        }

        var texts = ContactTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var partitions = ContactIndex.Asked(query["stage"].ToString(), query["owner"].ToString(), query["rep"].ToString(), texts, errors);
        var after = After(query["after"].ToString(), partitions, texts, errors);
        var limit = Limit(query["limit"].ToString(), texts, errors);
        if (errors.Count > 0)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        var indexed = await index.ListAsync(partitions, after, limit, cancellation);
        var listed = await Task.WhenAll(indexed.Select(entry => contacts.FindAsync(entry.ContactId, cancellation)));

        // The index follows the contacts: an entry that is no longer true, or no longer there, is passed over.
        var shown = listed.Zip(indexed).Where(pair => pair.First is { } contact && ContactIndex.PartitionsOf(contact).Contains(pair.Second.Partition)).Select(pair => View(pair.First!));
        return Replies.Json(new { Contacts = shown, Next = indexed.Count == limit ? $"{indexed[^1].Partition}~{indexed[^1].ContactId}" : null });
    }

    [Function("ShowContact")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/contacts/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await contacts.FindAsync(id, cancellation) switch
        {
            null => problems.Of(request, Problem.NoSuchContact),
            { MergedInto: { } into } => Replies.Merged(request, into, ""),
            var contact => Replies.Json(View(contact)),
        };

    [Function("ShowTimeline")]
    public async Task<IResult> TimelineAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/contacts/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation) =>
        await contacts.FindAsync(id, cancellation) switch
        {
            null => problems.Of(request, Problem.NoSuchContact),
            { MergedInto: { } into } => Replies.Merged(request, into, "/timeline"),
            _ => Replies.Json((await contacts.TimelineAsync(id, cancellation)).Select(ContactView.TimelineOf)),
        };

    private object View(Contact contact) => ContactView.Of(contact, configuration.Rules, clock.GetUtcNow());

    private static IndexedContact? After(string text, IReadOnlyList<string> partitions, ContactTexts texts, Dictionary<string, string[]> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Split('~') is [var partition, var id] && partitions.Contains(partition))
        {
            return new IndexedContact(partition, id);
        }

        errors["after"] = [texts.NotANext];
        return null;
    }

    private static int Limit(string text, ContactTexts texts, Dictionary<string, string[]> errors)
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
