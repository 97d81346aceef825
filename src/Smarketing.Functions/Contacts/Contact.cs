using System.Text.Json.Serialization;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Contacts;

/// <summary>All that is known of one person now; what happened stands in the timeline.</summary>
public sealed record Contact
{
    /// <summary>Of a <see cref="Subject"/>, in hexadecimal digits.</summary>
    public const int SubjectLength = 24;

    /// <summary>In a contact, over all that was ever said of it; what was said when stands in the timeline.</summary>
    private const int AttributesMax = 40;

    /// <summary>The layout that this contact was stored in.</summary>
    public int Version { get; init; } = 1;

    public required string Id { get; init; }

    /// <summary>Counts the changes; the store raises it with each.</summary>
    public int Revision { get; init; }

    /// <summary>A random id that facts and orchestrations carry in place of the contact's, so that erasing this row makes them anonymous.</summary>
    public required string Subject { get; init; }

    public required Person Person { get; init; }

    /// <summary>Whether nobody has said the person's language: it is the company's, until the first form tells more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLanguageAssumed { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required Stage Stage { get; init; }

    /// <summary>When the contact last came into each stage.</summary>
    public IReadOnlyDictionary<Stage, DateTimeOffset> StageTimes { get; init; } = new Dictionary<Stage, DateTimeOffset>();

    public Disqualification? Disqualified { get; init; }

    public RepAssignment? Rep { get; init; }

    public Score Fit { get; init; } = Score.None;

    /// <summary>What the person did, newest last; its points decay.</summary>
    public IReadOnlyList<InterestEvent> Interest { get; init; } = [];

    public Consent? Consent { get; init; }

    public Suppression? Suppressed { get; init; }

    /// <summary>Since when the contact wants at most one of marketing's mails a month; null for as many as there are.</summary>
    public DateTimeOffset? FewerMailsSince { get; init; }

    /// <summary>When the latest alert about what they posted goes to sales, or went: it may be to come. Null before any.</summary>
    public DateTimeOffset? AlertedAt { get; init; }

    public Touch? FirstTouch { get; init; }

    public Touch? LastTouch { get; init; }

    /// <summary>The latest follow-up, open or ended.</summary>
    public FollowUpState? FollowUp { get; init; }

    /// <summary>The ended follow-ups before <see cref="FollowUp"/>, oldest first.</summary>
    public IReadOnlyList<FollowUpState> EarlierFollowUps { get; init; } = [];

    public NurtureState? Nurture { get; init; }

    /// <summary>The latest deal, open or closed.</summary>
    public Deal? Deal { get; init; }

    /// <summary>The track that starts when the consent is confirmed; null where none waits for that.</summary>
    public WaitingTrack? WaitingTrack { get; init; }

    public IReadOnlyList<Recycling> Recycled { get; init; } = [];

    /// <summary>What other programs were last told of the stage; null where that was before they were told of any.</summary>
    public AnnouncedStage? Announced { get; init; }

    /// <summary>From then on the contact is being erased: nobody sees it any more, and nothing more is done for it.</summary>
    public DateTimeOffset? ErasingSince { get; init; }

    /// <summary>The contact that this one has become part of; null for one that stands.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Of one that has become part of another: as it stood, until the other has taken that over.</summary>
    public Contact? BeforeMerge { get; init; }

    /// <summary>The contact that this one is about to take in.</summary>
    public Absorption? Absorbing { get; init; }

    /// <summary>The contacts that have become part of this one.</summary>
    public IReadOnlyList<string> MergedFrom { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public Owner Owner => Disqualified is null ? Stages.OwnerOf(Stage) : Owner.Marketing;

    public bool HasOpenFollowUp => FollowUp is { Ended: null };

    /// <summary>Whether a rep works on this contact, or sells to them: then news goes to the rep, and starts nothing new.</summary>
    [JsonIgnore]
    public bool IsWithSales => Disqualified is null && (HasOpenFollowUp || Stage >= Stage.Sql);

    /// <summary>Somebody new, of whom no more is known than <paramref name="person"/>.</summary>
    /// <param name="subject">A random id.</param>
    public static Contact Prospect(string id, string subject, Person person, Touch touch, DateTimeOffset now) => new()
    {
        Id = id,
        Subject = subject,
        Person = person,
        Stage = Stage.Prospect,
        StageTimes = new Dictionary<Stage, DateTimeOffset> { [Stage.Prospect] = now },
        FirstTouch = touch,
        LastTouch = touch,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>The attributes with those that were said later, as far as there is room.</summary>
    public static IReadOnlyDictionary<string, string> WithAttributes(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> later)
    {
        var attributes = new Dictionary<string, string>(known, StringComparer.Ordinal);
        foreach (var (name, value) in later.Where(attribute => attributes.Count < AttributesMax || attributes.ContainsKey(attribute.Key)))
        {
            attributes[name] = value;
        }

        return attributes;
    }

    /// <summary>Moves to <paramref name="stage"/>; each stage that a jump forward passes gets the same time.</summary>
    public Contact At(Stage stage, DateTimeOffset now)
    {
        var times = new Dictionary<Stage, DateTimeOffset>(StageTimes) { [stage] = now };
        for (var passed = Stage + 1; passed < stage; passed++)
        {
            times[passed] = now;
        }

        return this with { Stage = stage, StageTimes = times };
    }
}

/// <summary>Who the person is, as they said.</summary>
public sealed record Person
{
    public required string Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Company { get; init; }

    public string? JobTitle { get; init; }

    public string? Phone { get; init; }

    /// <summary>Where a range was given, its lower end.</summary>
    public int? Employees { get; init; }

    public string? Industry { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>es or en.</summary>
    public required string Language { get; init; }

    public string FullName => string.Join(' ', new[] { FirstName, LastName }.Where(part => part is not null));

    /// <summary>These facts with whatever <paramref name="later"/> says newly.</summary>
    public Person Updated(Person later) => later with
    {
        FirstName = later.FirstName ?? FirstName,
        LastName = later.LastName ?? LastName,
        Company = later.Company ?? Company,
        JobTitle = later.JobTitle ?? JobTitle,
        Phone = later.Phone ?? Phone,
        Employees = later.Employees ?? Employees,
        Industry = later.Industry ?? Industry,
        Country = later.Country ?? Country,
    };
}

public sealed record Disqualification(RejectReason Reason, DateTimeOffset At);

/// <param name="Why">The steps of the routing that led to this rep.</param>
public sealed record RepAssignment(string Id, string Name, IReadOnlyList<string> Why);

/// <param name="TextVersion">Identifies the consent text that was shown.</param>
/// <param name="At">When it was given; while it is pending, when it was asked to be confirmed.</param>
/// <param name="Pending">Not given yet: the mailbox's owner hasn't confirmed it.</param>
public sealed record Consent(bool Given, string TextVersion, DateTimeOffset At, string Form, bool Pending = false);

public sealed record Recycling(string Reason, Stage From, DateTimeOffset At);
