namespace Smarketing.Functions.Email;

/// <summary>What a mail's template may draw on. Nothing here is read from a clock or a table.</summary>
public sealed record MailModel
{
    public required MailCompany Company { get; init; }

    /// <summary>The reader's zone: every time in the mail is told in it.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    public MailContact? Contact { get; init; }

    public MailRep? Rep { get; init; }

    public MailTask? Task { get; init; }

    public MailDeal? Deal { get; init; }

    public MailAsset? Asset { get; init; }

    public MailSummary? Summary { get; init; }

    public MailDigest? Digest { get; init; }

    /// <summary>What a rep should know of the campaign that brought the contact, in the reader's language.</summary>
    public string? Briefing { get; init; }

    /// <summary>Why the contact is an MQL, one reason a line, in the reader's language.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>What the contact did and what was done about it, oldest first, one line each.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>What has just become known, one line each.</summary>
    public IReadOnlyList<string> News { get; init; } = [];

    /// <summary>The rep's signed link to all that they have open.</summary>
    public string? WorkLink { get; init; }

    /// <summary>The link that both teams share.</summary>
    public string? DashboardLink { get; init; }

    /// <summary>Where a reader asks for a demonstration.</summary>
    public string? DemoLink { get; init; }

    /// <summary>Where a contact confirms that they want mail.</summary>
    public string? ConfirmLink { get; init; }

    /// <summary>Required for every mail to a contact.</summary>
    public string? UnsubscribeLink { get; init; }
}

public sealed record MailCompany(string Name, string PostalAddress, string Url);

public sealed record MailContact
{
    public required string Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Company { get; init; }

    public string? JobTitle { get; init; }

    public string? Phone { get; init; }

    public string? Country { get; init; }

    /// <summary>What the contact wrote in the form, with its line breaks.</summary>
    public string? Message { get; init; }

    /// <summary>Never empty, so that a sentence may rely on it.</summary>
    public string FullName => Joined(" ", FirstName, LastName) ?? Email;

    /// <summary>"Project Director, Constructora Alba", or as much of it as is known.</summary>
    public string? Role => Joined(", ", JobTitle, Company);

    private static string? Joined(string separator, params string?[] parts) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
}

public sealed record MailRep(string Name, string Email)
{
    public string FirstName => Name.Split(' ', 2)[0];
}

public sealed record MailTask
{
    public required int AttemptNumber { get; init; }

    public required int AttemptCount { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the follow-up closes.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The rep's signed link. The sections of the page behind it are its fragments.</summary>
    public required string Link { get; init; }

    /// <summary>What the rep may say or send, in the contact's language.</summary>
    public MailDraft? Draft { get; init; }
}

/// <summary>A text for a person to use: a call's script, or a mail that a rep sends under their own name.</summary>
public sealed record MailDraft(string Subject, string Body);

/// <param name="Amount">"12,500.00 MXN"; null where none was said.</param>
/// <param name="QuietSince">When anything was last said of the deal.</param>
/// <param name="GivenBy">The rep who qualified the contact, where the deal is somebody else's.</param>
/// <param name="Link">The owner's signed link.</param>
public sealed record MailDeal(string? Amount, DateTimeOffset QuietSince, string? GivenBy, string Link);

public sealed record MailAsset(string Title, string Link);

/// <summary>What a reader is told of a day, group by group.</summary>
public sealed record MailSummary(DateTimeOffset At, IReadOnlyList<MailGroup> Groups)
{
    /// <summary>"Ana Torres: 2 · Bruno Salas: 1".</summary>
    public string Counts => string.Join(" · ", Groups.Where(group => group.Lines.Count > 0).Select(group => FormattableString.Invariant($"{group.Name}: {group.Lines.Count}")));
}

/// <summary>What a reader is told of a week or a month, one line each.</summary>
/// <param name="Period">"January 5 to 11, 2026".</param>
public sealed record MailDigest(string Period, string Headline)
{
    public IReadOnlyList<string> Progress { get; init; } = [];

    public IReadOnlyList<string> Marketing { get; init; } = [];

    public IReadOnlyList<string> Sales { get; init; } = [];

    public IReadOnlyList<string> People { get; init; } = [];

    public IReadOnlyList<string> Successes { get; init; } = [];

    public IReadOnlyList<string> Campaigns { get; init; } = [];

    public IReadOnlyList<string> Obstacles { get; init; } = [];

    public IReadOnlyList<string> News { get; init; } = [];
}

public sealed record MailGroup(string Name, IReadOnlyList<MailLine> Lines);

/// <param name="Link">Where something can be done about it; null for nowhere.</param>
public sealed record MailLine(string Contact, string What, string? Link);
