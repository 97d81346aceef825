namespace Smarketing.Functions.Storage;

/// <summary>The tables of ARCHITECTURE.md.</summary>
public static class TableNames
{
    public const string Agreements = nameof(Agreements);
    public const string Companies = nameof(Companies);
    public const string Contacts = nameof(Contacts);
    public const string ContactIndex = nameof(ContactIndex);
    public const string Erasures = nameof(Erasures);
    public const string Facts = nameof(Facts);
    public const string Idempotency = nameof(Idempotency);
    public const string Imports = nameof(Imports);
    public const string Notices = nameof(Notices);
    public const string Obstacles = nameof(Obstacles);
    public const string Outbox = nameof(Outbox);
    public const string Reps = nameof(Reps);
    public const string Rollups = nameof(Rollups);
    public const string TeamMails = nameof(TeamMails);
    public const string Webhooks = nameof(Webhooks);
    public const string WorkItems = nameof(WorkItems);

    public static readonly IReadOnlyList<string> All =
    [
        Agreements,
        Companies,
        Contacts,
        ContactIndex,
        Erasures,
        Facts,
        Idempotency,
        Imports,
        Notices,
        Obstacles,
        Outbox,
        Reps,
        Rollups,
        TeamMails,
        Webhooks,
        WorkItems,
    ];
}
