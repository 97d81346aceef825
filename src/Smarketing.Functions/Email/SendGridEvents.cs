using System.Text.Json;

namespace Smarketing.Functions.Email;

/// <summary>
/// Reads what SendGrid tells of mails (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event). Events that change
/// nothing (processed, deferred, opens of whatever kind), that are unknown, or that are of mails which aren't ours are left out.
/// </summary>
public static class SendGridEvents
{
    private const int TextLengthMax = 500;

    /// <summary>Null when it isn't a list of events.</summary>
    public static IReadOnlyList<MailEvent>? Read(ReadOnlyMemory<byte> json, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(told => EventOf(told, now)).OfType<MailEvent>().OrderBy(told => told.At).ThenBy(told => told.Kind)]
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // A text may hold half of a surrogate pair, which is no text at all: InvalidOperationException.
            return null;
        }
    }

    private static MailEvent? EventOf(JsonElement told, DateTimeOffset now)
    {
        if (told.ValueKind != JsonValueKind.Object || KindOf(told) is not { } kind || Text(told, "sg_event_id") is not { Length: > 0 } id
            || MailReference.Read(name => Text(told, name)) is not { } mail)
        {
            return null;
        }

        return new MailEvent(id, kind, At(told, now), mail) { Reason = Text(told, "reason"), Url = Text(told, "url"), UserAgent = Text(told, "useragent") };
    }

    private static MailEventKind? KindOf(JsonElement told) => Text(told, "event") switch
    {
        "delivered" => MailEventKind.Delivered,
        "bounce" => FaultOf(Text(told, "type"), Text(told, "bounce_classification")),
        "dropped" => DropOf(Text(told, "reason") ?? ""),
        "spamreport" => MailEventKind.Complained,
        "unsubscribe" or "group_unsubscribe" => MailEventKind.Unsubscribed,
        "click" => MailEventKind.Clicked,
        _ => null,
    };

    /// <summary>
    /// The classification tells whose fault it was where the receiver said so clearly; else the type: "bounce" is for good, "blocked" for now. A full
    /// or sleeping mailbox that refuses for now is nobody's fault.
    /// </summary>
    private static MailEventKind? FaultOf(string? type, string? classification) => (type, classification) switch
    {
        (_, "Invalid Address") => MailEventKind.Bounced,
        (_, "Content" or "Reputation" or "Frequency or Volume Too High" or "Technical Failure" or "Technical") => MailEventKind.Blocked,
        ("blocked", "Mailbox Unavailable") => null,
        ("blocked", _) => MailEventKind.Blocked,
        _ => MailEventKind.Bounced,
    };

    /// <summary>SendGrid didn't try: mostly because of what it remembers of the address.</summary>
    private static MailEventKind DropOf(string reason) => reason switch
    {
        "Bounced Address" or "Invalid" => MailEventKind.Bounced,
        "Spam Reporting Address" => MailEventKind.Complained,
        "Unsubscribed Address" => MailEventKind.Unsubscribed,
        _ => MailEventKind.Blocked,
    };

    /// <summary>Seconds since 1970. One from the future, or from nowhere, is of now.</summary>
    private static DateTimeOffset At(JsonElement told, DateTimeOffset now) =>
        told.TryGetProperty("timestamp", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var seconds) && seconds > 0 && seconds < now.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : now;

    private static string? Text(JsonElement told, string name) =>
        told.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text
            ? text.Length > TextLengthMax ? text[..TextLengthMax] : text
            : null;
}
