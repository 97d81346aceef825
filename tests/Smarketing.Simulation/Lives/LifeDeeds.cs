using Smarketing.Functions;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Routing;
using Smarketing.Local.Sample;

namespace Smarketing.Simulation.Lives;

/// <summary>What becomes of a contact by what somebody does: the decisions that the program's edges ask for, and no more.</summary>
internal sealed class LifeDeeds(LifePlan plan, SmarketingConfiguration configuration, string contactId)
{
    private static readonly string[] Forms = ["newsletter", "ebook", "webinar", "demo", "demo", "contact", "pricing"];
    private static readonly AttemptOutcome[] Outcomes = Enum.GetValues<AttemptOutcome>();
    private static readonly BantAnswer[] Answers = Enum.GetValues<BantAnswer>();

    private FollowUpSignal? _last;

    /// <summary>Null where nothing comes of it.</summary>
    public ContactChange? Of(LifeDeed deed, Contact? contact, DateTimeOffset now)
    {
        var chance = plan.ChanceOf(deed);
        if (deed.Kind == LifeDeedKind.Post)
        {
            return Reception.Receive(contact, SubmissionOf(deed, chance, now), contactId, contactId[..Contact.SubjectLength], configuration);
        }

        return (deed.Kind, contact) switch
        {
            (_, null) => null,
            (LifeDeedKind.Refuse, _) => Suppress.On(contact, chance.One([SuppressionReason.Unsubscribed, SuppressionReason.Complained]), now, FormattableString.Invariant($"deed-{deed.Number}")),
            (LifeDeedKind.LoseAddress, _) => Suppress.On(contact, SuppressionReason.Bounced, now, FormattableString.Invariant($"deed-{deed.Number}")),
            (LifeDeedKind.Deal, _) => DealDecider.Say(contact, chance.One((IReadOnlyList<DealAnswer>)[new(DealMove.Opportunity, null, null), new(DealMove.Won, null, null), new(DealMove.Lost, null, "precio")]), now).Change,
            (LifeDeedKind.Say, { FollowUp.RepId: not null }) => Tell(contact, _last = SignalOf(contact.FollowUp!, chance, now), now, route: null),
            (LifeDeedKind.Repeat, { FollowUp.RepId: not null }) when _last is not null => Tell(contact, _last, now, route: null),
            (LifeDeedKind.Move, { FollowUp.RepId: { } rep }) => Tell(contact, new FollowUpSignal.Move(MoveReason.ByHand, rep), now, route: null),
            _ => null,
        };
    }

    /// <summary>Tells the follow-up; where it must have a rep first, that is found, or nothing is told.</summary>
    public ContactChange? Tell(Contact contact, FollowUpSignal signal, DateTimeOffset now, Func<Contact, FollowUpState, LedgerEntry>? route)
    {
        var found = contact.FollowUp!;
        if (found.NeedsRouting && route is null)
        {
            return null;
        }

        var assigned = found.NeedsRouting ? FollowUpStart.Assign(contact, found, route!(contact, found), configuration, now) : null;
        var standing = assigned?.Contact ?? contact;
        var calendar = configuration.CalendarOf(standing.FollowUp!.RepId);
        var decision = FollowUpDecider.On(standing.FollowUp, signal, now, configuration.Plan, calendar);
        var change = decision.Reply == FollowUpReply.Recorded ? FollowUpConsequences.Of(standing, decision, now, configuration.Nurture, calendar) : null;
        return assigned?.Then(change) ?? change;
    }

    private FollowUpSignal SignalOf(FollowUpState followUp, SampleChance chance, DateTimeOffset now) => chance.Whole(0, 19) switch
    {
        < 10 => new FollowUpSignal.Outcome(chance.Is(0.9) ? followUp.LastTold : chance.Whole(1, 6), chance.One(Outcomes)),
        < 12 => new FollowUpSignal.CallBack(now.AddMinutes(chance.Whole(-60, 6000))),
        12 => new FollowUpSignal.DoNotContact(),
        13 => new FollowUpSignal.AddressFailed(),
        14 => new FollowUpSignal.Delivered(chance.Whole(1, 5)),
        _ => new FollowUpSignal.Decide(VerdictOf(chance, now)),
    };

    private Verdict VerdictOf(SampleChance chance, DateTimeOffset now) => chance.One(Enum.GetValues<VerdictKind>()) switch
    {
        VerdictKind.Reject => new(VerdictKind.Reject, chance.One(Enum.GetValues<RejectReason>()), ResumeOn: chance.Is(0.3) ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(chance.Whole(1, 60)) : null),
        VerdictKind.Qualify => new(VerdictKind.Qualify, Bant: new Bant(chance.One(Answers), chance.One(Answers), chance.One(Answers), chance.One(Answers)), Executive: chance.Is(0.5) ? configuration.Team.Reps[0].Id : null),
        var other => new(other),
    };

    private Submission SubmissionOf(LifeDeed deed, SampleChance chance, DateTimeOffset now)
    {
        List<KeyValuePair<string, string>> said = [new("email", "persona@empresa.mx"), new("firstName", "Lucía"), new("company", "Empresa"), new("country", "MX")];
        if (plan.HasPhone)
        {
            said.Add(new("phone", "+52 55 1234 5678"));
        }

        if (plan.JobTitle is { } title)
        {
            said.Add(new("jobTitle", title));
        }

        if (chance.Is(0.6))
        {
            said.Add(new("consent", "true"));
        }

        var form = configuration.Forms[chance.One(Forms)];
        return SubmissionReader.Read(form, SubmissionReader.Canonical(said), FormattableString.Invariant($"post-{deed.Number}"), new PostLanguages("es", null, null, "es"), now).Submission!;
    }
}
