namespace Smarketing.Functions.Email;

/// <summary>What can become of a mail after the provider has taken it, the gravest last.</summary>
public enum MailEventKind
{
    /// <summary>The person's mail server has it.</summary>
    Delivered,

    /// <summary>It was refused for what we are or sent: the address may be good.</summary>
    Blocked,

    /// <summary>The address is bad.</summary>
    Bounced,

    Complained,
    Unsubscribed,
    Clicked,
}

/// <summary>Something that the provider has told of a mail.</summary>
/// <param name="Id">The provider's; the same event has the same one however often it is told.</param>
public sealed record MailEvent(string Id, MailEventKind Kind, DateTimeOffset At, MailReference Mail)
{
    /// <summary>Why it was not delivered, in the words of whoever refused it.</summary>
    public string? Reason { get; init; }

    /// <summary>Where a click led.</summary>
    public string? Url { get; init; }

    /// <summary>The program that clicked.</summary>
    public string? UserAgent { get; init; }
}
