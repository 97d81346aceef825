using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Intake;

/// <summary>What a submission changes in its contact, new or known.</summary>
public static class Reception
{
    /// <summary>For whoever isn't ready for sales yet.</summary>
    private const string Track = "educate";

    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromDays(1);

    /// <param name="newSubject">A random id, used where the contact is new.</param>
    public static ContactChange Receive(Contact? known, Submission submission, string contactId, string newSubject, SmarketingConfiguration configuration)
    {
        var now = submission.At;
        var contact = Merge(known, submission, contactId, newSubject, configuration.Rules);
        var result = Qualifier.Weigh(configuration.Rules, contact, submission.Form.Offer, now);
        contact = contact with { Fit = result.Fit };
        if (result.Stage == Stage.Lead && contact.Stage == Stage.Prospect)
        {
            contact = contact.At(Stage.Lead, now);
        }

        var timeline = new List<TimelineEntry> { Entry(known, contact, submission, result) };
        var effects = new List<Effect>();
        if (contact.IsWithSales)
        {
            (contact, var entry, var alerts) = SalesAlert.Bounded(WithPhone(known, contact, now), submission.Id, now, ("form", submission.Form.Id));
            timeline.Add(entry);
            effects.AddRange(alerts);
        }
        else if (result.GoesToSales && contact.Disqualified is null)
        {
            (contact, var started) = FollowUpStart.Of(contact, result.Reasons, now, MqlCell.Of(result));
            effects.AddRange(started);
        }
        else if (contact.Nurture is null or { IsOver: true } && contact.FollowUp is null or { IsOver: true })
        {
            var nurture = Nurture(contact, submission, result, configuration.Nurture);
            contact = nurture.Contact;
            timeline.AddRange(nurture.Timeline);
            effects.AddRange(nurture.Effects);
        }

        effects.AddRange(MailsFor(known, contact, submission, configuration.Calendar.DayOf(now)));
        effects.Add(new Effect.Append([FactOf(known, contact, submission), .. StageMove.Facts(known, contact, submission.Id, now)]));
        return new ContactChange(
            contact,
            [.. timeline, .. ConsentEntry(known, contact, submission), .. StageMove.Timeline(known, contact, submission.Id, now)],
            effects);
    }

    /// <summary>A rep who had no telephone, or a wrong one, has one now.</summary>
    private static Contact WithPhone(Contact? known, Contact contact, DateTimeOffset now) =>
        contact.HasOpenFollowUp && contact.Person.Phone != known?.Person.Phone && ContactLinks.Phone(contact.Person.Phone) is not null
            ? contact with { FollowUp = FollowUpReach.WithPhone(contact.FollowUp!, now) }
            : contact;

    private static ContactChange Nurture(Contact contact, Submission submission, QualificationResult result, NurturePolicy nurture)
    {
        var cause = $"submission-{submission.Id}";
        var (nurtured, timeline, effects) = result.Decision == QualificationDecision.Nurture && !NurtureStart.HasFinished(contact, Track)
            ? NurtureStart.On(contact, Track, cause, null, submission.At, nurture)
            : NurtureStart.Waiting(contact, cause, submission.At, nurture);
        return new ContactChange(nurtured, timeline, effects);
    }

    /// <summary>What the person asked for, once a day: any address may be typed into a form. And the question whether it was they who agreed to mail.</summary>
    /// <param name="today">The company's day.</param>
    private static IEnumerable<Effect> MailsFor(Contact? known, Contact contact, Submission submission, DateOnly today)
    {
        if (submission.Form.Asset is not null && contact.Suppressed is not { IsTotal: true })
        {
            yield return new Effect.Send(EmailKind.Asset, Recipient.Contact, "asset", string.Create(CultureInfo.InvariantCulture, $"asset-{submission.Form.Id}-{today:yyyy-MM-dd}")) { Form = submission.Form.Id };
        }

        if (IsAsked(known, contact))
        {
            yield return new Effect.Send(EmailKind.Confirm, Recipient.Contact, "confirm", $"confirm-{submission.Id}");
        }
    }

    private static IEnumerable<TimelineEntry> ConsentEntry(Contact? known, Contact contact, Submission submission) =>
        IsAsked(known, contact) ? [ConsentHistory.Asked(contact.Consent!, submission.Id)]
        : submission.ConsentGiven == true && contact.Consent is { Given: true } given && given.At == submission.At ? [ConsentHistory.Given(given, submission.Id)]
        : [];

    private static bool IsAsked(Contact? known, Contact contact) => contact.Consent is { Pending: true } asked && asked != known?.Consent;

    /// <summary>What would come of a submission if a stranger made it.</summary>
    public static QualificationResult Preview(Submission submission, RuleSet rules) =>
        Qualifier.Weigh(rules, Merge(known: null, submission, contactId: "", newSubject: "", rules), submission.Form.Offer, submission.At);

    private static Contact Merge(Contact? known, Submission submission, string contactId, string newSubject, RuleSet rules)
    {
        var contact = known ?? Contact.Prospect(contactId, newSubject, submission.Person, submission.Touch, submission.At);
        var form = submission.Form;
        return contact with
        {
            Person = contact.Person.Updated(submission.Person) with { Language = submission.AskedLanguage ?? (contact.IsLanguageAssumed ? submission.Person.Language : contact.Person.Language) },
            IsLanguageAssumed = submission.IsLanguageAssumed && (known is null || known.IsLanguageAssumed),
            Attributes = Contact.WithAttributes(contact.Attributes, submission.Attributes),
            Interest = Qualifier.With(rules, contact.Interest, new InterestEvent(Words.Of(form.Offer), form.InterestPoints, submission.At)),
            // A box that was left empty takes nothing back: withdrawing is what the unsubscribe link is for.
            Consent = submission.ConsentGiven == true ? ConsentAfter(contact, submission) : contact.Consent,
            LastTouch = submission.Touch,
            UpdatedAt = submission.At,
        };
    }

    /// <summary>
    /// A consent that stands needs no second confirmation, and who was asked today isn't asked again: that would be a way to flood a mailbox.
    /// Who has unsubscribed is asked whatever the form asks of others: anybody can type their address, and only the mailbox speaks against its own refusal.
    /// </summary>
    private static Consent ConsentAfter(Contact contact, Submission submission)
    {
        var (known, form, hasRefused) = (contact.Consent, submission.Form, Suppress.IsLiftedByConfirming(contact));
        var mustConfirm = form.DoubleOptIn || hasRefused;
        var stands = known is { Given: true } && !hasRefused;
        var isQuestion = known is { Pending: true } || (hasRefused && known is { Given: false });
        var isAskedFor = stands || (isQuestion && submission.At < known!.At + AskedAgainAfter);
        return mustConfirm && isAskedFor ? known! : new Consent(!mustConfirm, form.Consent.Version, submission.At, form.Id, Pending: mustConfirm);
    }

    /// <summary>With everything that the post brought along, whatever the contact keeps of it.</summary>
    private static TimelineEntry Entry(Contact? known, Contact contact, Submission submission, QualificationResult result) => TimelineEntry.Of(
        submission.At, TimelineKind.Submission, submission.Id,
        ("form", submission.Form.Id), ("offer", Words.Of(submission.Form.Offer)), ("channel", Words.Of(submission.Touch.Channel)), ("campaign", submission.Touch.Campaign),
        ("message", submission.Message), ("decision", Words.Of(result.Decision)), ("reasons", string.Join("; ", result.Reasons)),
        ("attributes", submission.Attributes.Count > 0 ? string.Join("; ", submission.Attributes.Select(attribute => $"{attribute.Key}: {attribute.Value}")) : null),
        ("changed", known is null ? null : PersonChanges.Between(known.Person, contact.Person)));

    private static Fact FactOf(Contact? known, Contact contact, Submission submission) => Fact.Of(
        submission.At, "submission", contact.Subject, submission.Id,
        ("form", submission.Form.Id), ("offer", Words.Of(submission.Form.Offer)), ("known", known is null ? null : "true"), ("channel", Words.Of(submission.Touch.Channel)), ("campaign", submission.Touch.Campaign));
}
