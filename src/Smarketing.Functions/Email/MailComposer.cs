using System.Text;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Links;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Email;

/// <summary>Makes the mail that an effect asks for out of what is true of the contact now.</summary>
public sealed class MailComposer(SmarketingConfiguration configuration, SmarketingOptions options, ContentLibrary library, SignedLink links)
{
    /// <summary>So much of what happened a reader takes in; the contact's timeline holds the rest.</summary>
    private const int HistoryMax = 30;

    private const string UnsubscribeHeader = "List-Unsubscribe";
    private static readonly TimeSpan AppointmentLength = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AppointmentAlarm = TimeSpan.FromMinutes(5);

    /// <summary>Null for a mail that has become wrong since it was asked for: it was held up, and things moved on, or nobody has written it any more.</summary>
    public EmailMessage? Compose(Effect.Send send, Contact contact, IReadOnlyList<TimelineEntry> timeline, DateTimeOffset now) =>
        IsOutOfDate(send, contact) || !library.Has(send.Template) ? null : ComposeAnyway(send, contact, timeline, now);

    /// <summary>The mail as it is written, whether or not there is an occasion for it now.</summary>
    public EmailMessage ComposeAnyway(Effect.Send send, Contact contact, IReadOnlyList<TimelineEntry> timeline, DateTimeOffset now)
    {
        var company = configuration.Company;
        var rep = configuration.Team.Find(send.RepId ?? contact.Rep?.Id);
        var (to, language) = ReaderOf(send, contact, rep);
        var attempt = contact.FollowUp?.Attempts.FirstOrDefault(one => one.Number == send.Attempt) is { } planned ? planned with { OpensAt = send.StoodAt ?? planned.OpensAt } : null;
        var unsubscribe = send.To == Recipient.Contact ? $"{options.PublicBaseUrl}/unsubscribe/{links.Make(LinkPurpose.Unsubscribe, contact.Id, expiresAt: null)}" : null;
        var told = ModelFor(send, contact, attempt, timeline, language);

        // To a deal's owner the follow-up is over, and its drafts with it.
        var model = told with { TimeZone = send.RepId is null || rep is null ? told.TimeZone : rep.Calendar.Zone, UnsubscribeLink = unsubscribe, Task = send.To == Recipient.DealOwner ? null : told.Task };
        var mail = library.Render(send.Template, language, model);
        return new EmailMessage
        {
            Id = MessageId(contact, send),
            Kind = send.Kind,
            From = new EmailAddress(company.MailFrom, send.Kind == EmailKind.Prospecting && rep is not null ? rep.Name : company.MailFromName),
            To = to,
            ReplyTo = ReplyToOf(send, contact, rep),
            Subject = mail.Subject,
            PreviewText = mail.PreviewText,
            Text = mail.Text,
            Html = mail.Html,
            Headers = unsubscribe is null ? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                [UnsubscribeHeader] = $"<{unsubscribe}>",
                [$"{UnsubscribeHeader}-Post"] = "List-Unsubscribe=One-Click",
            },
            Attachments = [.. AppointmentsOf(send, contact, attempt).Select(appointment => CalendarOf(contact, appointment, model, mail.Subject, IsCalledOff(send), now))],
            // What remains when a contact is gone must not lead to it.
            ContactId = send.Template == RequiredContent.Erased ? null : contact.Id,
            Arguments = send.Template == RequiredContent.Erased ? new Dictionary<string, string>(StringComparer.Ordinal) : MailReference.Of(contact, send).Arguments(),
        };
    }

    /// <summary>Who has a reply at hand answers the person, not us; what the program sends is answered where answers are read.</summary>
    private EmailAddress? ReplyToOf(Effect.Send send, Contact contact, Rep? rep) => (send, configuration.Company.ReplyDomain) switch
    {
        ({ Template: RequiredContent.Reply }, _) => new EmailAddress(contact.Person.Email, contact.Person.FullName),
        ({ To: Recipient.Contact, Kind: EmailKind.Prospecting or EmailKind.Nurture }, { } domain) =>
            new EmailAddress(ReplyAddress.Of(contact, send).At(domain, links), rep?.Name ?? configuration.Company.MailFromName),
        ({ To: Recipient.Contact }, _) when rep is not null => new EmailAddress(rep.Email, rep.Name),
        _ => null,
    };

    private (EmailAddress To, string Language) ReaderOf(Effect.Send send, Contact contact, Rep? rep) => send.To switch
    {
        Recipient.Contact => (new EmailAddress(contact.Person.Email, contact.Person.FullName), contact.Person.Language),
        Recipient.Rep when rep is not null => (new EmailAddress(rep.Email, rep.Name), rep.Language),
        Recipient.DealOwner => OwnerOf(contact),
        _ => (new EmailAddress(configuration.Team.Manager.Email, configuration.Team.Manager.Name), configuration.Team.Manager.Language),
    };

    /// <summary>An executive outside the team is known by nothing but the address; one who has left the team is followed by the manager.</summary>
    private (EmailAddress To, string Language) OwnerOf(Contact contact)
    {
        var owner = DealOwner.Of(contact);
        var rep = configuration.Team.Find(owner) ?? configuration.Team.InPlaceOfARep();
        return DealOwner.IsAddress(owner) ? (new EmailAddress(owner), configuration.Company.Language) : (new EmailAddress(rep.Email, rep.Name), rep.Language);
    }

    /// <summary>Whether the occasion has passed. What else can't be composed is a track's mail that was taken out of the content while it waited.</summary>
    public bool IsOutOfDate(Effect.Send send, Contact contact) => send switch
    {
        { Template: RequiredContent.CallBack } => !FollowUpAppointments.Stands(contact.FollowUp, send.FollowUp, send.Attempt),
        { Template: RequiredContent.CallOff } => contact.FollowUp?.Number != send.FollowUp
            || ((send.RepId ?? contact.FollowUp?.RepId) == contact.FollowUp?.RepId && FollowUpAppointments.Stands(contact.FollowUp, send.FollowUp, send.Attempt)),
        { Kind: EmailKind.Nurture } => NurtureDecider.Obstacle(contact) is not null,
        { Kind: EmailKind.Prospecting } =>
            contact.Suppressed is not null || contact.FollowUp is not { Ended: null, ReachedAt: null } open || open.Number != send.FollowUp,
        // They asked for it themselves: to have unsubscribed is no obstacle.
        { Kind: EmailKind.Asset } => AssetOf(send) is null || contact.Disqualified is not null || contact.Suppressed is { IsTotal: true },
        { Kind: EmailKind.Confirm } => !Confirm.IsFor(contact) || contact.Consent is { Given: true },
        { To: Recipient.Contact } => contact.Suppressed is not null || contact.Disqualified is not null,
        { Kind: EmailKind.Deal } => contact is not { Deal: { ClosedAt: null } deal, Disqualified: null } || deal.Number != send.Deal,
        { Template: "task-automatic" } when contact.Suppressed is not null || contact.FollowUp?.ReachedAt is not null => true,
        { Kind: EmailKind.Task or EmailKind.Reminder } => contact.FollowUp is not { Ended: null } asked || asked.Number != send.FollowUp,
        _ => false,
    };

    /// <summary>Opaque, and the same whenever the same cause is tried again.</summary>
    public static string MessageId(Contact contact, Effect.Send send) => $"{contact.Subject}-{send.Cause}";

    /// <summary>What all mails tell, and what this one alone is about.</summary>
    private MailModel ModelFor(Effect.Send send, Contact contact, Attempt? attempt, IReadOnlyList<TimelineEntry> timeline, string language)
    {
        var model = ModelFor(contact, attempt, timeline, language);
        return send.Kind switch
        {
            EmailKind.Alert => AlertNews.Of(send.Cause, timeline, configuration.Company.Zone, language).In(model, contact.HasOpenFollowUp),
            EmailKind.Asset when AssetOf(send) is { } asset => model with { Asset = new MailAsset(asset.Title.In(language), asset.Link.In(language)) },
            EmailKind.Confirm => model with { ConfirmLink = $"{options.PublicBaseUrl}/confirm/{links.Make(LinkPurpose.Confirm, contact.Id, contact.Consent!.At + Confirm.Within)}" },
            _ => model,
        };
    }

    /// <summary>Null where the form, or its asset, is no longer configured.</summary>
    private Asset? AssetOf(Effect.Send send) => configuration.Forms.GetValueOrDefault(send.Form ?? "")?.Asset;

    /// <summary>What mails and pages tell of a contact, and of the attempt or else the follow-up's current one.</summary>
    public MailModel ModelFor(Contact contact, Attempt? attempt, IReadOnlyList<TimelineEntry> timeline, string language)
    {
        var company = configuration.Company;
        var rep = configuration.Team.Find(contact.Rep?.Id);
        var model = new MailModel
        {
            Company = new MailCompany(company.Name, company.PostalAddress, company.Url),
            TimeZone = rep?.Calendar.Zone ?? company.Zone,
            Contact = PersonOf(contact, timeline),
            Rep = rep is null ? null : new MailRep(rep.Name, rep.Email),
            Why = [.. contact.FollowUp?.Why.Select(reason => HistoryTexts.Reason(reason, language)) ?? []],
            History = [.. timeline.Select(entry => HistoryTexts.Line(entry, company.Zone, language)).OfType<string>().TakeLast(HistoryMax)],
            DemoLink = company.DemoLink,
            Briefing = configuration.Campaigns.FirstOrDefault(campaign => campaign.Id == contact.LastTouch?.Campaign)?.Briefing?.In(language),
            Deal = contact.Deal is { } deal ? DealOf(contact, deal) : null,
        };
        return contact.FollowUp is { ClosesAt: not null } followUp && (attempt ?? followUp.OpenAttempt ?? followUp.Attempts[^1]) is { } shown
            ? model with { Task = TaskOf(contact, followUp, shown, model), WorkLink = WorkLink.Address(options.PublicBaseUrl, links, followUp) }
            : model;
    }

    private MailDeal DealOf(Contact contact, Deal deal) => new(
        deal.Money?.Text, deal.MovedAt, DealOwner.Of(contact) == contact.Rep?.Id ? null : contact.Rep?.Name, $"{options.PublicBaseUrl}/deals/{DealLink.Token(links, contact, deal)}");

    /// <summary>The list of the rep whose link it is, even when somebody else has the follow-up by now.</summary>
    public string WorkLinkOf(TaskLink link, FollowUpState followUp) => WorkLink.Address(options.PublicBaseUrl, links, followUp with { RepId = link.RepId });

    private MailTask TaskOf(Contact contact, FollowUpState followUp, Attempt attempt, MailModel model) => new()
    {
        AttemptNumber = attempt.Number,
        AttemptCount = followUp.Attempts.Count,
        OpensAt = attempt.OpensAt,
        DueAt = attempt.DueAt,
        ClosesAt = (followUp.UndecidedTold ? followUp.GraceEndsAt : followUp.ClosesAt)!.Value,
        Link = new TaskLink(contact.Id, followUp.Number, attempt.Number, followUp.RepId!).Address(options.PublicBaseUrl, links, followUp),
        Draft = library.RenderDraft(DraftFor(followUp, attempt), contact.Person.Language, model),
    };

    private static string DraftFor(FollowUpState followUp, Attempt attempt) =>
        attempt.Kind == AttemptKind.Call ? "drafts/call"
        : attempt.IsBreakUp ? "drafts/breakup"
        : followUp.Attempts.Any(earlier => earlier.Kind == AttemptKind.Mail && earlier.Number < attempt.Number) ? "drafts/mail-again"
        : "drafts/mail";

    private static MailContact PersonOf(Contact contact, IReadOnlyList<TimelineEntry> timeline)
    {
        var person = contact.Person;
        return new MailContact
        {
            Email = person.Email,
            FirstName = person.FirstName,
            LastName = person.LastName,
            Company = person.Company,
            JobTitle = person.JobTitle,
            Phone = person.Phone,
            Country = person.Country,
            Message = timeline.LastOrDefault(entry => entry.Details.ContainsKey("message"))?.Details["message"],
        };
    }

    /// <summary>The attempts whose times belong into the reader's calendar, or out of it: what opens, what was agreed with the contact for later, and what the mail says is over.</summary>
    private static IEnumerable<Attempt> AppointmentsOf(Effect.Send send, Contact contact, Attempt? attempt) => (send.Template, contact.FollowUp) switch
    {
        (RequiredContent.Moved, { } followUp) => FollowUpAppointments.Of(followUp).Take(1),
        (RequiredContent.Erased, { } followUp) when followUp.Number == send.FollowUp => FollowUpAppointments.All(followUp),
        (RequiredContent.CallBack or RequiredContent.CallOff or RequiredContent.Reply, _) when attempt is not null => [attempt],
        _ when send.Kind == EmailKind.Task && attempt is not null => [attempt],
        _ => [],
    };

    private static bool IsCalledOff(Effect.Send send) => send.Template is RequiredContent.CallOff or RequiredContent.Erased or RequiredContent.Reply;

    /// <remarks>The contact's revision rises with every change, so a later version of an appointment is higher, whoever sends it when.</remarks>
    private EmailAttachment CalendarOf(Contact contact, Attempt attempt, MailModel model, string summary, bool isCancelled, DateTimeOffset now)
    {
        var entry = new CalendarEntry
        {
            Id = FormattableString.Invariant($"{contact.Subject}-{contact.FollowUp!.Number}-{attempt.Number}@smarketing"),
            Sequence = contact.Revision,
            IsCancelled = isCancelled,
            Organizer = configuration.Company.MailFrom,
            StampedAt = now,
            StartsAt = attempt.OpensAt,
            EndsAt = attempt.OpensAt + AppointmentLength,
            Summary = summary,
            // What goes out of a calendar needs no way to the person any more.
            Location = isCancelled ? null : model.Contact?.Phone,
            Url = isCancelled ? null : model.Task?.Link,
            AlarmBefore = isCancelled ? null : AppointmentAlarm,
        };
        return new EmailAttachment("attempt.ics", entry.ContentType, Encoding.UTF8.GetBytes(entry.Write()));
    }
}
