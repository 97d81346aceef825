using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Smarketing.Functions.Email;

namespace Smarketing.Local.Outbox;

/// <summary>A mail as <c>/local/outbox</c> tells it.</summary>
internal sealed partial record OutboxView(
    string Id,
    DateTimeOffset At,
    string To,
    string From,
    string? ReplyTo,
    string Subject,
    string Text,
    string Html,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<OutboxAttachment> Attachments,
    IReadOnlyList<string> Links,
    string Kind,
    string? Contact)
{
    public static OutboxView Of(OutboxMail mail)
    {
        var message = mail.Message;
        return new OutboxView(
            mail.Id.ToString(CultureInfo.InvariantCulture),
            mail.At,
            message.To.Address,
            message.From.Address,
            message.ReplyTo?.Address,
            message.Subject,
            message.Text,
            message.Html,
            HeadersOf(message),
            [.. message.Attachments.Select(attachment => new OutboxAttachment(attachment.Name, attachment.ContentType))],
            LinksIn(message.Html),
            KindOf(message),
            message.ContactId);
    }

    public static Dictionary<string, string> HeadersOf(EmailMessage message) =>
        new(message.Headers, StringComparer.OrdinalIgnoreCase) { ["Message-ID"] = MimeWriter.MessageId(message) };

    /// <summary>Every web address that the HTML links to, once, in order.</summary>
    public static IReadOnlyList<string> LinksIn(string html) =>
        [.. Href().Matches(html)
            .Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value))
            .Where(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            .Distinct(StringComparer.Ordinal)];

    public static string KindOf(EmailMessage message) => JsonNamingPolicy.KebabCaseLower.ConvertName(message.Kind.ToString());

    [GeneratedRegex("""\bhref\s*=\s*(?:"(?<address>[^"]*)"|'(?<address>[^']*)')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Href();
}

internal sealed record OutboxAttachment(string Name, string Type);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IEnumerable<OutboxView>))]
internal sealed partial class OutboxViewJson : JsonSerializerContext;
