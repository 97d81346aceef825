using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Engagement;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>What it means for a contact that something has become of a mail to them, or about them.</summary>
public static class MailEventDecider
{
    /// <summary>The change; one that was made before has its timeline entry, and isn't made again.</summary>
    /// <param name="tellsManager">Whether this is the refusal of which the manager is told today.</param>
    public static ContactChange On(Contact contact, MailEvent happened, bool tellsManager, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        var noted = Noted(contact, happened, tellsManager);
        if (happened.Mail.To != Recipient.Contact)
        {
            return noted;
        }

        // To somebody who has become part of another contact, it went to another address and in another follow-up: only what they want holds.
        var (mail, id, isOwn) = (happened.Mail, IdOf(happened), contact.Id == happened.Mail.ContactId);
        return happened.Kind switch
        {
            MailEventKind.Delivered when isOwn && mail is { FollowUp: { } followUp, Attempt: { } attempt } =>
                noted.Then(FollowUpDelivery.Of(noted.Contact, followUp, attempt, configuration, happened.At)),
            MailEventKind.Bounced when isOwn => Lost(noted, mail, id, configuration, now),
            MailEventKind.Complained => noted.Then(Suppress.On(noted.Contact, SuppressionReason.Complained, now, id)),
            MailEventKind.Unsubscribed => noted.Then(Suppress.On(noted.Contact, SuppressionReason.Unsubscribed, now, id)),
            _ => noted,
        };
    }

    /// <summary>A click of a person, once for each mail.</summary>
    public static ContactChange OnClick(Contact contact, MailEvent click, SmarketingConfiguration configuration, DateTimeOffset now) =>
        EngagementDecider.On(contact, new EngagementEvent($"click-{click.Mail.Cause}", EngagementKind.Click, click.At, Value: GenuineClick.PageOf(click)), configuration.Rules, now);

    /// <summary>
    /// A mail arrives once, and comes back once. Who has taken back an unsubscribe may unsubscribe again, by the same mail: that is another
    /// event, and its replay is none.
    /// </summary>
    private static string IdOf(MailEvent happened) => happened.Kind is MailEventKind.Complained or MailEventKind.Unsubscribed
        ? $"{happened.Mail.Cause}-{Words.Of(happened.Kind)}-{ContactId.Derived(happened.Id)}"
        : $"{happened.Mail.Cause}-{Words.Of(happened.Kind)}";

    private static ContactChange Noted(Contact contact, MailEvent happened, bool tellsManager)
    {
        var (mail, id, word) = (happened.Mail, IdOf(happened), Words.Of(happened.Kind));
        var entry = TimelineEntry.Of(
            happened.At, TimelineKind.Mail, id, ("mail", Words.Of(mail.Kind)), ("to", Words.Of(mail.To)), ("status", word),
            ("reason", happened.Kind is MailEventKind.Bounced or MailEventKind.Blocked ? happened.Reason ?? "" : null));

        // Without the reason: it may name the address.
        var fact = Fact.Of(happened.At, "mail", contact.Subject, id, ("mail", Words.Of(mail.Kind)), ("to", Words.Of(mail.To)), ("event", word));
        Effect[] told = tellsManager ? [new Effect.Send(EmailKind.Alert, Recipient.Manager, RequiredContent.MailRefused, $"alert-{id}")] : [];
        return new ContactChange(contact, [entry], [new Effect.Append([fact]), .. told]);
    }

    /// <summary>The follow-up first: where the person can't be reached any other way it ends, and a rep needs no alert for that.</summary>
    private static ContactChange Lost(ContactChange noted, MailReference mail, string id, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        var told = noted.Then(FollowUpDelivery.Failed(noted.Contact, id, mail.FollowUp, mail.Attempt, configuration, now));
        return told.Then(Suppress.On(told.Contact, SuppressionReason.Bounced, now, id));
    }
}
