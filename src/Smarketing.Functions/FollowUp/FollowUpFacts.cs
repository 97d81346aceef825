using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.FollowUp;

/// <summary>What reports are told of a follow-up.</summary>
internal static class FollowUpFacts
{
    /// <summary>
    /// How it ended, and how deep the rep went: reached, or every attempt confirmed or skipped, is deep enough. The stage that
    /// it gave its contact counts from its end on, and is told only now: a verdict may be corrected before.
    /// </summary>
    public static IReadOnlyList<Fact> OfEnd(Contact contact, FollowUpState state, FollowUpEnd end)
    {
        var ended = OfEndAlone(contact, state, end);
        var (from, to) = (FollowUpDecider.OpenStageOf(state), FollowUpDecider.StageOf(state with { Ended = end }));
        return end.How == EndKind.Erased || contact.Disqualified is not null
            ? [ended]
            : [ended, StageMove.FactOf(contact, from, to, state.AcceptedAt ?? state.StartedAt, CauseOf(state, "stage"), end.At)];
    }

    /// <summary>The same of one that a move cuts short, which tells the stage itself.</summary>
    public static Fact OfEndAlone(Contact contact, FollowUpState state, FollowUpEnd end) => Fact.Of(
        end.At, "follow-up-ended", contact.Subject, CauseOf(state, "ended"),
        [
            .. Attribution.Of(contact), .. Attribution.OfCell(state),
            ("how", Words.Of(end.How)), ("reason", end.Reason), ("rep", state.RepId),
            ("reached", Flag(state.ReachedAt is not null)),
            ("depthMet", Flag(state.ReachedAt is not null || state.Attempts.All(attempt => !attempt.IsPending))),
            ("planned", Count(state, _ => true)), ("confirmed", Count(state, attempt => attempt.IsConfirmed)),
            ("skipped", Count(state, attempt => attempt.IsSkipped)), ("left", Count(state, attempt => attempt.IsPending)),
            ("firstMinutes", state.Attempts.Min(attempt => attempt.At) is { } first ? Fact.Minutes(first - state.StartedAt) : null),
        ]);

    /// <summary>The rep's acceptance, which no later verdict takes back.</summary>
    public static Fact OfAcceptance(Contact contact, FollowUpState state, DateTimeOffset at) =>
        StageMove.FactOf(contact, Stage.Mql, Stage.Sal, state.StartedAt, CauseOf(state, "accepted"), at);

    public static IEnumerable<(string Name, string? Value)> OfAttempt(FollowUpState state, Attempt attempt, WorkingCalendar calendar) =>
    [
        ("attempt", attempt.Number.ToString(CultureInfo.InvariantCulture)),
        ("kind", Words.Of(attempt.Kind)),
        ("outcome", Words.Of(attempt.Outcome!.Value)),
        ("late", Flag(attempt.IsLate)),
        ("automatic", attempt.IsAutomatic ? "true" : null),
        .. state.Attempts.Any(other => other.At < attempt.At) ? [] : TimesOfFirst(state, attempt, calendar),
    ];

    /// <summary>How long the person waited for a first attempt, by the clock and in the rep's working time.</summary>
    private static IEnumerable<(string Name, string? Value)> TimesOfFirst(FollowUpState state, Attempt attempt, WorkingCalendar calendar) =>
    [
        ("first", "true"),
        ("clockMinutes", Fact.Minutes(attempt.At!.Value - state.StartedAt)),
        ("workingMinutes", Fact.Minutes(SlaClock.Between(calendar, state.StartedAt, attempt.At.Value))),
        ("arrivedInHours", Flag(calendar.IsWorkingTime(state.StartedAt))),
    ];

    private static string CauseOf(FollowUpState state, string what) => string.Create(CultureInfo.InvariantCulture, $"follow-up-{state.Number}-{what}");

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Count(FollowUpState state, Func<Attempt, bool> which) => state.Attempts.Count(which).ToString(CultureInfo.InvariantCulture);
}
