using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Webhooks;

/// <summary>Tells the configured endpoints what happened: a row first, then the try, then what became of it.</summary>
public sealed class WebhookActivities(WebhookStore webhooks, WebhookSender sender, SmarketingConfiguration configuration, TimeProvider clock, ILogger<WebhookActivities> log)
{
    /// <summary>The first try is made at once by whoever caused it; what is left after so long was left behind.</summary>
    private static readonly TimeSpan FirstTryHolds = TimeSpan.FromMinutes(1);

    /// <summary>An endpoint that has just failed holds up nobody for so long: the timer tries it.</summary>
    private static readonly TimeSpan SparedFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _failedAt = new(StringComparer.Ordinal);

    /// <summary>Puts the message on its way to all who want it, and tries each once. What fails is tried again by the timer.</summary>
    public async Task PublishAsync(WebhookMessage message, CancellationToken cancellation)
    {
        foreach (var endpoint in configuration.Webhooks.Where(endpoint => endpoint.Wants(message.Type)))
        {
            var now = clock.GetUtcNow();
            var isGone = await webhooks.IsGoneAsync(endpoint.Id, cancellation);
            var delivery = new WebhookDelivery { Endpoint = endpoint.Id, Message = message, State = isGone ? WebhookState.Dead : WebhookState.Pending, Since = now, DueAt = now + FirstTryHolds };
            var stored = await webhooks.AddAsync(delivery, cancellation);
            var isSpared = _failedAt.TryGetValue(endpoint.Id, out var failedAt) && now - failedAt < SparedFor;
            if (stored.Delivery is { State: WebhookState.Pending, Tries: 0 } && !isSpared)
            {
                await TryAsync(endpoint, stored, cancellation);
            }
        }
    }

    /// <summary>Tries what is due. An endpoint that fails once isn't asked again this time; what has waited for too long is given up, and all that waits for one that wants to hear no more.</summary>
    /// <param name="limit">Of deliveries to one endpoint.</param>
    public async Task RetryAsync(WebhookEndpoint endpoint, int limit, CancellationToken cancellation)
    {
        var isGone = await webhooks.IsGoneAsync(endpoint.Id, cancellation);
        var isDown = isGone;
        foreach (var messageId in await webhooks.DueAsync(endpoint.Id, clock.GetUtcNow(), limit, cancellation))
        {
            if (await webhooks.FindAsync(endpoint.Id, messageId, cancellation) is not { Delivery.State: WebhookState.Pending } stored)
            {
                continue;
            }

            if (!isDown)
            {
                isDown = await TryAsync(endpoint, stored, cancellation) is { State: not WebhookState.Delivered };
            }
            else if (isGone || stored.Delivery.IsOverdue(clock.GetUtcNow()))
            {
                await webhooks.TrySaveAsync(stored, stored.Delivery with { State = WebhookState.Dead }, cancellation);
            }
        }
    }

    /// <summary>Sends a delivery once more at once, whatever became of it; null where there is none.</summary>
    public async Task<WebhookDelivery?> SendAgainAsync(string endpointId, string messageId, CancellationToken cancellation)
    {
        if (configuration.Webhooks.FirstOrDefault(endpoint => endpoint.Id == endpointId) is not { } endpoint
            || await webhooks.FindAsync(endpointId, messageId, cancellation) is not { } stored)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var again = stored.Delivery.Again(now, now + FirstTryHolds);
        await webhooks.TrySaveAsync(stored, again, cancellation);
        return await webhooks.FindAsync(endpointId, messageId, cancellation) is { } renewed ? await TryAsync(endpoint, renewed, cancellation) : null;
    }

    private async Task<WebhookDelivery> TryAsync(WebhookEndpoint endpoint, StoredDelivery stored, CancellationToken cancellation)
    {
        var result = await sender.SendAsync(endpoint, stored.Delivery.Message, cancellation);
        var now = clock.GetUtcNow();
        var after = stored.Delivery.After(result, now);
        await webhooks.TrySaveAsync(stored, after, cancellation);
        if (result.IsTaken)
        {
            _failedAt.TryRemove(endpoint.Id, out _);
            await webhooks.ClearGoneAsync(endpoint.Id, cancellation);
            return after;
        }

        _failedAt[endpoint.Id] = now;
        Log.WebhookFailed(log, endpoint.Id, after.Message.Id, after.LastResult ?? "");
        if (result.IsGone)
        {
            await webhooks.SetGoneAsync(endpoint.Id, cancellation);
        }

        return after;
    }
}
