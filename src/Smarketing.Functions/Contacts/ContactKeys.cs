using System.Globalization;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>The rows of a contact's partition, whose key is the contact's id.</summary>
public static class ContactKeys
{
    public const string Contact = "contact";
    public const string TimelinePrefix = "timeline|";
    public const string OutboxPrefix = "outbox|";
    public const string MailPrefix = "mail|";

    public static string Timeline(TimelineKind kind, string id) => $"{TimelinePrefix}{Words.Of(kind)}|{id}";

    /// <summary>In the order in which the changes came.</summary>
    public static string Outbox(int revision) => string.Create(CultureInfo.InvariantCulture, $"{OutboxPrefix}{revision:D10}");

    public static int RevisionOf(string outbox) => int.Parse(outbox.AsSpan(OutboxPrefix.Length), CultureInfo.InvariantCulture);

    public static string Mail(string cause) => $"{MailPrefix}{cause}";
}

/// <summary>The rows of the Outbox table: which contacts may have work left over, and of which of their changes.</summary>
public static class OutboxKeys
{
    private const int ShardLength = 1;
    private const char Of = '|';

    /// <summary>Sixteen shards, by the first character of the id, which is evenly spread.</summary>
    public static string Shard(string contactId) => contactId[..ShardLength];

    /// <summary>One for each change: whoever has done what it left takes nobody else's away.</summary>
    public static string Marker(string contactId, int revision) => string.Create(CultureInfo.InvariantCulture, $"{revision:D10}{Of}{contactId}");

    /// <summary>Of a marker, also of one that stands for all that a contact has left: its key is the id alone.</summary>
    public static string ContactOf(string marker) => marker.Split(Of)[^1];
}
