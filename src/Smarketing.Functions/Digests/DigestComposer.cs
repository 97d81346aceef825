using Smarketing.Functions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.Links;
using Smarketing.Functions.Obstacles;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Digests;

/// <summary>Makes one reader's digest.</summary>
public sealed class DigestComposer(SmarketingConfiguration configuration, SmarketingOptions options, ContentLibrary library, SignedLink links)
{
    /// <summary>Until well after the next digest, which brings another link.</summary>
    private static readonly TimeSpan LinkHolds = TimeSpan.FromDays(45);

    public static string CauseOf(DueDigest digest, DigestReader reader) => $"{digest.Cause}-{reader.Id}";

    /// <summary>Null when there is nothing to tell.</summary>
    public EmailMessage? Compose(DueDigest digest, DigestReader reader, DigestFigures figures, IReadOnlyList<Obstacle> obstacles)
    {
        var news = configuration.Digest.News.Where(news => news.IsNewsOn(configuration.Calendar.DayOf(digest.SentFrom))).ToList();
        if (figures.AreEmpty && obstacles.Count == 0 && news.Count == 0)
        {
            return null;
        }

        var company = configuration.Company;
        var lines = new DigestLines(figures, configuration, reader.Language);
        var model = new MailModel
        {
            Company = new MailCompany(company.Name, company.PostalAddress, company.Url),
            TimeZone = company.Zone,
            DashboardLink = DashboardLink.Address(options.PublicBaseUrl, links, configuration.Team.Id, digest.SentFrom + LinkHolds),
            Digest = new MailDigest(DigestTexts.Days(digest.Period, reader.Language), lines.Headline())
            {
                Progress = lines.Progress(),
                Marketing = lines.Marketing(),
                Sales = lines.Sales(),
                People = lines.People(),
                Successes = lines.Successes(),
                Campaigns = lines.Campaigns(),
                Obstacles = [.. obstacles.Select(obstacle => ObstacleTexts.Line(obstacle, company.Zone, reader.Language))],
                News = [.. news.Select(one => one.Text.In(reader.Language))],
            },
        };
        var mail = library.Render(digest.Template, reader.Language, model);
        return new EmailMessage
        {
            Id = TeamMailActivities.MessageId(EmailKind.Digest, CauseOf(digest, reader)),
            Kind = EmailKind.Digest,
            From = new EmailAddress(company.MailFrom, company.MailFromName),
            To = reader.Address,
            Subject = mail.Subject,
            Text = mail.Text,
            Html = mail.Html,
            PreviewText = mail.PreviewText,
        };
    }
}
