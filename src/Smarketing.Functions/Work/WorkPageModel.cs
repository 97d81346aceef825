using Smarketing.Functions.Email;

namespace Smarketing.Functions.Work;

/// <summary>What a rep sees of all that is open.</summary>
public sealed record WorkPageModel
{
    /// <summary>The rep's.</summary>
    public required string Language { get; init; }

    public required string CompanyName { get; init; }

    public required string RepName { get; init; }

    /// <summary>The rep's: every time on the page is told in it.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The end of the leave, where the rep is away.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>Overdue first, then by when it is due.</summary>
    public IReadOnlyList<WorkPageItem> Items { get; init; } = [];

    public IEnumerable<WorkPageItem> Overdue => Items.Where(item => item.IsOverdue);

    public IEnumerable<WorkPageItem> Next => Items.Where(item => !item.IsOverdue);
}

public sealed record WorkPageItem(MailContact Contact, WorkKind Kind, int Attempt, int AttemptCount, DateTimeOffset DueAt, bool IsOverdue, string Link);
