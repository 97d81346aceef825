using System.Text.Json.Serialization;

namespace Smarketing.Functions.Engagement;

/// <summary>What a person can do that shows interest, other than to fill in a form.</summary>
[JsonConverter(typeof(WordConverter<EngagementKind>))]
public enum EngagementKind
{
    Page,
    Webinar,
    Social,
    Call,
    Other,

    /// <summary>On a link in one of marketing's mails.</summary>
    Click,

    /// <summary>By mail, from a person: an automatic reply (RFC 3834) is none.</summary>
    Reply,
}

/// <summary>Something that a person did.</summary>
/// <param name="Id">
/// Derived from the cause, in characters that a table's key may have: the same id is the same engagement, and counts once. That of
/// a click names the mail that it was in, so that a mail's clicks count once.
/// </param>
/// <param name="At">When they did it.</param>
/// <param name="Value">What it was: a page's address, a webinar's name.</param>
public sealed record EngagementEvent(string Id, EngagementKind Kind, DateTimeOffset At, string? Campaign = null, string? Value = null)
{
    /// <summary>What they wrote, where they did.</summary>
    public string? Message { get; init; }

    /// <summary>By which the score names it. To attend a webinar isn't to ask for one: the offers' rules are others.</summary>
    public string Rule => RuleOf(Words.Of(Kind));

    public static string RuleOf(string kind) => $"activity-{kind}";
}
