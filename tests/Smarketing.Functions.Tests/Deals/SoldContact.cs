using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Deals;

/// <summary>A contact to whom things are done in turn, as the store would.</summary>
internal sealed class SoldContact
{
    public static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    private SoldContact(Contact contact) => Contact = contact;

    public Contact Contact { get; private set; }

    public Deal Deal => Contact.Deal!;

    public ContactChange? Last { get; private set; }

    public IReadOnlyList<Fact> Facts => [.. Last?.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts) ?? []];

    public IEnumerable<string> Mails => Last?.Effects.OfType<Effect.Send>().Select(send => send.Template) ?? [];

    public static SoldContact At(Stage stage) => new(new Contact
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = stage,
        StageTimes = new Dictionary<Stage, DateTimeOffset> { [stage] = Monday }, Rep = new RepAssignment("ana", "Ana Torres", []),
        Consent = new Consent(Given: true, "2026-01", Monday, "demo"), CreatedAt = Monday, UpdatedAt = Monday,
        Interest = [new Functions.Qualification.InterestEvent("demo", 50, Monday)],
    });

    /// <summary>An MQL in the hands of a rep.</summary>
    public static SoldContact Mql()
    {
        var sold = At(Stage.Mql);
        sold.Contact = sold.Contact with { FollowUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Mexico.Configuration.Plan, Mexico.Calendar) };
        return sold;
    }

    /// <summary>An SQL whose verdict has settled at <see cref="Monday"/>.</summary>
    public static SoldContact Sql(string? executive = null)
    {
        var sold = At(Stage.Sql);
        sold.Contact = DealStart.On(sold.Contact, executive, Monday).Contact;
        return sold;
    }

    /// <summary>A customer whose deal was never closed.</summary>
    public static SoldContact CustomerWithOpenDeal()
    {
        var sold = Sql();
        sold.Contact = sold.Contact with { Stage = Stage.Customer };
        return sold;
    }

    public MoveObstacle? Post(Stage to, DateTimeOffset now, bool isLost = false, Money? money = null, string? reason = null)
    {
        var (obstacle, change) = StagePost.On(Contact, new PostedStage(to, isLost, money, reason, now), now, Mexico.Configuration.Nurture);
        Store(change);
        return obstacle;
    }

    public DealReply Say(DealMove move, DateTimeOffset now, Money? money = null, string? reason = null)
    {
        var (reply, change) = DealDecider.Say(Contact, new DealAnswer(move, money, reason), now);
        Store(change);
        return reply;
    }

    public bool Wake(DateTimeOffset now)
    {
        Store(DealDecider.Wake(Contact, Contact.Deal?.Watch ?? 1, now, Mexico.Configuration.Deals, Mexico.Configuration.Nurture));
        return Last is not null;
    }

    public DateTimeOffset? NextAlarm => DealDecider.NextAlarm(Contact, Contact.Deal?.Watch ?? 1, Mexico.Configuration.Deals);

    public bool Disqualify(RejectReason reason, DateTimeOffset now) => Store(StagePost.Disqualify(Contact, reason, now));

    public bool Reopen(DateTimeOffset now) => Store(StagePost.Reopen(Contact, now));

    private bool Store(ContactChange? change)
    {
        Last = change;
        if (change is null)
        {
            return false;
        }

        Contact = change.Contact with { Revision = Contact.Revision + 1 };
        return true;
    }
}
