using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.Notices;

/// <summary>Makes the manager's mail of one day.</summary>
public sealed class SummaryComposer(SmarketingConfiguration configuration, SmarketingOptions options, ContentLibrary library, SignedLink links)
{
    /// <summary>Null when there is nothing to tell.</summary>
    public EmailMessage? Compose(DateOnly day, IReadOnlyList<(Notice Notice, Contact? Contact)> notices)
    {
        var groups = DailySummary.Groups(notices, configuration, LinkTo);
        if (groups.Count == 0)
        {
            return null;
        }

        var company = configuration.Company;
        var manager = configuration.Team.Manager;
        var model = new MailModel
        {
            Company = new MailCompany(company.Name, company.PostalAddress, company.Url),
            TimeZone = company.Zone,
            Summary = new MailSummary(configuration.Calendar.StartOf(day), groups),
        };
        var mail = library.Render("summary", manager.Language, model);
        return new EmailMessage
        {
            Id = TeamMailActivities.MessageId(EmailKind.Summary, NoticeKeys.Day(day)),
            Kind = EmailKind.Summary,
            From = new EmailAddress(company.MailFrom, company.MailFromName),
            To = new EmailAddress(manager.Email, manager.Name),
            Subject = mail.Subject,
            PreviewText = mail.PreviewText,
            Text = mail.Text,
            Html = mail.Html,
        };
    }

    /// <summary>While the follow-up is open, to the attempt, or to the one that is to be made now.</summary>
    private string? LinkTo(Contact contact, Notice notice) =>
        contact.FollowUp is { Ended: null, RepId: { } rep } followUp && followUp.Number == notice.FollowUp && (notice.Attempt ?? followUp.OpenAttempt?.Number) is { } attempt
            ? new TaskLink(contact.Id, followUp.Number, attempt, rep).Address(options.PublicBaseUrl, links, followUp)
            : null;
}
