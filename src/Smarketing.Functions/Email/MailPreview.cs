using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Digests;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Links;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>Shows any mail by the way on which it is sent, up to where it would be. A draft is shown inside of the task that brings it.</summary>
public sealed class MailPreview(SmarketingConfiguration configuration, SmarketingOptions options, ContentLibrary library)
{
    private const string Tracks = "tracks/";

    /// <summary>Signs with a key that the program doesn't know: no link of a preview opens anything, whoever it is passed on to.</summary>
    private readonly SignedLink _nowhere = new([new LinkKey("preview", new byte[32])]);

    public IReadOnlyList<ListedMail> List() => [.. library.Names.Where(IsSent).Select(name => new ListedMail(name, ProgramMails.Of(name)))];

    /// <summary>The mail of that name, or the one with that number in a track: tracks/educate/1. Null where there is none.</summary>
    public string? Find(string name) => library.Has(name) ? (IsSent(name) ? name : null)
        : name.StartsWith(Tracks, StringComparison.Ordinal)
            && name[Tracks.Length..].Split('/') is [var track, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? configuration.Nurture.Tracks.GetValueOrDefault(track)?.Mails.ElementAtOrDefault(position - 1)?.Template
            : null;

    /// <param name="name">As <see cref="Find"/> gives it.</param>
    /// <param name="language">Of everybody who reads it; null for each reader's own.</param>
    /// <param name="contact">Null for an invented one.</param>
    public EmailMessage Of(string name, string? language, Contact? contact, IReadOnlyList<TimelineEntry> timeline, DateTimeOffset now)
    {
        var company = language is null ? configuration : Speaking(language);
        var rep = company.Team.Find(contact?.Rep?.Id) ?? company.Team.Reps[0];
        var known = contact ?? SampleContact.Of(language ?? company.Company.Language, now);
        var staged = Staged(language is null ? known : known with { Person = known.Person with { Language = language } }, rep, now);
        if (ProgramMails.Of(name).Kind == EmailKind.Summary)
        {
            var notices = SampleContact.Notices(staged, staged.FollowUp!, now).Select(notice => (notice, (Contact?)staged));
            return new SummaryComposer(company, options, library, _nowhere).Compose(company.Calendar.DayOf(now), [.. notices])!;
        }

        if (ProgramMails.Of(name).Kind == EmailKind.Digest)
        {
            return SampleDigest.Of(name == "digest-monthly", language ?? company.Team.Manager.Language, company, new DigestComposer(company, options, library, _nowhere), now);
        }

        var told = contact is null ? SampleContact.Timeline(staged.Person.Language, rep, now) : timeline;
        var news = SampleContact.NewsFor(name, staged.Person.Language, now);
        return new MailComposer(company, options, library, _nowhere).ComposeAnyway(SendOf(name, staged.FollowUp!), staged, news is null ? told : [.. told, news], now);
    }

    /// <summary>What a form hands out has its title from there, and a draft its reader from the task that brings it: without them there is nothing to show.</summary>
    private bool IsSent(string name) => ProgramMails.Of(name).Kind switch
    {
        EmailKind.Asset => configuration.Forms.Values.Any(form => form.Asset is not null),
        EmailKind.Nurture => !name.StartsWith(ProgramMails.Drafts, StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>With an open follow-up and a deal, the contact's own where they have them, and under an id that is nobody's.</summary>
    private Contact Staged(Contact contact, Rep rep, DateTimeOffset now) => contact with
    {
        Id = SampleContact.Id,
        Subject = SampleContact.Id,
        Rep = new RepAssignment(rep.Id, rep.Name, []),
        FollowUp = contact.FollowUp is { Ended: null, ClosesAt: not null, RepId: not null } own
            ? own
            : SampleContact.FollowUp(rep, configuration.Plan, ContactLinks.Phone(contact.Person.Phone) is not null, now),
        Deal = contact.Deal is { ClosedAt: null } deal ? deal : SampleContact.DealOf(configuration.Deals, now),
        Consent = contact.Consent ?? new Consent(Given: false, TextVersion: "", now, Form: "", Pending: true),
    };

    private Effect.Send SendOf(string name, FollowUpState followUp)
    {
        var mail = ProgramMails.Of(name);
        var attempt = AttemptFor(name, followUp.Attempts);
        return new Effect.Send(mail.Kind, mail.To, TemplateFor(name), $"alert-{SampleContact.News}", followUp.Number, attempt?.Number)
        {
            Form = configuration.Forms.Values.FirstOrDefault(form => form.Asset is not null)?.Id,
        };
    }

    private static string TemplateFor(string name) => name switch
    {
        "drafts/call" => "task-call",
        "drafts/mail" or "drafts/mail-again" => "task-mail",
        "drafts/breakup" => "task-breakup",
        _ => name,
    };

    /// <summary>Null where the plan has none such; then the mail is about the attempt that is open.</summary>
    private static Attempt? AttemptFor(string name, IReadOnlyList<Attempt> attempts) => name switch
    {
        "task-breakup" or "prospecting-breakup" or "drafts/breakup" => attempts.FirstOrDefault(attempt => attempt.IsBreakUp),
        "drafts/mail-again" => attempts.Where(attempt => attempt is { Kind: AttemptKind.Mail, IsBreakUp: false }).ElementAtOrDefault(1),
        "task-mail" or "task-automatic" or "prospecting-mail" or "drafts/mail" => attempts.FirstOrDefault(attempt => attempt.Kind == AttemptKind.Mail),
        _ => attempts.FirstOrDefault(attempt => attempt.Kind == AttemptKind.Call),
    };

    private SmarketingConfiguration Speaking(string language) => configuration with
    {
        Company = configuration.Company with { Language = language },
        Team = configuration.Team with
        {
            Manager = configuration.Team.Manager with { Language = language },
            Reps = [.. configuration.Team.Reps.Select(rep => rep with { Language = language })],
        },
    };
}

/// <param name="Name">In the content folder, in every language.</param>
public sealed record ListedMail(string Name, ProgramMail Mail);
