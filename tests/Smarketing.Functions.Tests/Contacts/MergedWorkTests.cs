using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Contacts;

/// <summary>Whose work goes on when two contacts become one, case by case.</summary>
public sealed class MergedWorkTests
{
    private static readonly DateTimeOffset Now = Records.Now;
    private static readonly VerdictRecord Accepted = new(new Verdict(VerdictKind.Accept), Now, Now);

    [Fact]
    public void The_follow_ups_of_both_are_kept_in_the_order_in_which_they_began_under_numbers_of_their_own()
    {
        var target = Contact("target") with { EarlierFollowUps = [Ended(1, -40), Ended(2, -20)], FollowUp = Ended(3, -5) };
        var source = Contact("source") with { EarlierFollowUps = [Ended(1, -30)], FollowUp = Ended(2, -10) };

        var merged = Absorb(target, source);

        Assert.Equal((3, -5), (merged.FollowUp!.Number, Days(merged.FollowUp)));
        Assert.Equal([(1, -40), (4, -30), (2, -20), (5, -10)], merged.EarlierFollowUps.Select(one => (one.Number, Days(one))));
    }

    [Fact]
    public void The_latest_of_the_two_is_the_contacts_though_both_are_over()
    {
        var merged = Absorb(Contact("target") with { FollowUp = Ended(1, -9) }, Contact("source") with { FollowUp = Ended(1, -2) });

        Assert.Equal((2, -2), (merged.FollowUp!.Number, Days(merged.FollowUp)));
        Assert.Equal([(1, -9)], merged.EarlierFollowUps.Select(one => (one.Number, Days(one))));
        Assert.Equal("not-worked", merged.FollowUp.Ended!.Reason);
    }

    [Theory]
    [InlineData(Stage.Mql, Stage.Mql)]
    [InlineData(Stage.Sal, Stage.Sal)]
    public void The_stage_is_that_of_the_follow_up_that_goes_on(Stage worked, Stage stage)
    {
        var source = Contact("source") with { Stage = worked, FollowUp = Open(1) with { AcceptedAt = worked == Stage.Sal ? Now : null, Verdict = worked == Stage.Sal ? Accepted : null } };

        Assert.Equal(stage, Absorb(Contact("target"), source).Stage);
        Assert.Equal(stage, Absorb(source, Contact("target")).Stage);
        Assert.Equal(Stage.Lead, Absorb(Contact("target"), Contact("source")).Stage);
    }

    [Fact]
    public void An_acceptance_of_the_follow_up_that_ends_makes_no_SAL_of_the_one_that_goes_on()
    {
        var source = Contact("source") with { Stage = Stage.Sal, FollowUp = Open(1) with { AcceptedAt = Now, Verdict = Accepted } };

        var merged = Absorb(Contact("target") with { Stage = Stage.Mql, FollowUp = Open(1) }, source);

        Assert.Equal((Stage.Mql, null), (merged.Stage, merged.FollowUp!.AcceptedAt));
    }

    [Fact]
    public void A_verdict_that_could_still_be_corrected_keeps_the_stage_that_it_gave_and_its_words()
    {
        var end = new FollowUpEnd(EndKind.Rejected, "no-need", Now.AddMinutes(-5));
        var source = Contact("source") with { FollowUp = Open(1) with { Ended = end, Verdict = new VerdictRecord(new Verdict(VerdictKind.Reject, RejectReason.NoNeed), Now, Now) } };

        var merged = Absorb(Contact("target") with { Stage = Stage.Mql, FollowUp = Open(1) }, source);

        Assert.Equal((Stage.Mql, end), (merged.Stage, Assert.Single(merged.EarlierFollowUps).Ended));
    }

    [Fact]
    public void The_stage_that_a_merge_brings_is_told_to_the_reports_with_the_later_time_of_each()
    {
        var target = Contact("target") with { StageTimes = new Dictionary<Stage, DateTimeOffset> { [Stage.Lead] = Now.AddDays(-3) } };
        var source = Contact("source") with { Stage = Stage.Sql, StageTimes = new Dictionary<Stage, DateTimeOffset> { [Stage.Lead] = Now.AddDays(-9), [Stage.Sql] = Now.AddDays(-1) } };

        var change = ContactMerge.Absorb(target, source, Mexico.Configuration.Rules, Now)!;

        var fact = Assert.Single(change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts), fact => fact.Kind == "stage");
        Assert.Equal(("lead", "sql", "merged"), (fact.Values["from"], fact.Values["to"], fact.Values["why"]));
        Assert.Equal([(Stage.Lead, -3), (Stage.Sql, -1)], change.Contact.StageTimes.OrderBy(time => time.Key).Select(time => (time.Key, (time.Value - Now).Days)));
    }

    [Theory]
    [InlineData(Stage.Sal, true)]
    [InlineData(Stage.Sql, false)]
    [InlineData(Stage.Customer, false)]
    public void A_follow_up_goes_on_only_while_sales_has_not_gone_further_with_the_other(Stage other, bool goesOn)
    {
        var change = ContactMerge.Absorb(Contact("target") with { Stage = other }, Contact("source") with { Stage = Stage.Mql, FollowUp = Open(1) }, Mexico.Configuration.Rules, Now)!;

        Assert.Equal(goesOn, change.Contact.HasOpenFollowUp);
        Assert.Equal(!goesOn, change.Effects.OfType<Effect.Send>().Any(mail => mail.Template == "alert"));
    }

    [Fact]
    public void Nobody_is_told_of_a_source_without_an_open_follow_up()
    {
        var change = ContactMerge.Absorb(Contact("target") with { Stage = Stage.Mql, FollowUp = Open(1) }, Contact("source") with { FollowUp = Ended(1, -3) }, Mexico.Configuration.Rules, Now)!;

        Assert.Empty(change.Effects.OfType<Effect.Send>());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Beside_a_follow_up_no_track_goes_on_and_its_orchestration_is_told(bool targetHasTrack, bool sourceHasTrack)
    {
        var target = Contact("target") with { Stage = Stage.Mql, FollowUp = Open(1), Nurture = targetHasTrack ? Track(4) : null };
        var source = Contact("source") with { Nurture = sourceHasTrack ? Track(2) : null };

        var change = ContactMerge.Absorb(target, source, Mexico.Configuration.Rules, Now)!;

        Assert.True(change.Contact.Nurture is null or { IsOver: true });
        Assert.Equal(targetHasTrack ? [new Effect.SignalNurture(4, "merged-source")] : [], change.Effects.OfType<Effect.SignalNurture>());
        Assert.Empty(change.Effects.OfType<Effect.StartNurture>());
    }

    [Fact]
    public void A_track_of_the_source_goes_on_under_the_next_number_of_the_target()
    {
        var merged = Absorb(Contact("target") with { Nurture = Track(4) with { Ended = "finished", NextAt = null } }, Contact("source") with { Nurture = Track(2) });

        Assert.Equal((5, null, 3), (merged.Nurture!.Number, merged.Nurture.Ended, merged.Nurture.Step));
    }

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(true, false, 2)]
    [InlineData(true, true, 1)]
    public void The_targets_deal_stands_unless_only_the_sources_is_open(bool isTargetOver, bool isSourceOver, int number)
    {
        var deal = new Deal { Number = 1, StartedAt = Now, MovedAt = Now };
        Deal Of(bool isOver) => isOver ? deal with { ClosedAt = Now } : deal;

        Assert.Equal(number, Absorb(Contact("target") with { Deal = Of(isTargetOver) }, Contact("source") with { Deal = Of(isSourceOver) }).Deal!.Number);
    }

    [Theory]
    [InlineData("ana", "bruno", false, false, Stage.Lead, "ana")]
    [InlineData(null, "bruno", false, false, Stage.Lead, "bruno")]
    [InlineData("ana", "bruno", false, false, Stage.Sql, "bruno")]
    [InlineData("ana", null, false, false, Stage.Sql, "ana")]
    [InlineData("ana", "bruno", true, false, Stage.Lead, "ana")]
    [InlineData(null, "bruno", true, false, Stage.Lead, null)]
    [InlineData("ana", "bruno", false, true, Stage.Mql, "bruno")]
    [InlineData("ana", null, false, true, Stage.Mql, null)]
    public void The_rep_is_that_of_whichever_goes_on_else_of_whoever_has_come_further(string? ofTarget, string? ofSource, bool targetIsOpen, bool sourceIsOpen, Stage sourceStage, string? rep)
    {
        var target = Contact("target") with { Rep = Rep(ofTarget), Stage = targetIsOpen ? Stage.Mql : Stage.Lead, FollowUp = targetIsOpen ? Open(1) : null };
        var source = Contact("source") with { Rep = Rep(ofSource), Stage = sourceStage, FollowUp = sourceIsOpen ? Open(1) : null };

        Assert.Equal(rep, Absorb(target, source).Rep?.Id);

        static RepAssignment? Rep(string? id) => id is null ? null : new RepAssignment(id, id, []);
    }

    [Fact]
    public void What_was_noted_of_either_is_noted_of_both()
    {
        var early = new Recycling("not-ready", Stage.Mql, Now.AddDays(-9));
        var late = new Recycling("no-need", Stage.Sal, Now.AddDays(-2));
        var target = Contact("target") with { Recycled = [late], AlertedAt = Now.AddDays(-4), CreatedAt = Now.AddDays(-3), WaitingTrack = new WaitingTrack("educate", null) };
        var source = Contact("source") with { Recycled = [early], AlertedAt = Now.AddDays(-1), CreatedAt = Now.AddDays(-8), FewerMailsSince = Now, WaitingTrack = new WaitingTrack("no-need", null) };

        foreach (var merged in new[] { Absorb(target, source), Absorb(source with { Id = "target" }, target with { Id = "source" }) })
        {
            Assert.Equal([early, late], merged.Recycled);
            Assert.Equal((Now.AddDays(-1), Now.AddDays(-8), Now), (merged.AlertedAt, merged.CreatedAt, merged.FewerMailsSince));
        }

        Assert.Equal("educate", Absorb(target, source).WaitingTrack!.Track);
        Assert.Equal("no-need", Absorb(target with { WaitingTrack = null }, source).WaitingTrack!.Track);
    }

    [Fact]
    public void The_consent_that_was_given_goes_before_one_that_was_not_and_the_later_before_the_earlier()
    {
        var refused = new Consent(Given: false, "1", Now, "demo");
        var early = new Consent(Given: true, "1", Now.AddDays(-9), "ebook");
        var late = early with { At = Now.AddDays(-1), Form = "guide" };

        Assert.Equal(early, Absorb(Contact("target") with { Consent = refused }, Contact("source") with { Consent = early }).Consent);
        Assert.Equal(late, Absorb(Contact("target") with { Consent = early }, Contact("source") with { Consent = late }).Consent);
        Assert.Equal(late, Absorb(Contact("target") with { Consent = late }, Contact("source") with { Consent = early }).Consent);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Disqualified_is_who_was_so_twice(bool target, bool source, bool both)
    {
        var disqualified = new Disqualification(RejectReason.NoFit, Now);

        Assert.Equal(both, Absorb(Contact("target") with { Disqualified = target ? disqualified : null }, Contact("source") with { Disqualified = source ? disqualified : null }).Disqualified is not null);
    }

    private static Contact Absorb(Contact target, Contact source) => ContactMerge.Absorb(target, source, Mexico.Configuration.Rules, Now)!.Contact;

    private static Contact Contact(string id) => new()
    {
        Id = id, Subject = $"subject-{id}", Person = new Person { Email = $"{id}@alba.mx", Language = "es" }, Stage = Stage.Lead, CreatedAt = Now, UpdatedAt = Now,
    };

    private static FollowUpState Open(int number) => new() { Number = number, StartedAt = Now, RepId = "ana" };

    private static FollowUpState Ended(int number, int day) => new()
    {
        Number = number, StartedAt = Now.AddDays(day), Ended = new FollowUpEnd(EndKind.Recycled, "not-worked", Now.AddDays(day)), IsSettled = true,
    };

    private static int Days(FollowUpState state) => (state.StartedAt - Now).Days;

    private static NurtureState Track(int number) => new() { Number = number, Track = "educate", StartedAt = Now, Step = 3, NextAt = Now.AddDays(1) };
}
