using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Engagement;

/// <summary>What an engagement changes in its contact: it adds interest, and whoever marketing has is weighed again.</summary>
public static class EngagementDecider
{
    public static ContactChange On(Contact contact, EngagementEvent engagement, RuleSet rules, DateTimeOffset now) => Change(contact, contact, engagement, rules, now);

    /// <summary>The same of somebody who isn't known: a prospect who has agreed to nothing.</summary>
    public static ContactChange OnStranger(PostedActivity activity, string contactId, string newSubject, string language, RuleSet rules, DateTimeOffset now)
    {
        var engagement = activity.Engagement;
        var channel = engagement.Kind == EngagementKind.Social ? Channel.Social : Channel.Other;
        var touch = new Touch(channel, engagement.Campaign, Source: null, Medium: null, Term: null, Content: null, Page: null, Referrer: null, engagement.At);
        var stranger = Contact.Prospect(contactId, newSubject, new Person { Email = activity.Email, Language = language }, touch, now) with { IsLanguageAssumed = true };
        return Change(before: null, stranger, engagement, rules, now);
    }

    private static ContactChange Change(Contact? before, Contact contact, EngagementEvent engagement, RuleSet rules, DateTimeOffset now)
    {
        var isQuiet = IsQuiet(contact, engagement, rules.Engagement);
        var points = isQuiet || !Qualifier.Counts(rules, contact.Interest, engagement.Rule, engagement.At) ? 0 : rules.Engagement.Points.GetValueOrDefault(engagement.Kind);
        var engaged = points > 0
            ? contact with { Interest = Qualifier.With(rules, contact.Interest, new InterestEvent(engagement.Rule, points, engagement.At)) }
            : contact;
        var weighed = points > 0 && MayBeWeighed(contact) ? Qualifier.Weigh(rules, engaged, submitted: null, now) : null;
        engaged = engaged with { Fit = weighed?.Fit ?? engaged.Fit, UpdatedAt = now };
        var timeline = new List<TimelineEntry> { Entry(engagement, points, isQuiet, weighed) };
        var effects = new List<Effect>();

        // The policies for whoever is high in fit alone were applied when the form came in: a click isn't another occasion.
        if (weighed is { GoesToSales: true, InterestIsHigh: true })
        {
            (engaged, var started) = FollowUpStart.Of(engaged, weighed.Reasons, now, MqlCell.Of(weighed));
            effects.AddRange(started);
        }

        if (engagement.Kind == EngagementKind.Reply && contact.IsWithSales)
        {
            effects.Add(SalesAlert.Of(contact, engagement.Id) with { Template = RequiredContent.Reply });
            timeline.Add(TimelineEntry.Of(now, TimelineKind.Alert, engagement.Id, ("activity", Words.Of(engagement.Kind))));
        }

        effects.Add(new Effect.Append([FactOf(contact, engagement, points), .. StageMove.Facts(before, engaged, engagement.Id, now)]));
        return new ContactChange(engaged, [.. timeline, .. StageMove.Timeline(before, engaged, engagement.Id, now)], effects);
    }

    /// <summary>Whoever is with sales, or wants no mail, or is out of the mix, doesn't come back by a click.</summary>
    private static bool MayBeWeighed(Contact contact) => contact is { Disqualified: null, Suppressed: null, IsWithSales: false, Stage: <= Stage.Lead };

    private static bool IsQuiet(Contact contact, EngagementEvent engagement, EngagementPolicy policy) =>
        contact.Recycled is [.., var last] && engagement.At < last.At + policy.QuietAfterRecycle;

    private static TimelineEntry Entry(EngagementEvent engagement, int points, bool isQuiet, QualificationResult? weighed) => TimelineEntry.Of(
        engagement.At, TimelineKind.Activity, engagement.Id,
        ("activity", Words.Of(engagement.Kind)), ("campaign", engagement.Campaign), ("value", engagement.Value), ("message", engagement.Message),
        ("points", Text(points)), ("notCounted", isQuiet ? "recycled" : null),
        ("decision", weighed is null ? null : Words.Of(weighed.Decision)), ("reasons", weighed is null ? null : string.Join("; ", weighed.Reasons)));

    private static Fact FactOf(Contact contact, EngagementEvent engagement, int points) => Fact.Of(
        engagement.At, "activity", contact.Subject, engagement.Id,
        ("activity", Words.Of(engagement.Kind)), ("campaign", engagement.Campaign), ("points", Text(points)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
