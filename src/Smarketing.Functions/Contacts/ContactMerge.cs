using Smarketing.Functions.Deals;
using Smarketing.Functions.Engagement;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <param name="Source">The contact that is to be merged into the one that holds this.</param>
public sealed record Absorption(string Source, DateTimeOffset At);

/// <summary>
/// Two contacts of one person become one. Their partitions can't change in one transaction, so it goes in three steps, each
/// of which can be repeated: the target announces that it will take the source in, the source steps back and points to the
/// target, the target takes over what the source was. Until all of it is there the target takes in no other and steps back
/// for nobody, so no two can point to each other, and nothing is taken over by one who is gone.
/// </summary>
public static class ContactMerge
{
    /// <summary>An announced source that hasn't stepped back by then won't any more.</summary>
    public static readonly TimeSpan AnnouncedFor = TimeSpan.FromMinutes(1);

    private const string Merged = "merged";
    private const int RecycledMax = 50;

    /// <summary>Null where the target has stepped back itself, or takes in another just now.</summary>
    public static ContactChange? Announce(Contact target, string sourceId, DateTimeOffset now) =>
        target.MergedInto is null && (target.Absorbing is null || target.Absorbing.Source == sourceId)
            ? new ContactChange(target with { Absorbing = new Absorption(sourceId, now) }, [], [new Effect.Absorb(sourceId)])
            : null;

    /// <summary>What takes the source's place: it keeps what the target is to take over until it has, and its own work is over. Null where it may not step back.</summary>
    public static ContactChange? StepBack(Contact source, string targetId, DateTimeOffset now)
    {
        // Who comes so late that the announcement was taken back may find that the target has stepped back for the source since.
        if (source.MergedInto is not null || source.Absorbing is not null || source.MergedFrom.Contains(targetId))
        {
            return null;
        }

        var effects = new List<Effect> { new Effect.Join(targetId) };
        if (source.FollowUp is { IsOver: false } followUp)
        {
            effects.Add(new Effect.SignalFollowUp(followUp.Number, Merged));
        }

        if (source.Nurture is { IsOver: false } nurture)
        {
            effects.Add(new Effect.SignalNurture(nurture.Number, Merged));
        }

        if (source.Deal is { IsOver: false } deal)
        {
            effects.Add(new Effect.SignalDeal(deal.Watch, Merged));
        }

        var remains = new Contact
        {
            Id = source.Id,
            Subject = source.Subject,
            Person = new Person { Email = source.Person.Email, Language = source.Person.Language },
            Stage = source.Stage,
            Disqualified = source.Disqualified,
            Suppressed = source.Suppressed,
            FollowUp = Ended(source.FollowUp, now),
            Nurture = Ended(source.Nurture, Merged),
            Deal = Ended(source.Deal, now),
            Announced = source.Announced,
            MergedInto = targetId,
            BeforeMerge = source,
            CreatedAt = source.CreatedAt,
            UpdatedAt = now,
        };
        return new ContactChange(remains, [], effects);
    }

    /// <summary>
    /// The target with what the source was. The target keeps who it is; of two follow-ups one goes on, and of two tracks. Null where it
    /// has taken that over already, or takes in another just now.
    /// </summary>
    public static ContactChange? Absorb(Contact target, Contact source, RuleSet rules, DateTimeOffset now)
    {
        if (target.MergedFrom.Contains(source.Id) || (target.Absorbing is { } other && other.Source != source.Id))
        {
            return null;
        }

        var work = MergedWork.Of(target, source, StageOf(target, source), now);
        var merged = Joined(target, source, work, rules, now);
        var timeline = new List<TimelineEntry> { TimelineEntry.Of(now, TimelineKind.Merged, source.Id, ("from", source.Id), ("email", source.Person.Email)) };
        var facts = new List<Fact> { Fact.Of(now, Merged, source.Subject, source.Id, ("into", target.Subject)) };
        if (merged.Stage != target.Stage)
        {
            timeline.Add(TimelineEntry.Of(now, TimelineKind.Stage, $"merged-{source.Id}", ("from", Words.Of(target.Stage)), ("to", Words.Of(merged.Stage))));
            facts.Add(Fact.Of(now, "stage", target.Subject, $"merged-{source.Id}", ("from", Words.Of(target.Stage)), ("to", Words.Of(merged.Stage)), ("why", Merged)));
        }

        Effect[] alert = SalesAlert.TakenOver(merged, source, now) is { } waiting ? [waiting] : [];
        return new ContactChange(merged, timeline, [.. work.Effects, .. alert, new Effect.Append(facts)]);
    }

    /// <summary>The target that may turn to others again; null where it doesn't take in the source.</summary>
    public static ContactChange? Release(Contact target, string sourceId) =>
        target.Absorbing?.Source == sourceId ? new ContactChange(target with { Absorbing = null }, [], []) : null;

    /// <summary>An entry of the source in the target's timeline. What came in keeps the id by which it is known when it comes in again.</summary>
    public static TimelineEntry Moved(TimelineEntry entry, string sourceId) => IsKnownById(entry) ? entry : entry with { Id = $"{sourceId}-{entry.Id}" };

    private static Contact Joined(Contact target, Contact source, MergedWork work, RuleSet rules, DateTimeOffset now)
    {
        var merged = target with
        {
            Person = source.Person.Updated(target.Person) with { Language = target.IsLanguageAssumed ? source.Person.Language : target.Person.Language },
            IsLanguageAssumed = target.IsLanguageAssumed && source.IsLanguageAssumed,
            Attributes = Contact.WithAttributes(target.Attributes, source.Attributes.Where(attribute => !target.Attributes.ContainsKey(attribute.Key)).ToDictionary(StringComparer.Ordinal)),
            Stage = work.Stage,
            StageTimes = Latest(target.StageTimes, source.StageTimes),
            Disqualified = source.Disqualified is null ? null : target.Disqualified,
            Rep = work.Rep,
            Interest = target.Interest.Concat(source.Interest).OrderBy(happened => happened.At).Aggregate((IReadOnlyList<InterestEvent>)[], (events, happened) => Qualifier.With(rules, events, happened)),
            Consent = Stronger(target.Consent, source.Consent),
            // What bounced at the source's mailbox says nothing of the target's.
            Suppressed = Stricter(target.Suppressed, source.Suppressed is { } gone && gone.Is(SuppressionReason.Bounced) ? null : source.Suppressed),
            AlertedAt = new[] { target.AlertedAt, source.AlertedAt }.Max(),
            FewerMailsSince = target.FewerMailsSince ?? source.FewerMailsSince,
            FirstTouch = Touches(target.FirstTouch, source.FirstTouch).FirstOrDefault(),
            LastTouch = Touches(target.LastTouch, source.LastTouch).LastOrDefault(),
            FollowUp = work.FollowUp,
            EarlierFollowUps = work.Earlier,
            Nurture = work.Nurture,
            Deal = work.Deal,
            WaitingTrack = target.WaitingTrack ?? source.WaitingTrack,
            Recycled = [.. target.Recycled.Concat(source.Recycled).OrderBy(recycled => recycled.At).TakeLast(RecycledMax)],
            MergedFrom = [.. target.MergedFrom, .. source.MergedFrom, source.Id],
            Absorbing = new Absorption(source.Id, now),
            CreatedAt = target.CreatedAt < source.CreatedAt ? target.CreatedAt : source.CreatedAt,
            UpdatedAt = now,
        };
        if (merged is { Suppressed: { IsTheirWish: true } refusal, Consent: { Pending: true } asked } && asked.At <= refusal.At)
        {
            // As where one contact refuses: the question of before is closed, and its button takes nothing back.
            merged = merged with { Consent = asked with { Pending = false } };
        }

        return merged with { Fit = Qualifier.Fit(rules, Profile.Of(merged, rules.Dictionaries)) };
    }

    /// <summary>Other ids count within their contact: the target may have the same for something else.</summary>
    private static bool IsKnownById(TimelineEntry entry) => entry.Kind switch
    {
        TimelineKind.Submission or TimelineKind.Alert => true,
        TimelineKind.Activity => entry.Details.GetValueOrDefault("activity") != Words.Of(EngagementKind.Click),
        TimelineKind.Entered => entry.Id != EntryCause.ByHand,
        _ => false,
    };

    internal static FollowUpState? Ended(FollowUpState? followUp, DateTimeOffset now) => followUp is null or { IsOver: true }
        ? followUp
        : followUp with { Ended = followUp.Ended ?? new FollowUpEnd(EndKind.Merged, null, now), IsSettled = true };

    internal static NurtureState? Ended(NurtureState? nurture, string why) => nurture is null or { IsOver: true } ? nurture : nurture with { Ended = why, NextAt = null };

    /// <summary>No more of it than by which its orchestrations are found.</summary>
    private static Deal? Ended(Deal? deal, DateTimeOffset now) =>
        deal is null ? null : new Deal { Number = deal.Number, StartedAt = deal.StartedAt, MovedAt = deal.MovedAt, Watch = deal.Watch, ClosedAt = deal.ClosedAt ?? now };

    /// <summary>How far the person has come; what a disqualified one of the two had reached counts only where both are.</summary>
    private static Stage StageOf(Contact target, Contact source) => (target.Disqualified, source.Disqualified) switch
    {
        (null, not null) => target.Stage,
        (not null, null) => source.Stage,
        _ => (Stage)Math.Max((int)target.Stage, (int)source.Stage),
    };

    private static Dictionary<Stage, DateTimeOffset> Latest(IReadOnlyDictionary<Stage, DateTimeOffset> one, IReadOnlyDictionary<Stage, DateTimeOffset> other) =>
        one.Concat(other).GroupBy(reached => reached.Key).ToDictionary(same => same.Key, same => same.Max(reached => reached.Value));

    private static Consent? Stronger(Consent? one, Consent? other) =>
        new[] { one, other }.OfType<Consent>().OrderByDescending(consent => consent.Given).ThenByDescending(consent => consent.At).FirstOrDefault();

    private static Suppression? Stricter(Suppression? one, Suppression? other) =>
        new[] { one, other }.OfType<Suppression>().OrderByDescending(suppression => Words.Find<SuppressionReason>(suppression.Why)).ThenBy(suppression => suppression.At).FirstOrDefault();

    private static IEnumerable<Touch> Touches(params ReadOnlySpan<Touch?> touches) => touches.ToArray().OfType<Touch>().OrderBy(touch => touch.At);
}
