namespace Smarketing.Functions.Email;

/// <summary>One mail, ready to be handed to a provider.</summary>
public sealed record EmailMessage
{
    /// <summary>Derived from what caused the mail, so that a retry names the same mail.</summary>
    public required string Id { get; init; }

    public required EmailKind Kind { get; init; }

    public required EmailAddress From { get; init; }

    public required EmailAddress To { get; init; }

    public EmailAddress? ReplyTo { get; init; }

    public required string Subject { get; init; }

    /// <summary>What a list of mails shows beside the subject; it stands in <see cref="Html"/>, unseen.</summary>
    public string PreviewText { get; init; } = "";

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>Further header fields, such as List-Unsubscribe.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>What the provider is to give back with whatever it tells of the mail.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The contact whom the mail is about, or to; null where it is about none in particular.</summary>
    public string? ContactId { get; init; }
}

public sealed record EmailAddress(string Address, string? Name = null);

public sealed record EmailAttachment(string Name, string ContentType, byte[] Content);

/// <summary>What a mail is for; the names of http.md are these in kebab case.</summary>
public enum EmailKind
{
    Task,
    Reminder,
    Breach,
    Alert,
    Prospecting,
    Nurture,
    Confirm,
    Asset,
    Deal,
    Summary,
    Digest,
}
