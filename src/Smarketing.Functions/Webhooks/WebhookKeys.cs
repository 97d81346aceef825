using System.Globalization;

namespace Smarketing.Functions.Webhooks;

/// <summary>The rows of an endpoint's partition, whose key is its id.</summary>
public static class WebhookKeys
{
    public const string DuePrefix = "due|";
    public const string DeadPrefix = "dead|";
    public const string MessagePrefix = "message|";

    /// <summary>That the endpoint wants to hear no more.</summary>
    public const string Gone = "gone";

    private const char Separator = '~';

    /// <summary>The delivery itself; in order of time, since message ids are.</summary>
    public static string Message(string messageId) => MessagePrefix + messageId;

    /// <summary>The list that the delivery stands in: what is due in order of time, or what was given up. Null where it stands in none.</summary>
    public static string? Listed(WebhookDelivery delivery) => delivery.State switch
    {
        WebhookState.Pending => $"{DueAt(delivery.DueAt)}|{delivery.Message.Id}",
        WebhookState.Dead => DeadPrefix + delivery.Message.Id,
        _ => null,
    };

    public static string DueAt(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{DuePrefix}{at.UtcDateTime:yyyyMMddTHHmmssfffffff}");

    /// <summary>What the messages of an instant on come after.</summary>
    public static string MessagesFrom(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{MessagePrefix}{at.UtcDateTime:yyyyMMddTHHmmss}");

    /// <summary>A delivery as the API names it.</summary>
    public static string Delivery(string endpoint, string messageId) => $"{endpoint}{Separator}{messageId}";

    /// <summary>Null where it names none.</summary>
    public static (string Endpoint, string Key)? Parse(string text) => text.Split(Separator, 2) is [{ Length: > 0 } endpoint, { Length: > 0 } key] ? (endpoint, key) : null;
}
