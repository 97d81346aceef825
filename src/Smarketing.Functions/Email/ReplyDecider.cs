using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Engagement;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>What it means that somebody has answered one of our mails.</summary>
public static class ReplyDecider
{
    /// <summary>
    /// Null where it means nothing. A person's answer is handed on and adds interest, and whoever is in a follow-up has been reached by it; a
    /// program's answer counts only where it says that the address is bad.
    /// </summary>
    public static ContactChange? On(Contact contact, ReplyAddress address, InboundMail mail, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        if (AutomaticReply.Is(mail))
        {
            return AutomaticReply.SaysAddressIsBad(mail) ? Bounced(contact, address, mail, configuration, now) : null;
        }

        var id = $"reply-{ContactId.Derived(mail.Identity)}";
        var attachments = mail.Attachments.Count > 0 ? string.Join(", ", mail.Attachments) : null;
        var change = EngagementDecider.On(contact, new EngagementEvent(id, EngagementKind.Reply, now, Value: attachments) { Message = mail.Text }, configuration.Rules, now);
        if (!contact.IsWithSales)
        {
            // Nobody works on them: what they wrote is read all the same.
            change = change with { Effects = [.. change.Effects, new Effect.Send(EmailKind.Alert, Recipient.Rep, RequiredContent.Reply, $"alert-{id}")] };
        }

        return address is { FollowUp: { } followUp, Attempt: { } attempt } && contact.Id == address.ContactId
            ? CallingOff(contact.FollowUp, change.Then(FollowUpDelivery.Replied(change.Contact, followUp, attempt, configuration, now)))
            : change;
    }

    /// <summary>What the rep had in the calendar for now is taken out by the mail that hands the answer on.</summary>
    private static ContactChange CallingOff(FollowUpState? before, ContactChange change) => FollowUpAppointments.Overtaken(before, change.Contact.FollowUp) is not { } open
        ? change
        : change with
        {
            Effects = [.. change.Effects.Select(effect => effect is Effect.Send { Template: RequiredContent.Reply } handed ? handed with { Attempt = open.Number, StoodAt = open.OpensAt } : effect)],
        };

    private static ContactChange Bounced(Contact contact, ReplyAddress address, InboundMail mail, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        var id = ContactId.Derived(mail.Identity);
        var kind = address.Attempt is null ? EmailKind.Nurture : EmailKind.Prospecting;
        var reference = new MailReference(address.ContactId, $"report-{id}", kind, Recipient.Contact, address.FollowUp, address.Attempt);
        return MailEventDecider.On(contact, new MailEvent(id, MailEventKind.Bounced, now, reference), tellsManager: false, configuration, now);
    }
}
