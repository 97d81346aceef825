using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A mail that has gone out: into the local outbox, or over the wire to SendGrid.</summary>
internal sealed partial record SentMail
{
    public required string Id { get; init; }

    /// <summary>By the program's own clock; null where only SendGrid would know.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset At => SentAt!.Value;

    public required string To { get; init; }

    /// <summary>The id of the contact whom it is about, or to.</summary>
    public string? Contact { get; init; }

    public string? ReplyTo { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required JsonNode Headers { get; init; }

    /// <summary>By their names.</summary>
    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>Without fragments: those never reach the server.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>As <c>/local/outbox</c> tells it.</summary>
    public static SentMail OfOutbox(JsonNode mail) => new()
    {
        Id = (string)mail["id"]!,
        SentAt = (DateTimeOffset)mail["at"]!,
        To = (string)mail["to"]!,
        Contact = (string?)mail["contact"],
        ReplyTo = (string?)mail["replyTo"],
        Kind = (string)mail["kind"]!,
        Subject = (string)mail["subject"]!,
        Text = (string)mail["text"]!,
        Headers = mail["headers"]!,
        Attachments = [.. mail["attachments"]!.AsArray().Select(attachment => (string)attachment!["name"]!)],
        Links = WithoutFragments(mail["links"]!.AsArray().Select(link => (string)link!)),
    };

    /// <summary>As it came over the wire (https://www.twilio.com/docs/sendgrid/api-reference/mail-send).</summary>
    /// <param name="number">Counts the mails that came.</param>
    public static SentMail OfWire(int number, JsonElement wire)
    {
        var mail = JsonObject.Create(wire)!;
        string Content(string type) => (string)mail["content"]!.AsArray().Single(content => (string)content!["type"]! == type)!["value"]!;
        return new()
        {
            Id = number.ToString(CultureInfo.InvariantCulture),
            To = (string)mail["personalizations"]!.AsArray().Single()!["to"]!.AsArray().Single()!["email"]!,
            Contact = (string?)mail["custom_args"]?["contact_id"],
        ReplyTo = (string?)mail["reply_to"]?["email"],
            Kind = (string)mail["categories"]!.AsArray().Single()!,
            Subject = (string)mail["subject"]!,
            Text = Content("text/plain"),
            Headers = mail["headers"] ?? new JsonObject(),
            Attachments = [.. mail["attachments"]?.AsArray().Select(attachment => (string)attachment!["filename"]!) ?? []],
            Links = WithoutFragments(Href().Matches(Content("text/html")).Select(link => System.Net.WebUtility.HtmlDecode(link.Groups[1].Value)).Where(link => link.StartsWith("http", StringComparison.Ordinal))),
        };
    }

    public string Link(string part) => Links.First(link => link.Contains(part, StringComparison.Ordinal));

    /// <summary>In a list of what was seen.</summary>
    public override string ToString() => $"{Kind} to {To}: {Subject}";

    private static IReadOnlyList<string> WithoutFragments(IEnumerable<string> links) => [.. links.Select(link => link.Split('#')[0]).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("\\shref=\"([^\"]*)\"")]
    private static partial Regex Href();
}
