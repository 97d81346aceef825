using System.Text.Json;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Links;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Privacy;

/// <summary>All that is held on a person, as one document.</summary>
public static class ContactExport
{
    public static object Of(
        Contact contact, IReadOnlyList<TimelineEntry> timeline, IReadOnlyList<MailRow> mails, IReadOnlyList<LedgerEntry> ledger, IEnumerable<Form> forms, DateTimeOffset now) => new
        {
            ExportedAt = now,
            Contact = JsonSerializer.SerializeToElement(contact, StoredJson.Compact.Contact),
            Timeline = timeline.Select(ContactView.TimelineOf),
            Mails = mails.Select(mail => new { mail.Cause, Status = Words.Of(mail.Status), mail.At }),
            Consents = timeline.Where(entry => entry.Kind == TimelineKind.Consent).Select(entry => ConsentOf(entry, forms)),
            Links = LinksOf(timeline),
            Ledger = ledger.Select(RepView.Of),
            Lists = ContactIndex.PartitionsOf(contact),
            Company = CompanyClaim.CompanyOf(contact),
        };

    private static object ConsentOf(TimelineEntry entry, IEnumerable<Form> forms)
    {
        var (form, version) = (entry.Details.GetValueOrDefault("form"), entry.Details.GetValueOrDefault("textVersion"));
        var text = forms.FirstOrDefault(one => one.Id == form)?.Consent.Find(version);
        return new
        {
            entry.At,
            Purpose = entry.Details.GetValueOrDefault("purpose"),
            Given = entry.Details.GetValueOrDefault("given") == "true",
            Pending = entry.Details.GetValueOrDefault("pending") == "true",
            Form = form,
            TextVersion = version,
            Text = text is null ? null : new { es = text.Spanish, en = text.English },
            Why = entry.Details.GetValueOrDefault("why"),
        };
    }

    /// <summary>Signed links aren't kept; which were made follows from the mails that carry them.</summary>
    private static IEnumerable<object> LinksOf(IReadOnlyList<TimelineEntry> timeline) => timeline
        .Where(entry => entry.Kind == TimelineKind.Mail && entry.Details.GetValueOrDefault("status") == Words.Of(MailStatus.Sent))
        .SelectMany(entry => PurposesOf(entry).Select(purpose => new { entry.At, Purpose = Words.Of(purpose), Mail = entry.Details.GetValueOrDefault("content") }));

    /// <summary>A mail to a contact has the way out; whoever else gets one has a link to their work.</summary>
    private static LinkPurpose[] PurposesOf(TimelineEntry entry) => (Words.Find<EmailKind>(entry.Details.GetValueOrDefault("mail")), Words.Find<Recipient>(entry.Details.GetValueOrDefault("to"))) switch
    {
        (EmailKind.Confirm, _) => [LinkPurpose.Confirm, LinkPurpose.Unsubscribe],
        (_, Recipient.Contact) => [LinkPurpose.Unsubscribe],
        (EmailKind.Deal, _) or (_, Recipient.DealOwner) => [LinkPurpose.Deal],
        (_, Recipient.Rep) => [LinkPurpose.Task],
        _ => [],
    };
}
