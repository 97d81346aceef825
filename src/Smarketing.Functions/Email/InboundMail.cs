using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Email;

/// <summary>A mail that came in, as SendGrid's Inbound Parse takes it apart (https://www.twilio.com/docs/sendgrid/for-developers/parsing-email).</summary>
/// <param name="Sender">Of the envelope; empty where nobody is to answer.</param>
/// <param name="Headers">By name, with the line breaks taken out; of a repeated one all.</param>
/// <param name="Attachments">Their names.</param>
public sealed partial record InboundMail(
    string Sender, IReadOnlyList<string> Recipients, string From, string Subject, string Text, ILookup<string, string> Headers, IReadOnlyList<string> Attachments)
{
    private const int TextLengthMax = 20_000;
    private const int HeadersMax = 200;
    private const int RecipientsMax = 50;
    private const int AttachmentsMax = 20;
    private const int NameLengthMax = 100;

    /// <summary>What is told of the mail itself, so that it is known again; the whole text where it has no id.</summary>
    public string Identity => Headers["Message-ID"].FirstOrDefault() is { Length: > 0 } id ? id : $"{Sender}\n{Subject}\n{Text}";

    /// <summary>Null where it isn't what Inbound Parse sends (or sends raw, which must be off).</summary>
    public static InboundMail? Read(IReadOnlyDictionary<string, byte[]> fields, IReadOnlyList<string> files)
    {
        var charsets = Strings(fields, "charsets");
        string Field(string name) => fields.TryGetValue(name, out var bytes) ? EncodingOf(charsets.GetValueOrDefault(name)).GetString(bytes).Replace("\0", "", StringComparison.Ordinal) : "";
        if (!fields.ContainsKey("headers") || Envelope(fields) is not var (sender, recipients))
        {
            return null;
        }

        var text = Field("text") is { Length: > 0 } plain ? plain : TextOf(Field("html"));
        return new InboundMail(
            sender, recipients, Field("from"), Field("subject"), Cut(text.Trim(), TextLengthMax), HeadersOf(Field("headers")),
            [.. files.Where(name => name.Length > 0).Take(AttachmentsMax).Select(name => Cut(name.ReplaceLineEndings(" "), NameLengthMax))]);
    }

    private static (string Sender, IReadOnlyList<string> Recipients)? Envelope(IReadOnlyDictionary<string, byte[]> fields)
    {
        try
        {
            using var document = JsonDocument.Parse(fields.GetValueOrDefault("envelope") ?? []);
            var envelope = document.RootElement;
            return envelope.GetProperty("to").ValueKind == JsonValueKind.Array
                ? (envelope.GetProperty("from").GetString() ?? "", [.. envelope.GetProperty("to").EnumerateArray().Take(RecipientsMax).Select(to => to.GetString()).OfType<string>()])
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Strings(IReadOnlyDictionary<string, byte[]> fields, string name)
    {
        try
        {
            return fields.TryGetValue(name, out var bytes) ? JsonSerializer.Deserialize<Dictionary<string, string>>(bytes) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>UTF-8 for a name that nobody knows: a text with some odd characters says more than none.</summary>
    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    private static ILookup<string, string> HeadersOf(string headers) => Folding().Replace(headers, " ").Split('\n').Take(HeadersMax)
        .Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
        .ToLookup(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tags().Replace(Breaks().Replace(WithoutUnseen(html), "\n"), ""));

    /// <summary>Without scripts, styles and the head. One that isn't closed stays, and is looked for the end of once only.</summary>
    private static string WithoutUnseen(string html)
    {
        var seen = new StringBuilder(html.Length);
        var unclosed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        foreach (Match opening in Unseen().Matches(html))
        {
            var name = opening.Groups["name"].Value;
            if (opening.Index < at || unclosed.Contains(name))
            {
                continue;
            }

            var closing = Closings().Match(html, opening.Index);
            while (closing.Success && !closing.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                closing = closing.NextMatch();
            }

            if (!closing.Success)
            {
                unclosed.Add(name);
                continue;
            }

            seen.Append(html, at, opening.Index - at);
            at = closing.Index + closing.Length;
        }

        return seen.Append(html, at, html.Length - at).ToString();
    }

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    [GeneratedRegex(@"\r?\n[ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex Folding();

    // Anybody may send a mail that is made to be hard to read: here the time grows with the length and with nothing else.
    [GeneratedRegex(@"<(?<name>script|style|head)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"</(?<name>script|style|head)\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Closings();

    [GeneratedRegex(@"<(br|/p|/div|/li|/tr|/h[1-6])\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
