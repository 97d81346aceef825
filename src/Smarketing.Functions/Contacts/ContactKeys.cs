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

    public static string Mail(string cause) => $"{MailPrefix}{cause}";
}

/// <summary>The rows of the Outbox table: which contacts may have work left over.</summary>
public static class OutboxKeys
{
    private const int ShardLength = 1;

    /// <summary>Sixteen shards, by the first character of the id, which is evenly spread.</summary>
    public static string Shard(string contactId) => contactId[..ShardLength];
}
