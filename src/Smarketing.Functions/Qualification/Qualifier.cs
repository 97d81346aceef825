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
    /// <summary>They asked for sales, which alone is enough.</summary>
    public bool IsRaisedHand { get; init; }

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
        var profile = Profile.Of(contact, rules.Dictionaries);
        var fit = Fit(rules, profile);
        var interestNow = Interest(rules, contact.Interest, now);
        var fitIsHigh = fit.Points >= rules.FitThreshold;
        var interestIsHigh = interestNow.Points >= rules.InterestThreshold;
        var earned = submitted is null or Offer.Newsletter or Offer.Blog ? contact.Stage : (Stage)Math.Max((int)contact.Stage, (int)Stage.Lead);
        var exclusion = rules.Exclusions.FirstOrDefault(excluding => excluding.When.Holds(profile))?.Id;
        var raised = exclusion is null && submitted is { } offer && rules.RaisedHands.Contains(offer) ? submitted : null;
        var (decision, reason) = raised is { } hand
            ? (QualificationDecision.Mql, $"raised-hand: {Words.Of(hand)}")
            : Decide(rules, fitIsHigh && exclusion is null, interestIsHigh, earned);
        return new QualificationResult(
            fit, fitIsHigh, interestNow, interestIsHigh, decision,
            decision is QualificationDecision.Mql or QualificationDecision.OrderDesk ? Stage.Mql : earned,
            [.. exclusion is null ? [] : new[] { $"excluded: {exclusion}" }, reason, .. Explain("fit", fit, rules.FitThreshold), .. Explain("interest", interestNow, rules.InterestThreshold)])
        {
            IsRaisedHand = raised is not null,
        };
    }

    public static Score Fit(RuleSet rules, Profile profile)
    {
        var given = rules.FitRules.Where(rule => rule.When.Holds(profile)).ToList();
        return Score.Of(
            given.ConvertAll(rule => new ScoreReason(rule.Id, rule.Points)),
            rules.FitCaps.Select(cap => ScoreReason.OfCap(cap.Key, cap.Value, given.Where(rule => rule.Group == cap.Key).Sum(rule => rule.Points))));
    }

    /// <summary>Each event's points halve with every half-life; a rule's are added up, and what has decayed to nothing isn't listed.</summary>
    public static Score Interest(RuleSet rules, IReadOnlyList<InterestEvent> events, DateTimeOffset now)
    {
        var given = events
            .GroupBy(happened => happened.Rule, StringComparer.Ordinal)
            .Select(rule => new ScoreReason(rule.Key, rule.Sum(happened => Decayed(happened, rules.HalfLife, now))))
            .Where(reason => reason.Points != 0)
            .ToList();
        return Score.Of(given, Caps(rules, given));
    }

    /// <summary>
    /// The events with <paramref name="added"/>, unless its rule has counted within the time in which it counts once; those
    /// that have decayed to nothing are dropped.
    /// </summary>
    public static IReadOnlyList<InterestEvent> With(RuleSet rules, IReadOnlyList<InterestEvent> events, InterestEvent added) =>
        added.Points == 0 || !Counts(rules, events, added.Rule, added.At) ? events
            : [.. events.Where(earlier => Decayed(earlier, rules.HalfLife, added.At) != 0).TakeLast(EventsMax - 1), added];

    /// <summary>Whether something done then counts, for all that has counted around it: what is told late has counted events after it.</summary>
    public static bool Counts(RuleSet rules, IReadOnlyList<InterestEvent> events, string rule, DateTimeOffset at) =>
        rules.OnceIn(rule) is not { } once || !events.Any(other => other.Rule == rule && (other.At - at).Duration() < once);

    private static IEnumerable<ScoreReason> Caps(RuleSet rules, List<ScoreReason> given) =>
        rules.InterestLimits
            .Where(limit => limit.Cap is not null)
            .Select(limit => ScoreReason.OfCap(limit.Id, limit.Cap!.Value, given.Where(reason => limit.Of.Contains(reason.Rule)).Sum(reason => reason.Points)));

    private static int Decayed(InterestEvent happened, TimeSpan halfLife, DateTimeOffset now) =>
        (int)Math.Round(happened.Points * Math.Pow(0.5, Math.Max(0, (now - happened.At) / halfLife)), MidpointRounding.AwayFromZero);

    private static (QualificationDecision Decision, string Reason) Decide(RuleSet rules, bool fitIsHigh, bool interestIsHigh, Stage earned) =>
        (fitIsHigh, interestIsHigh) switch
        {
            (true, true) => (QualificationDecision.Mql, "fit-high, interest-high"),
            (true, false) => (Under(rules.HighFitLowInterest), $"fit-high, interest-low: policy {Words.Of(rules.HighFitLowInterest)}"),
            (false, true) => (Under(rules.LowFitHighInterest), $"fit-low, interest-high: policy {Words.Of(rules.LowFitHighInterest)}"),
            (false, false) => (Waits(earned), "fit-low, interest-low"),
        };

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
