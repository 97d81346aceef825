using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Webhooks;

/// <summary>What other programs are told, for whoever has the key: what waits, what was given up, and once more.</summary>
public sealed class WebhookFunctions(WebhookActivities webhooks, WebhookStore store, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private const int LimitMax = 100;
    private const int TriesMax = 200;

    /// <summary>What was told, and what could not be, is kept for so long after it was sent on its way.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    [Function("RetryWebhooks")]
    public async Task RetryAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var endpoint in configuration.Webhooks)
        {
            await webhooks.RetryAsync(endpoint, TriesMax, cancellation);
        }
    }

    [Function("ForgetWebhooks")]
    public async Task ForgetAsync([TimerTrigger("0 20 4 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var endpoint in await store.EndpointsAsync(cancellation))
        {
            var isServed = configuration.Webhooks.Any(one => one.Id == endpoint) && !await store.IsGoneAsync(endpoint, cancellation);
            await store.ForgetAsync(endpoint, clock.GetUtcNow() - KeptFor, isServed, cancellation);
        }
    }

    [Function("ListWebhookDeliveries")]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/webhooks/deliveries")] HttpRequest request, CancellationToken cancellation)
    {
        var texts = WebhookTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var prefixes = Prefixes(request.Query["state"].ToString(), texts, errors);
        var limit = Limit(request.Query["limit"].ToString(), texts, errors);
        var after = After(request.Query["after"].ToString(), texts, errors);
        if (errors.Count > 0)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        var lists = configuration.Webhooks.SelectMany(endpoint => prefixes.Select(prefix => (Endpoint: endpoint.Id, Prefix: prefix)));
        var listed = await ListAsync(lists, after, limit, cancellation);
        return Replies.Json(new
        {
            Endpoints = await Task.WhenAll(configuration.Webhooks.Select(async endpoint => new { endpoint.Id, endpoint.Types, Gone = await store.IsGoneAsync(endpoint.Id, cancellation) })),
            Deliveries = listed.Select(one => View(one.Delivery)),
            Next = listed.Count == limit ? WebhookKeys.Delivery(listed[^1].Delivery.Endpoint, listed[^1].Key) : null,
        });
    }

    [Function("RetryWebhookDelivery")]
    public async Task<IResult> SendAgainAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/webhooks/deliveries/{id}/retry")] HttpRequest request, string id, CancellationToken cancellation) =>
        WebhookKeys.Parse(id) is var (endpoint, messageId) && await webhooks.SendAgainAsync(endpoint, messageId, cancellation) is { } delivery
            ? Replies.Json(View(delivery))
            : problems.Of(request, Problem.NoSuchDelivery);

    private async Task<IReadOnlyList<(string Key, WebhookDelivery Delivery)>> ListAsync(
        IEnumerable<(string Endpoint, string Prefix)> lists, (string Endpoint, string Key)? after, int limit, CancellationToken cancellation)
    {
        var listed = new List<(string Key, WebhookDelivery Delivery)>();
        foreach (var (endpoint, prefix) in lists.SkipWhile(list => after is var (where, key) && !(list.Endpoint == where && key.StartsWith(list.Prefix, StringComparison.Ordinal))))
        {
            var from = after is var (place, beyond) && place == endpoint && beyond.StartsWith(prefix, StringComparison.Ordinal) ? beyond : null;
            listed.AddRange(await store.ListAsync(endpoint, prefix, from, limit - listed.Count, cancellation));
            if (listed.Count >= limit)
            {
                break;
            }
        }

        return listed;
    }

    private static object View(WebhookDelivery delivery) => new
    {
        Id = WebhookKeys.Delivery(delivery.Endpoint, delivery.Message.Id),
        delivery.Endpoint,
        WebhookId = delivery.Message.Id,
        delivery.Message.Type,
        Timestamp = delivery.Message.At,
        delivery.State,
        delivery.Tries,
        DueAt = delivery.State == WebhookState.Pending ? delivery.DueAt : (DateTimeOffset?)null,
        delivery.LastAt,
        delivery.LastResult,
    };

    private static IReadOnlyList<string> Prefixes(string state, WebhookTexts texts, Dictionary<string, string[]> errors)
    {
        switch (Words.Find<WebhookState>(state))
        {
            case WebhookState.Pending:
                return [WebhookKeys.DuePrefix];
            case WebhookState.Dead:
                return [WebhookKeys.DeadPrefix];
            case null when state.Length == 0:
                return [WebhookKeys.DeadPrefix, WebhookKeys.DuePrefix];
            default:
                errors["state"] = [texts.State];
                return [];
        }
    }

    private static int Limit(string text, WebhookTexts texts, Dictionary<string, string[]> errors)
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

    private (string Endpoint, string Key)? After(string text, WebhookTexts texts, Dictionary<string, string[]> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (WebhookKeys.Parse(text) is { } place && configuration.Webhooks.Any(endpoint => endpoint.Id == place.Endpoint)
            && (place.Key.StartsWith(WebhookKeys.DuePrefix, StringComparison.Ordinal) || place.Key.StartsWith(WebhookKeys.DeadPrefix, StringComparison.Ordinal)))
        {
            return place;
        }

        errors["after"] = [texts.NotANext];
        return null;
    }
}
