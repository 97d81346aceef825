using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Qualification;

[JsonConverter(typeof(WordConverter<QualificationDecision>))]
public enum QualificationDecision
{
    Prospect,
    Lead,
    Nurture,
    Mql,
    OrderDesk,
}

/// <summary>What came of weighing a person, and why.</summary>
public sealed record QualificationResult(
    Score Fit, bool FitIsHigh, Score Interest, bool InterestIsHigh, QualificationDecision Decision, Stage Stage, IReadOnlyList<string> Reasons)
{
    public bool GoesToSales => Decision is QualificationDecision.Mql or QualificationDecision.OrderDesk;
}

/// <summary>Weighs fit against interest.</summary>
public static class Qualifier
{
    /// <summary>A contact keeps so many events; whoever has done more has long shown interest.</summary>
    private const int EventsMax = 100;

    /// <param name="contact">With what was just done in its interest.</param>
    /// <param name="submitted">The offer just asked for; null when something else led here (a click, a reply).</param>
    public static QualificationResult Weigh(RuleSet rules, Contact contact, Offer? submitted, DateTimeOffset now)
    {
        var profile = Profile.Of(contact);
        var fit = Fit(rules, profile);
        var interestNow = Interest(rules, contact.Interest, now);
        var fitIsHigh = fit.Points >= rules.FitThreshold;
        var interestIsHigh = interestNow.Points >= rules.InterestThreshold;
        var earned = submitted is null or Offer.Newsletter or Offer.Blog ? contact.Stage : (Stage)Math.Max((int)contact.Stage, (int)Stage.Lead);
        var (decision, reason) = Decide(rules, fitIsHigh, interestIsHigh, submitted, Exclusion(rules, profile), earned);
        return new QualificationResult(
            fit, fitIsHigh, interestNow, interestIsHigh, decision,
            decision is QualificationDecision.Mql or QualificationDecision.OrderDesk ? Stage.Mql : earned,
            [reason, .. Explain("fit", fit, rules.FitThreshold), .. Explain("interest", interestNow, rules.InterestThreshold)]);
    }

    public static Score Fit(RuleSet rules, Profile profile) =>
        Score.Of([.. rules.FitRules.Where(rule => rule.Matches(profile)).Select(rule => new ScoreReason(rule.Id, rule.Points))]);

    /// <summary>Each event's points halve with every half-life; a rule's are added up, and what has decayed to nothing isn't listed.</summary>
    public static Score Interest(RuleSet rules, IReadOnlyList<InterestEvent> events, DateTimeOffset now) =>
        Score.Of([.. events
            .GroupBy(happened => happened.Rule, StringComparer.Ordinal)
            .Select(rule => new ScoreReason(rule.Key, rule.Sum(happened => Decayed(happened, rules.HalfLife, now))))
            .Where(reason => reason.Points != 0)]);

    /// <summary>
    /// The events with <paramref name="added"/>, unless its rule has counted within the time in which it counts once; those
    /// that have decayed to nothing are dropped.
    /// </summary>
    public static IReadOnlyList<InterestEvent> With(RuleSet rules, IReadOnlyList<InterestEvent> events, InterestEvent added) =>
        added.Points == 0 || events.Any(earlier => earlier.Rule == added.Rule && earlier.At > added.At - rules.RepeatAfter) ? events
            : Adding(rules, events, added);

    /// <summary>The events with <paramref name="added"/>, however often its rule has counted; those that have decayed to nothing are dropped.</summary>
    public static IReadOnlyList<InterestEvent> Adding(RuleSet rules, IReadOnlyList<InterestEvent> events, InterestEvent added) =>
        [.. events.Where(earlier => Decayed(earlier, rules.HalfLife, added.At) != 0).TakeLast(EventsMax - 1), added];

    private static int Decayed(InterestEvent happened, TimeSpan halfLife, DateTimeOffset now) =>
        (int)Math.Round(happened.Points * Math.Pow(0.5, Math.Max(0, (now - happened.At) / halfLife)), MidpointRounding.AwayFromZero);

    private static string? Exclusion(RuleSet rules, Profile profile) =>
        profile.Seniority == Seniority.Student ? "student"
        : rules.ExcludedDomains.Contains(profile.MailDomain) ? "excluded-domain"
        : null;

    private static (QualificationDecision Decision, string Reason) Decide(
        RuleSet rules, bool fitIsHigh, bool interestIsHigh, Offer? submitted, string? exclusion, Stage earned)
    {
        var raisedHand = submitted is { } offer && rules.RaisedHands.Contains(offer);
        if (raisedHand && exclusion is null)
        {
            return (QualificationDecision.Mql, $"raised-hand: {Words.Of(submitted!.Value)}");
        }

        if (exclusion is not null)
        {
            return (interestIsHigh ? QualificationDecision.Nurture : Waits(earned), $"excluded: {exclusion}");
        }

        return (fitIsHigh, interestIsHigh) switch
        {
            (true, true) => (QualificationDecision.Mql, "fit-high, interest-high"),
            (true, false) => (Under(rules.HighFitLowInterest), $"fit-high, interest-low: policy {Words.Of(rules.HighFitLowInterest)}"),
            (false, true) => (Under(rules.LowFitHighInterest), $"fit-low, interest-high: policy {Words.Of(rules.LowFitHighInterest)}"),
            (false, false) => (Waits(earned), "fit-low, interest-low"),
        };
    }

    private static QualificationDecision Under(QuadrantPolicy policy) => policy switch
    {
        QuadrantPolicy.Nurture => QualificationDecision.Nurture,
        QuadrantPolicy.Mql => QualificationDecision.Mql,
        _ => QualificationDecision.OrderDesk,
    };

    private static QualificationDecision Waits(Stage earned) => earned == Stage.Prospect ? QualificationDecision.Prospect : QualificationDecision.Lead;

    private static IEnumerable<string> Explain(string name, Score score, int threshold) =>
        [$"{name} {score.Points} of {threshold}", .. score.Reasons.Select(reason => $"{name}: {reason.Rule} {reason.Points:+0;-0}")];
}
