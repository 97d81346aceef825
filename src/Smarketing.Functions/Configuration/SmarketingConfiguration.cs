using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Digests;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Configuration;

/// <summary>What a company has decided: the whole of config/smarketing.json.</summary>
public sealed record SmarketingConfiguration(
    Company Company, WorkingCalendar Calendar, IReadOnlyDictionary<string, Form> Forms, RuleSet Rules, Team Team, FollowUpPlan Plan, NurturePolicy Nurture, DealPolicy Deals, SlaPromise Promise)
{
    public RetentionPolicy Retention { get; init; } = RetentionPolicy.KeepAll;

    public IntakeLimits Limits { get; init; } = IntakeLimits.Default;

    /// <summary>The programs that are told of what happens.</summary>
    public IReadOnlyList<WebhookEndpoint> Webhooks { get; init; } = [];

    /// <summary>What both teams work for; null where no goal is agreed.</summary>
    public SalesGoal? Goal { get; init; }

    /// <summary>The campaigns whose cost is known.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; init; } = [];

    public required SummaryTime Summary { get; init; }

    /// <summary>Who gets a digest, and what it announces.</summary>
    public DigestPolicy Digest { get; init; } = DigestPolicy.Default;

    /// <summary>What the two teams' agreement says beside the rest of the file.</summary>
    public AgreementTerms Agreement { get; init; } = AgreementTerms.Default;

    /// <summary>The rep's; the company's for one who is no longer configured, whose follow-ups go on all the same.</summary>
    public WorkingCalendar CalendarOf(string? repId) => Team.Find(repId)?.Calendar ?? Calendar;

    /// <summary>People write comments into their configuration, and commas after a last element.</summary>
    public static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The configuration, or every fault in it, each with its path.</summary>
    public static (SmarketingConfiguration? Configuration, IReadOnlyList<string> Faults) Parse(string json)
    {
        var document = ConfigurationDocument.Read(json, new ConfigurationBuilder().Build(), new ConfigReading());
        return (document.Reading.Faults.Count == 0 ? document.Configuration : null, document.Reading.Faults);
    }

    internal static SmarketingConfiguration Read(ConfigNode root)
    {
        var company = root.Object("company", Company.Read);
        var calendar = root.Object("calendar", node => CalendarReader.Read(node, company.Zone));
        var forms = root.Objects("forms", Form.Read);
        foreach (var twice in forms.GroupBy(form => form.Id).Where(same => same.Count() > 1))
        {
            root.Fault("forms", $"the id \"{twice.Key}\" stands more than once");
        }

        var tracks = root.Named("tracks", NurtureTrack.Read);
        foreach (var missing in RecycleTarget.Tracks.Except(tracks.Keys))
        {
            root.Fault("tracks", $"the track \"{missing}\" is missing");
        }

        var (promise, goal) = root.Object("sla", node => (node.Object("promise", SlaPromise.Read), node.Has("goal") ? node.Object("goal", SalesGoal.Read) : null));
        return new SmarketingConfiguration(
            company, calendar,
            forms.DistinctBy(form => form.Id).ToDictionary(form => form.Id, StringComparer.Ordinal),
            root.Object("qualification", RuleSet.Read),
            root.Object("team", node => Team.Read(node, calendar)),
            root.Object("plan", FollowUpPlan.Read),
            new NurturePolicy(
                tracks,
                root.Object("mailHours", node => new MailHours(node.Time("from", new TimeOnly(8, 0)), node.Time("to", new TimeOnly(21, 0)), company.Zone)),
                root.Has("recycling") && root.Object("recycling", node => node.Word<NoFitPolicy>("noFit")) == NoFitPolicy.Newsletter),
            root.Object("deals", DealPolicy.Read),
            promise)
        {
            Goal = goal,
            Limits = root.Has("intake") ? root.Object("intake", node => node.Has("limits") ? node.Object("limits", IntakeLimits.Read) : IntakeLimits.Default) : IntakeLimits.Default,
            Webhooks = WebhookEndpoint.ReadAll(root),
            Retention = root.Has("retention") ? root.Object("retention", RetentionPolicy.Read) : RetentionPolicy.KeepAll,
            Campaigns = Campaign.ReadAll(root),
            Summary = SummaryTime.Read(root, calendar),
            Digest = root.Has("digest") ? root.Object("digest", DigestPolicy.Read) : DigestPolicy.Default,
            Agreement = root.Has("agreement") ? root.Object("agreement", AgreementTerms.Read) : AgreementTerms.Default,
        };
    }
}

/// <param name="PostalAddress">Stands in every mail to a contact, as the law asks.</param>
/// <param name="Language">For whoever hasn't told theirs: es or en.</param>
/// <param name="DemoLink">Where a mail's reader asks for a demonstration; null for nowhere.</param>
public sealed record Company(string Name, string Url, string PostalAddress, TimeZoneInfo Zone, string Language, string MailFrom, string MailFromName, string? DemoLink)
{
    public static Company Read(ConfigNode node) => new(
        node.Text("name"), node.Text("url"), node.Text("postalAddress"),
        node.Parsed("timeZone", TimeZoneInfo.FindSystemTimeZoneById, "must be an IANA time zone such as America/Mexico_City", TimeZoneInfo.Utc),
        ReadLanguage(node),
        node.Parsed("mailFrom", text => Contacts.NormalizedAddress.Parse(text) is null ? throw new FormatException() : text, "must be a mail address", ""),
        node.Text("mailFromName"), node.OptionalText("demoLink"))
    {
        ReplyDomain = node.Has("replyDomain")
            ? node.Parsed("replyDomain", text => Contacts.NormalizedAddress.Parse($"reply@{text}") is null ? throw new FormatException() : text, "must be a domain such as replies.example.com", "")
            : null,
    };

    /// <summary>Where replies to the program's mails come in; null where they go to the rep, and nobody counts them.</summary>
    public string? ReplyDomain { get; init; }

    internal static string ReadLanguage(ConfigNode node) =>
        node.Parsed("language", text => text is "es" or "en" ? text : throw new FormatException(), "must be es or en", "es");
}
