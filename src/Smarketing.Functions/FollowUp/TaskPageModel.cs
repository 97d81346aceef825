using Smarketing.Functions.Email;

namespace Smarketing.Functions.FollowUp;

/// <summary>What a rep sees behind the link of one attempt. Outcomes, verdicts and reasons are the words of the form.</summary>
public sealed record TaskPageModel
{
    /// <summary>The rep's.</summary>
    public required string Language { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>The rep's: every time on the page is told in it.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The rep's day, from which on they may be away; null for the manager, in whose place nobody is.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>To all that the rep has open.</summary>
    public string? WorkLink { get; init; }

    public required MailContact Contact { get; init; }

    public required int AttemptNumber { get; init; }

    public required int AttemptCount { get; init; }

    public required bool IsCall { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>When the follow-up closes.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>What the rep may say or send, in the contact's language.</summary>
    public MailDraft? Draft { get; init; }

    /// <summary>Who else of the team could take the deal.</summary>
    public IReadOnlyList<TaskColleague> Colleagues { get; init; } = [];

    /// <summary>The outcome of this attempt, where one stands.</summary>
    public RecordedAnswer? Outcome { get; init; }

    /// <summary>The verdict on the contact, where one stands.</summary>
    public RecordedAnswer? Verdict { get; init; }

    /// <summary>False for an attempt that was skipped or isn't open yet.</summary>
    public bool TakesOutcome { get; init; } = true;

    /// <summary>Nothing can be answered any more: the page shows what stands.</summary>
    public bool IsOver { get; init; }

    public TaskNotice Notice { get; init; }

    /// <summary>What was typed into a form that could not be accepted, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public IReadOnlyList<string> Outcomes => IsCall ? ["connected", "voicemail", "no-answer", "wrong-number"] : ["sent", "replied", "bounced"];

    /// <summary>A rep who accepted still has to qualify or give back; anything else is final once it can't be corrected.</summary>
    public bool TakesVerdict { get; init; } = true;

    /// <summary>What may still be told of this attempt when its outcome can't be corrected any more: a mail that was sent may be answered.</summary>
    public IReadOnlyList<string> LaterOutcomes { get; init; } = [];

    public IReadOnlyList<string> ErrorsOf(string field) => Errors.GetValueOrDefault(field) ?? [];
}

public sealed record TaskColleague(string Id, string Name);

/// <param name="Word">no-answer, qualify, …</param>
/// <param name="Reason">Why, where the verdict was to reject.</param>
/// <param name="CorrectableUntil">Null where the time to correct it has passed.</param>
public sealed record RecordedAnswer(string Word, DateTimeOffset At, DateTimeOffset? CorrectableUntil, string? Reason = null);

/// <summary>What became of the answer that led to this page.</summary>
public enum TaskNotice
{
    None,
    Recorded,

    /// <summary>The same stood already.</summary>
    Unchanged,

    /// <summary>Something else stands, and the time to correct it has passed.</summary>
    TooLate,

    /// <summary>The follow-up has ended.</summary>
    Over,
}
