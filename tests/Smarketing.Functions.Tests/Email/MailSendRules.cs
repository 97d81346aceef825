using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Tests.Email;

/// <param name="Field">Null for what concerns no field.</param>
internal sealed record MailSendError(string Message, string? Field);

/// <summary>
/// What SendGrid's mail endpoint takes (https://www.twilio.com/docs/sendgrid/api-reference/mail-send, and the errors listed there), as far as
/// the program's mails go: a property that none of them has is refused, too, so that nothing new goes out unread.
/// </summary>
internal static class MailSendRules
{
    private const int CategoriesMax = 10;
    private const int CategoryLengthMax = 255;
    private const int CustomArgsBytesMax = 10_000;

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        [""] = ["personalizations", "from", "reply_to", "subject", "content", "attachments", "headers", "custom_args", "categories", "mail_settings", "tracking_settings"],
        ["personalizations"] = ["to"],
        ["content"] = ["type", "value"],
        ["attachments"] = ["content", "type", "filename", "disposition"],
        ["mail_settings"] = ["sandbox_mode"],
        ["tracking_settings"] = ["click_tracking", "open_tracking", "subscription_tracking"],
    };

    private static readonly HashSet<string> ReservedHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-sg-id", "x-sg-eid", "received", "dkim-signature", "Content-Type", "Content-Transfer-Encoding", "To", "From", "Subject", "Reply-To", "CC", "BCC",
    };

    public static (HttpStatusCode Status, IReadOnlyList<MailSendError> Errors) Judge(HttpRequest request, string body, string key)
    {
        if (request.Headers.Authorization != $"Bearer {key}")
        {
            return (HttpStatusCode.Unauthorized, [new MailSendError("The provided authorization grant is invalid, expired, or revoked", null)]);
        }

        if (request.Method != HttpMethods.Post || request.Path != "/v3/mail/send")
        {
            return (HttpStatusCode.NotFound, [new MailSendError("not found", null)]);
        }

        if (!request.HasJsonContentType())
        {
            return (HttpStatusCode.UnsupportedMediaType, [new MailSendError("Content-Type should be application/json.", null)]);
        }

        var mail = JsonElement.Parse(body);
        var errors = Errors(mail).ToList();
        var isSandbox = mail.TryGetProperty("mail_settings", out var settings) && settings.GetProperty("sandbox_mode").GetProperty("enable").GetBoolean();
        return (errors.Count > 0 ? HttpStatusCode.BadRequest : isSandbox ? HttpStatusCode.OK : HttpStatusCode.Accepted, errors);
    }

    private static IEnumerable<MailSendError> Errors(JsonElement mail) =>
    [
        .. Unknown(mail, ""),
        .. Items(mail, "personalizations", required: true).SelectMany((one, index) => Recipients(one, $"personalizations.{index}")),
        .. mail.TryGetProperty("from", out var from) ? Address(from, "from") : [new MailSendError("The from object must be provided for every email send.", "from")],
        .. mail.TryGetProperty("reply_to", out var replyTo) ? Address(replyTo, "reply_to") : [],
        .. Text(mail, "subject") is { Length: > 0 } subject && !subject.Any(char.IsControl) ? [] : new[] { new MailSendError("The subject is required, and is one line.", "subject") },
        .. Contents([.. Items(mail, "content", required: true)]),
        .. Items(mail, "attachments").SelectMany((one, index) => Attachment(one, $"attachments.{index}")),
        .. Headers(mail),
        .. Categories([.. Items(mail, "categories").Select(one => one.GetString()!)]),
        .. mail.TryGetProperty("custom_args", out var arguments) && Encoding.UTF8.GetByteCount(arguments.GetRawText()) >= CustomArgsBytesMax
            ? [new MailSendError("custom args may not exceed 10000 bytes.", "custom_args")] : Array.Empty<MailSendError>(),
    ];

    private static IEnumerable<MailSendError> Unknown(JsonElement part, string path) =>
        from property in part.EnumerateObject()
        let field = path.Length == 0 ? property.Name : $"{path}.{property.Name}"
        from error in Known.TryGetValue(path, out var names) && !names.Contains(property.Name, StringComparer.Ordinal)
            ? [new MailSendError("Additional property is not allowed.", field)]
            : Known.ContainsKey(field) ? Parts(property.Value).SelectMany(one => Unknown(one, field)) : []
        select error;

    private static IEnumerable<JsonElement> Parts(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static JsonElement[] Items(JsonElement mail, string name, bool required = false) =>
        mail.TryGetProperty(name, out var items) && items.GetArrayLength() > 0 ? [.. items.EnumerateArray()]
        : required ? throw new InvalidDataException($"{name} is missing or empty.")
        : [];

    private static IEnumerable<MailSendError> Recipients(JsonElement personalization, string field) =>
        Items(personalization, "to", required: true).SelectMany((one, index) => Address(one, $"{field}.to.{index}"));

    private static IEnumerable<MailSendError> Address(JsonElement address, string field) =>
    [
        .. Text(address, "email") is { } email && email.Split('@') is [{ Length: > 0 }, { Length: > 0 }] ? [] : new[] { new MailSendError("Does not contain a valid address.", $"{field}.email") },
        .. Text(address, "name") is { } name && name.Any(char.IsControl) ? new[] { new MailSendError("The name is one line.", $"{field}.name") } : [],
    ];

    private static IEnumerable<MailSendError> Contents(JsonElement[] contents)
    {
        if (!contents.Select(one => Text(one, "type")).SequenceEqual(["text/plain", "text/html"], StringComparer.Ordinal))
        {
            yield return new MailSendError("If present, text/plain must be first, then text/html.", "content");
        }

        if (contents.Any(one => string.IsNullOrEmpty(Text(one, "value"))))
        {
            yield return new MailSendError("The content value must be a string at least one character in length.", "content");
        }
    }

    private static IEnumerable<MailSendError> Attachment(JsonElement attachment, string field)
    {
        var content = Text(attachment, "content") ?? "";
        if (content.Length == 0 || !Convert.TryFromBase64String(content, new byte[content.Length], out _))
        {
            yield return new MailSendError("The attachment content must be base64 encoded.", $"{field}.content");
        }

        if (Text(attachment, "type") is not { Length: > 0 } type || type.AsSpan().ContainsAny(";\r\n"))
        {
            yield return new MailSendError("The content type cannot contain ';', or CRLF characters.", $"{field}.type");
        }

        if (Text(attachment, "filename") is not { Length: > 0 } name || name.Any(char.IsControl))
        {
            yield return new MailSendError("The attachment filename is required, and cannot contain CRLF characters.", $"{field}.filename");
        }

        if (Text(attachment, "disposition") is not ("attachment" or "inline"))
        {
            yield return new MailSendError("The disposition can be either inline or attachment.", $"{field}.disposition");
        }
    }

    private static IEnumerable<MailSendError> Headers(JsonElement mail) =>
        from header in mail.TryGetProperty("headers", out var headers) ? headers.EnumerateObject() : default
        where ReservedHeaders.Contains(header.Name) || header.Value.ValueKind != JsonValueKind.String || header.Value.GetString()!.Any(char.IsControl)
        select new MailSendError("The header is reserved, or its value isn't one line.", $"headers.{header.Name}");

    private static IEnumerable<MailSendError> Categories(string[] categories) =>
        categories.Length > CategoriesMax || categories.Any(one => one.Length > CategoryLengthMax) || categories.Distinct(StringComparer.Ordinal).Count() < categories.Length
            ? [new MailSendError("Categories are unique, and at most 10 of 255 characters.", "categories")] : [];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
