using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Tests.Privacy;

public sealed class ErasureTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void It_begins_once_and_changes_nothing_but_that()
    {
        var begun = Erasure.Begin(Mql(), Monday)!;

        Assert.Equal((Monday, 0, 0), (begun.Contact.ErasingSince, begun.Timeline.Count, begun.Effects.Count));
        Assert.Null(Erasure.Begin(begun.Contact, Monday.AddDays(1)));
    }

    [Fact]
    public void What_remains_counts_the_unfinished_follow_up_as_erased_and_names_nobody()
    {
        var facts = Erasure.FactsOf(Mql() with { ErasingSince = Monday });

        Assert.Equal(["erased", "follow-up-ended"], facts.Select(fact => fact.Kind));
        Assert.Equal(("erased", "ana"), (facts[1].Values["how"], facts[1].Values["rep"]));
        Assert.All(facts, fact => Assert.Equal("subject", fact.Subject));
        Assert.DoesNotContain(facts.SelectMany(fact => fact.Values.Values), value => value.Contains("lucia", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(facts.Select(fact => (fact.At, fact.Kind, fact.Cause)), Erasure.FactsOf(Mql() with { ErasingSince = Monday }).Select(fact => (fact.At, fact.Kind, fact.Cause)));
    }

    [Fact]
    public void A_verdict_that_could_still_be_corrected_counts_as_it_was_given()
    {
        var qualified = Mql() with { ErasingSince = Monday };
        qualified = qualified with { FollowUp = qualified.FollowUp! with { Ended = new FollowUpEnd(EndKind.Qualified, null, Monday) } };

        Assert.Equal("qualified", Erasure.FactsOf(qualified)[1].Values["how"]);
        Assert.Single(Erasure.FactsOf(qualified with { FollowUp = qualified.FollowUp with { IsSettled = true } }));
    }

    [Fact]
    public void Only_a_rep_who_works_the_contact_is_told()
    {
        Assert.Equal((EmailKind.Alert, "erased"), (Erasure.NoticeOf(Mql())!.Kind, Erasure.NoticeOf(Mql())!.Template));
        Assert.Null(Erasure.NoticeOf(Mql() with { FollowUp = null }));
        Assert.Null(Erasure.NoticeOf(Mql() with { FollowUp = new FollowUpState { Number = 1, StartedAt = Monday } }));
        Assert.Null(Erasure.NoticeOf(Mql() with { FollowUp = Mql().FollowUp! with { Ended = new FollowUpEnd(EndKind.Recycled, "not-worked", Monday) } }));
    }

    [Fact]
    public void Whoever_has_an_open_deal_is_told_and_one_that_was_closed_is_nobody_s()
    {
        var deal = new Deal { Number = 1, StartedAt = Monday, MovedAt = Monday };

        Assert.Equal(Recipient.DealOwner, Erasure.NoticeOf(Mql() with { FollowUp = null, Deal = deal })!.To);
        Assert.Equal(Recipient.Rep, Erasure.NoticeOf(Mql() with { Deal = deal with { ClosedAt = Monday } })!.To);
        Assert.Null(Erasure.NoticeOf(Mql() with { FollowUp = null, Deal = deal with { ClosedAt = Monday } }));
    }

    [Fact]
    public void Every_orchestration_and_every_list_is_thought_of()
    {
        var contact = Mql() with
        {
            FollowUp = Mql().FollowUp! with { Number = 3 },
            EarlierFollowUps = [new FollowUpState { Number = 2, StartedAt = Monday, RepId = "bruno" }],
            Nurture = new NurtureState { Number = 2, Track = "educate", StartedAt = Monday },
            Deal = new Deal { Number = 1, StartedAt = Monday, MovedAt = Monday, Watch = 2 },
        };

        Assert.Equal(
            ["followup-subject-1", "followup-subject-2", "followup-subject-3", "nurture-subject-1", "nurture-subject-2", "deal-subject-1", "deal-subject-2"], Erasure.InstancesOf(Erasure.TraceOf(contact)));
        Assert.Empty(Erasure.InstancesOf(Erasure.TraceOf(Mql() with { FollowUp = null })));
        Assert.Equal(
            [.. ContactIndex.OwnedBy(null), "suppressed|bounced", "suppressed|unsubscribed", "suppressed|complained", "suppressed|do-not-contact", "rep|bruno", "rep|ana"], Erasure.ListsOf(contact));
    }

    [Fact]
    public void Other_programs_hear_the_id_and_no_more() => Assert.EndsWith(
        "\"data\":{\"contact\":\"contact\"}}", WebhookMessage.Erased(Mql(), Monday).Body, StringComparison.Ordinal);

    private static Contact Mql() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", FirstName = "Lucía", Language = "es" }, Stage = Stage.Mql, CreatedAt = Monday, UpdatedAt = Monday,
        Rep = new RepAssignment("ana", "Ana Torres", []),
        FollowUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Mexico.Configuration.Plan, Mexico.Calendar),
    };
}
