using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A mail of the local outbox.</summary>
internal sealed class SentMail(JsonNode mail)
{
    public string Id => (string)mail["id"]!;

    public DateTimeOffset At => (DateTimeOffset)mail["at"]!;

    public string To => (string)mail["to"]!;

    public string Kind => (string)mail["kind"]!;

    public string Subject => (string)mail["subject"]!;

    public string Text => (string)mail["text"]!;

    public JsonNode Headers => mail["headers"]!;

    public IEnumerable<string> Attachments => mail["attachments"]!.AsArray().Select(attachment => (string)attachment!["name"]!);

    /// <summary>Without fragments: those never reach the server.</summary>
    public IEnumerable<string> Links => mail["links"]!.AsArray().Select(link => ((string)link!).Split('#')[0]).Distinct();

    public string Link(string part) => Links.First(link => link.Contains(part, StringComparison.Ordinal));
}
