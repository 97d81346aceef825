using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Webhooks;

/// <param name="ETag">Of the row as it was read.</param>
public sealed record StoredDelivery(WebhookDelivery Delivery, ETag ETag);

/// <summary>Keeps what is to be told to each endpoint, and what became of it. One endpoint is one partition.</summary>
public sealed class WebhookStore(TableServiceClient tables)
{
    private const int TransactionMax = 50;

    private readonly TableClient _webhooks = tables.GetTableClient(TableNames.Webhooks);

    /// <summary>Puts a message on its way; where it was before, that is what is returned.</summary>
    public async Task<StoredDelivery> AddAsync(WebhookDelivery delivery, CancellationToken cancellation)
    {
        try
        {
            await _webhooks.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, RowOf(delivery)), .. Lists(null, delivery)], cancellation);
        }
        catch (TableTransactionFailedException failure) when (failure.Status == 409)
        {
            // It was put there before.
        }

        return await FindAsync(delivery.Endpoint, delivery.Message.Id, cancellation) ?? throw new InvalidOperationException($"{delivery.Endpoint}: {delivery.Message.Id} is gone.");
    }

    public async Task<StoredDelivery?> FindAsync(string endpoint, string messageId, CancellationToken cancellation)
    {
        var row = await _webhooks.GetEntityIfExistsAsync<TableEntity>(endpoint, WebhookKeys.Message(messageId), cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>False when somebody else has changed it meanwhile.</summary>
    public async Task<bool> TrySaveAsync(StoredDelivery before, WebhookDelivery after, CancellationToken cancellation)
    {
        try
        {
            await _webhooks.SubmitTransactionAsync(
                [new TableTransactionAction(TableTransactionActionType.UpdateReplace, RowOf(after), before.ETag), .. Lists(before.Delivery, after)], cancellation);
            return true;
        }
        catch (TableTransactionFailedException failure) when (failure.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>The ids of the messages that are to be tried by now, those due first first.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(string endpoint, DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        // The separator that follows the time sorts after every digit and before the mark.
        var rows = await KeysAsync(TableFilter.Between(endpoint, WebhookKeys.DuePrefix, WebhookKeys.DueAt(now) + '}'), limit, cancellation);
        return [.. rows.Select(MessageIdOf)];
    }

    /// <summary>What stands in a list of an endpoint, beyond <paramref name="after"/>; with each, its key there.</summary>
    public async Task<IReadOnlyList<(string Key, WebhookDelivery Delivery)>> ListAsync(string endpoint, string prefix, string? after, int limit, CancellationToken cancellation)
    {
        var keys = await KeysAsync(after is null ? TableFilter.Prefix(endpoint, prefix) : TableFilter.Between(endpoint, after, prefix + '}'), limit, cancellation);
        var found = await Task.WhenAll(keys.Select(key => FindAsync(endpoint, MessageIdOf(key), cancellation)));
        return [.. keys.Zip(found).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!.Delivery))];
    }

    /// <summary>Forgets what was sent on its way before then and waits for no try.</summary>
    /// <param name="isServed">Whether the endpoint is told anything.</param>
    public async Task ForgetAsync(string endpoint, DateTimeOffset before, bool isServed, CancellationToken cancellation)
    {
        var old = new List<StoredDelivery>();

        // What was sent on its way before then had happened before then.
        await foreach (var row in _webhooks.QueryAsync<TableEntity>(TableFilter.Between(endpoint, WebhookKeys.MessagePrefix, WebhookKeys.MessagesFrom(before)), cancellationToken: cancellation))
        {
            if (Read(row) is var stored && stored.Delivery.IsForgettable(before, isServed))
            {
                old.Add(stored);
            }

            if (old.Count == TransactionMax)
            {
                await _webhooks.SubmitTransactionAsync(old.SelectMany(Removal), cancellation);
                old.Clear();
            }
        }

        if (old.Count > 0)
        {
            await _webhooks.SubmitTransactionAsync(old.SelectMany(Removal), cancellation);
        }
    }

    /// <summary>All endpoints that anything is kept for, also those that are no longer configured.</summary>
    public async Task<IReadOnlyList<string>> EndpointsAsync(CancellationToken cancellation)
    {
        var endpoints = new List<string>();
        while (await NextEndpointAsync(endpoints.LastOrDefault(""), cancellation) is { } endpoint)
        {
            endpoints.Add(endpoint);
        }

        return endpoints;
    }

    public async Task<bool> IsGoneAsync(string endpoint, CancellationToken cancellation) =>
        (await _webhooks.GetEntityIfExistsAsync<TableEntity>(endpoint, WebhookKeys.Gone, cancellationToken: cancellation)).HasValue;

    public Task SetGoneAsync(string endpoint, CancellationToken cancellation) =>
        _webhooks.UpsertEntityAsync(new TableEntity(endpoint, WebhookKeys.Gone), TableUpdateMode.Replace, cancellation);

    public Task ClearGoneAsync(string endpoint, CancellationToken cancellation) => _webhooks.DeleteEntityAsync(endpoint, WebhookKeys.Gone, cancellationToken: cancellation);

    private async Task<IReadOnlyList<string>> KeysAsync(string filter, int limit, CancellationToken cancellation)
    {
        var keys = new List<string>();
        await foreach (var row in _webhooks.QueryAsync<TableEntity>(filter, limit, cancellationToken: cancellation))
        {
            keys.Add(row.RowKey);
            if (keys.Count == limit)
            {
                break;
            }
        }

        return keys;
    }

    private async Task<string?> NextEndpointAsync(string after, CancellationToken cancellation)
    {
        await foreach (var row in _webhooks.QueryAsync<TableEntity>(TableFilter.BeyondPartition(after), 1, cancellationToken: cancellation))
        {
            return row.PartitionKey;
        }

        return null;
    }

    private static StoredDelivery Read(TableEntity row) => new(JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.WebhookDelivery)!, row.ETag);

    private static string MessageIdOf(string key) => key[(key.LastIndexOf('|') + 1)..];

    private static TableEntity RowOf(WebhookDelivery delivery) =>
        StoredText.Row(delivery.Endpoint, WebhookKeys.Message(delivery.Message.Id), JsonSerializer.Serialize(delivery, StoredJson.Compact.WebhookDelivery));

    /// <summary>Moves a delivery from the list where it stood to the one where it belongs.</summary>
    private static IEnumerable<TableTransactionAction> Lists(WebhookDelivery? before, WebhookDelivery after)
    {
        var (left, entered) = (before is null ? null : WebhookKeys.Listed(before), WebhookKeys.Listed(after));
        if (left is not null && left != entered)
        {
            yield return new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(after.Endpoint, left), ETag.All);
        }

        if (entered is not null && left != entered)
        {
            yield return new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(after.Endpoint, entered));
        }
    }

    private static IEnumerable<TableTransactionAction> Removal(StoredDelivery stored)
    {
        yield return new TableTransactionAction(TableTransactionActionType.Delete, RowOf(stored.Delivery), stored.ETag);
        if (WebhookKeys.Listed(stored.Delivery) is { } listed)
        {
            yield return new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(stored.Delivery.Endpoint, listed), ETag.All);
        }
    }
}
