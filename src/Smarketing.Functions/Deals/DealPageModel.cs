using Smarketing.Functions.Email;

namespace Smarketing.Functions.Deals;

/// <summary>What a deal's owner sees behind their link.</summary>
public sealed record DealPageModel
{
    /// <summary>The owner's.</summary>
    public required string Language { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>Every time on the page is told in it.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    public required MailContact Contact { get; init; }

    /// <summary>Null for an SQL of whom nothing was said.</summary>
    public DealMove? Standing { get; init; }

    /// <summary>When what stands was said; when the deal began, where nothing was.</summary>
    public required DateTimeOffset Since { get; init; }

    public Money? Money { get; init; }

    /// <summary>Of an amount that is yet to be said.</summary>
    public required string Currency { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Won or lost; the page shows what stands.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Where it is closed: until when it can be taken back.</summary>
    public DateTimeOffset? CorrectableUntil { get; init; }

    public DealNotice Notice { get; init; }

    /// <summary>What was typed into a form that could not be accepted, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public IReadOnlyList<string> ErrorsOf(string field) => Errors.GetValueOrDefault(field) ?? [];
}

/// <summary>What became of the answer that led to the page.</summary>
public enum DealNotice
{
    None,
    Recorded,

    /// <summary>Something else stands, and the time to correct it has passed.</summary>
    TooLate,

    /// <summary>The deal is closed.</summary>
    Over,
}
