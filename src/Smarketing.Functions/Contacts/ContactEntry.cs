using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>Which record it is.</summary>
/// <param name="Id">The same record has the same.</param>
/// <param name="By">by-hand or import.</param>
public sealed record EntryCause(string Id, string By)
{
    public const string ByHand = "by-hand";
}

/// <summary>
/// What a record changes in its contact, new or known. It erases nothing, and it starts nothing: what a company knows of
/// somebody is no sign of that person's interest now, so whoever is put in keeps the stage that the record names, without
/// a follow-up and without a track.
/// </summary>
public static class ContactEntry
{
    /// <summary>Null where the record says nothing new.</summary>
    /// <param name="newSubject">A random id, used where the contact is new.</param>
    public static ContactChange? Of(Contact? known, ContactRecord record, EntryCause cause, string contactId, string newSubject, RuleSet rules, DateTimeOffset now)
    {
        var contact = known is null ? New(record, contactId, newSubject, now) : Updated(known, record);
        var changed = known is null ? [] : Changes(known, contact);
        var suppresses = record.IsUnsubscribed && Suppression.Stronger(contact.Suppressed, SuppressionReason.Unsubscribed, now) != contact.Suppressed;
        if (known is not null && changed.Count == 0 && !suppresses)
        {
            return null;
        }

        contact = contact with { Fit = Qualifier.Fit(rules, Profile.Of(contact, rules.Dictionaries)), UpdatedAt = now };
        var timeline = new List<TimelineEntry>
        {
            TimelineEntry.Of(
                now, TimelineKind.Entered, cause.Id, ("by", cause.By), (EntryOutcomes.Detail, Words.Of(known is null ? EntryOutcome.Created : EntryOutcome.Updated)),
                ("changed", changed.Count > 0 ? string.Join(", ", changed) : null), ("consentRefused", record.ConsentRefused),
                ("takenAsLead", record.TakenAsLead is { } named ? Words.Of(named) : null), ("channel", Words.Of(record.Touch.Channel)), ("campaign", record.Touch.Campaign)),
        };
        var facts = new List<Fact> { Fact.Of(now, "entered", contact.Subject, cause.Id, ("by", cause.By), ("channel", Words.Of(record.Touch.Channel)), ("campaign", record.Touch.Campaign)) };
        timeline.AddRange(StageMove.Timeline(known, contact, cause.Id, record.At));
        facts.AddRange(StageMove.Facts(known, contact, cause.Id, record.At));

        if (contact.Consent is { } consent && consent != known?.Consent)
        {
            timeline.Add(ConsentHistory.Given(consent, cause.Id));
        }

        var change = new ContactChange(contact, timeline, [new Effect.Append(facts)]);
        return suppresses && Suppress.On(contact, SuppressionReason.Unsubscribed, now) is { } suppressed
            ? new ContactChange(suppressed.Contact, [.. timeline, .. suppressed.Timeline], [.. change.Effects, .. suppressed.Effects])
            : change;
    }

    private static Contact New(ContactRecord record, string contactId, string newSubject, DateTimeOffset now)
    {
        var contact = Contact.Prospect(contactId, newSubject, record.Person, record.Touch, record.At) with
        {
            Attributes = Contact.WithAttributes(new Dictionary<string, string>(StringComparer.Ordinal), record.Attributes),
            Consent = record.Consent,
            IsLanguageAssumed = record.AskedLanguage is null,
            CreatedAt = now,
        };
        return contact.At(record.Stage ?? Stage.Lead, record.At);
    }

    /// <summary>With whatever the record says. Where a mailbox or a person has said something themselves (consent, no more mail), that stands.</summary>
    private static Contact Updated(Contact known, ContactRecord record)
    {
        var contact = known with
        {
            Person = known.Person.Updated(record.Person) with { Email = known.Person.Email, Language = record.AskedLanguage ?? known.Person.Language },
            IsLanguageAssumed = known.IsLanguageAssumed && (record.AskedLanguage ?? known.Person.Language) == known.Person.Language,
            Attributes = Contact.WithAttributes(known.Attributes, record.Attributes),
            Consent = known is { Consent: not { Given: true }, Suppressed: null } ? record.Consent ?? known.Consent : known.Consent,
        };

        // Forward only, and not under the hands of a rep: what comes of a follow-up is for its verdict to say, and of a deal for its owner.
        return record.Stage > known.Stage && known is { Disqualified: null, FollowUp: null or { IsOver: true }, Deal: null or { IsOver: true } } ? contact.At(record.Stage.Value, record.At) : contact;
    }

    private static List<string> Changes(Contact before, Contact after)
    {
        var changes = new List<string>();
        void Note(string name, bool isChanged)
        {
            if (isChanged)
            {
                changes.Add(name);
            }
        }

        Note("firstName", before.Person.FirstName != after.Person.FirstName);
        Note("lastName", before.Person.LastName != after.Person.LastName);
        Note("company", before.Person.Company != after.Person.Company);
        Note("jobTitle", before.Person.JobTitle != after.Person.JobTitle);
        Note("phone", before.Person.Phone != after.Person.Phone);
        Note("employees", before.Person.Employees != after.Person.Employees);
        Note("industry", before.Person.Industry != after.Person.Industry);
        Note("country", before.Person.Country != after.Person.Country);
        Note("language", before.Person.Language != after.Person.Language);
        Note("stage", before.Stage != after.Stage);
        Note("consent", before.Consent != after.Consent);
        changes.AddRange(after.Attributes.Where(attribute => before.Attributes.GetValueOrDefault(attribute.Key) != attribute.Value).Select(attribute => attribute.Key));
        return changes;
    }
}
