using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Notices;

/// <summary>What of a follow-up waits for the summary.</summary>
public sealed class NoticeTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void A_later_miss_is_told_with_its_rep_and_its_term()
    {
        var contact = Mql() with { FollowUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Mexico.Configuration.Plan, Mexico.Calendar) };
        var effects = new List<Effect>();
        foreach (var (signal, now) in new (FollowUpSignal, DateTimeOffset)[]
        {
            (new FollowUpSignal.Wake(), Monday), (new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer), Monday),
            (new FollowUpSignal.Wake(), Mexico.At(2026, 1, 6, 9)), (new FollowUpSignal.Wake(), Mexico.At(2026, 1, 9, 9)),
        })
        {
            var decision = FollowUpDecider.On(contact.FollowUp!, signal, now, Mexico.Configuration.Plan, Mexico.Calendar);
            var change = FollowUpConsequences.Of(contact, decision, now, Mexico.Configuration.Nurture, Mexico.Calendar);
            contact = change.Contact;
            effects.AddRange(change.Effects);
        }

        var told = Assert.Single(effects.OfType<Effect.Tell>());
        Assert.Equal((NoticeKind.Missed, Mexico.At(2026, 1, 6, 18), "ana", 1, 2), (told.Kind, told.At, told.RepId, told.FollowUp, told.Attempt));
        Assert.DoesNotContain(effects.OfType<Effect.Send>(), mail => mail.To == Recipient.Manager);
    }

    [Theory]
    [InlineData(RoutingStep.RoundRobin, false, null)]
    [InlineData(RoutingStep.LeastLoaded, true, NoticeKind.OverCapacity)]
    [InlineData(RoutingStep.FormerRep, true, NoticeKind.OverCapacity)]
    [InlineData(RoutingStep.Manager, false, NoticeKind.EverybodyAway)]
    public void Who_gets_too_much_is_told(RoutingStep by, bool isOverCapacity, NoticeKind? kind)
    {
        var load = RepLoad.None("ana", new DateOnly(2026, 1, 5));
        var ledger = new LedgerEntry(Monday, "ana", "Ana Torres", by, null, ["round robin"], [], new Dictionary<string, SkippedRep>(StringComparer.Ordinal), isOverCapacity, load, 0, new Arrival("subject", 1));

        var change = FollowUpStart.Assign(Mql(), new FollowUpState { Number = 1, StartedAt = Monday }, ledger, Mexico.Configuration, Monday);

        Assert.Equal(kind, change.Effects.OfType<Effect.Tell>().SingleOrDefault()?.Kind);
    }

    private static Contact Mql() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Mql, CreatedAt = Monday, UpdatedAt = Monday,
    };
}
