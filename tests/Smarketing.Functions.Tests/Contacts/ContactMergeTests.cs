using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class ContactMergeTests
{
    private static readonly DateTimeOffset Now = Records.Now;

    [Fact]
    public void The_target_keeps_who_it_is_and_gains_what_only_the_source_knew()
    {
        var target = Contact("target") with { Person = Person("lucia@alba.mx") with { FirstName = "Lucía", Phone = "1" }, Attributes = Map(("color", "azul")) };
        var source = Contact("source") with { Person = Person("lu@gmail.com") with { FirstName = "Lu", Company = "Alba" }, Attributes = Map(("color", "rojo"), ("size", "L")) };

        var merged = Absorb(target, source);

        Assert.Equal(Person("lucia@alba.mx") with { FirstName = "Lucía", Phone = "1", Company = "Alba" }, merged.Person);
        Assert.Equal(["azul", "L"], merged.Attributes.Values);
        Assert.Equal(["source"], merged.MergedFrom);
    }

    [Theory]
    [InlineData(true, false, "en", false)]
    [InlineData(true, true, "en", true)]
    [InlineData(false, false, "es", false)]
    public void A_language_that_was_said_goes_before_one_that_was_assumed(bool isTargetAssumed, bool isSourceAssumed, string language, bool isAssumed)
    {
        var merged = Absorb(
            Contact("target") with { IsLanguageAssumed = isTargetAssumed }, Contact("source") with { Person = Person("lu@gmail.com") with { Language = "en" }, IsLanguageAssumed = isSourceAssumed });

        Assert.Equal((language, isAssumed), (merged.Person.Language, merged.IsLanguageAssumed));
    }

    [Fact]
    public void First_touch_is_the_earliest_last_the_latest_and_the_interest_of_both_counts()
    {
        var target = Contact("target") with { FirstTouch = Touch(-5), LastTouch = Touch(-4), Interest = [new("ebook", 35, Now.AddDays(-5))] };
        var source = Contact("source") with { FirstTouch = Touch(-9), LastTouch = Touch(-1), Interest = [new("webinar", 35, Now.AddDays(-1)), new("ebook", 35, Now.AddDays(-1))] };

        var merged = Absorb(target, source);

        Assert.Equal((Touch(-9), Touch(-1)), (merged.FirstTouch, merged.LastTouch));
        Assert.Equal(["ebook", "webinar"], merged.Interest.Select(happened => happened.Rule));
    }

    [Fact]
    public void The_stricter_suppression_wins_and_a_given_consent_stands()
    {
        var target = Contact("target") with { Suppressed = new Suppression("unsubscribed", Now.AddDays(-9)), Consent = null };
        var source = Contact("source") with { Suppressed = new Suppression("do-not-contact", Now), Consent = new Consent(true, "1", Now, "ebook") };

        Assert.Equal("do-not-contact", Absorb(target, source).Suppressed!.Why);
        Assert.Equal("do-not-contact", Absorb(source, target).Suppressed!.Why);
        Assert.True(Absorb(target, source).Consent!.Given);
        Assert.Null(Absorb(Contact("target"), Contact("source") with { Suppressed = new Suppression("bounced", Now) }).Suppressed);
        Assert.Equal("unsubscribed", Absorb(Contact("target"), target with { Id = "source" }).Suppressed!.Why);
    }

    [Fact]
    public void The_targets_follow_up_stands_and_the_sources_ends_as_merged()
    {
        var target = Worked("target", 3, "ana");
        var change = ContactMerge.Absorb(target, Worked("source", 1, "bruno"), Mexico.Configuration.Rules, Now)!;

        Assert.Equal((3, true, "ana"), (change.Contact.FollowUp!.Number, change.Contact.HasOpenFollowUp, change.Contact.Rep!.Id));
        Assert.Equal((4, EndKind.Merged), (change.Contact.EarlierFollowUps.Single().Number, change.Contact.EarlierFollowUps.Single().Ended!.How));
        Assert.Equal((EmailKind.Alert, Recipient.Rep), change.Effects.OfType<Effect.Send>().Select(send => (send.Kind, send.To)).Single());
        Assert.Empty(change.Effects.OfType<Effect.StartFollowUp>());
    }

    [Fact]
    public void The_sources_follow_up_goes_on_under_the_target_and_its_open_attempt_is_mailed_anew()
    {
        var source = Worked("source", 2, "bruno");
        source = source with { FollowUp = source.FollowUp! with { Attempts = [new Attempt { Number = 1, Kind = AttemptKind.Call, OpensAt = Now, DueAt = Now.AddHours(4), OpenedAt = Now }] } };
        var target = Contact("target") with { Nurture = Track(1) };

        var change = ContactMerge.Absorb(target, source, Mexico.Configuration.Rules, Now)!;

        Assert.Equal((1, Stage.Mql, "bruno"), (change.Contact.FollowUp!.Number, change.Contact.Stage, change.Contact.Rep!.Id));
        Assert.Equal(source.FollowUp!.Attempts, change.Contact.FollowUp.Attempts);
        Assert.Equal("merged", change.Contact.Nurture!.Ended);
        Assert.Contains(new Effect.StartFollowUp(1), change.Effects);
        Assert.Equal("task-call", change.Effects.OfType<Effect.Send>().Single().Template);
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Stage && entry.Details["to"] == "mql");
    }

    [Fact]
    public void With_a_customer_no_follow_up_goes_on_and_the_rep_is_told()
    {
        var customer = Contact("target") with { Stage = Stage.Customer, Rep = new RepAssignment("ana", "Ana", []) };

        var change = ContactMerge.Absorb(customer, Worked("source", 1, "bruno"), Mexico.Configuration.Rules, Now)!;
        var other = ContactMerge.Absorb(Worked("target", 1, "bruno"), customer with { Id = "source" }, Mexico.Configuration.Rules, Now)!;

        Assert.Equal((Stage.Customer, false, "ana"), (change.Contact.Stage, change.Contact.HasOpenFollowUp, change.Contact.Rep!.Id));
        Assert.Single(change.Effects.OfType<Effect.Send>());
        Assert.Equal((Stage.Customer, false, "ana"), (other.Contact.Stage, other.Contact.HasOpenFollowUp, other.Contact.Rep!.Id));
        Assert.Contains(other.Effects, effect => effect is Effect.SignalFollowUp);
    }

    [Fact]
    public void The_sources_track_goes_on_only_where_the_target_has_none()
    {
        var change = ContactMerge.Absorb(Contact("target"), Contact("source") with { Nurture = Track(7) }, Mexico.Configuration.Rules, Now)!;
        var kept = ContactMerge.Absorb(Contact("target") with { Nurture = Track(2) }, Contact("source") with { Nurture = Track(7) }, Mexico.Configuration.Rules, Now)!;

        Assert.Equal((1, 3), (change.Contact.Nurture!.Number, change.Contact.Nurture.Step));
        Assert.Contains(new Effect.StartNurture(1), change.Effects);
        Assert.Equal(2, kept.Contact.Nurture!.Number);
        Assert.Empty(kept.Effects.OfType<Effect.StartNurture>());
    }

    [Fact]
    public void The_sources_deal_goes_on_only_where_the_target_has_none_that_is_open()
    {
        var open = new Deal { Number = 1, StartedAt = Now, MovedAt = Now };
        var won = open with { WonAt = Now, ClosedAt = Now };

        var change = ContactMerge.Absorb(Contact("target") with { Deal = won }, Contact("source") with { Deal = open, Stage = Stage.Sql }, Mexico.Configuration.Rules, Now)!;
        var kept = ContactMerge.Absorb(Contact("target") with { Deal = open }, Contact("source") with { Deal = won }, Mexico.Configuration.Rules, Now)!;

        Assert.Equal((2, 2, null), (change.Contact.Deal!.Number, change.Contact.Deal.Watch, change.Contact.Deal.WonAt));
        Assert.Contains(new Effect.StartDeal(2), change.Effects);
        Assert.Equal(open, kept.Contact.Deal);
    }

    [Fact]
    public void The_next_follow_up_after_a_merge_has_a_number_of_its_own()
    {
        var merged = Absorb(Worked("target", 3, "ana"), Worked("source", 1, "bruno"));

        Assert.Equal(5, FollowUpStart.Of(merged, [], Now).Contact.FollowUp!.Number);
    }

    [Fact]
    public void What_steps_back_points_to_the_target_does_no_work_and_stands_in_no_list()
    {
        var change = ContactMerge.StepBack(Worked("source", 2, "bruno") with { Nurture = Track(1), Attributes = Map(("color", "azul")) }, "target", Now)!;

        Assert.Equal(("target", true, true), (change.Contact.MergedInto, change.Contact.FollowUp!.IsOver, change.Contact.Nurture!.IsOver));
        Assert.Empty(change.Contact.Attributes);
        Assert.Empty(ContactIndex.PartitionsOf(change.Contact));
        Assert.Contains(new Effect.SignalFollowUp(2, "merged"), change.Effects);
        Assert.Equal("azul", change.Contact.BeforeMerge!.Attributes["color"]);
    }

    [Fact]
    public void No_two_contacts_can_point_to_each_other()
    {
        var announced = ContactMerge.Announce(Contact("target"), "source", Now)!.Contact;

        Assert.Null(ContactMerge.StepBack(announced, "source", Now));
        Assert.Null(ContactMerge.Announce(announced, "other", Now));
        Assert.NotNull(ContactMerge.Announce(announced, "source", Now));
        Assert.Null(ContactMerge.Announce(ContactMerge.StepBack(Contact("target"), "other", Now)!.Contact, "source", Now));
    }

    [Fact]
    public void Until_all_of_a_source_is_there_the_target_takes_in_no_other_and_steps_back_for_nobody()
    {
        var taking = Absorb(Contact("target"), Contact("source"));

        Assert.Equal("source", taking.Absorbing!.Source);
        Assert.Null(ContactMerge.Announce(taking, "other", Now));
        Assert.Null(ContactMerge.StepBack(taking, "other", Now));
        Assert.Null(ContactMerge.Absorb(taking, Contact("other"), Mexico.Configuration.Rules, Now));
        Assert.Null(ContactMerge.Absorb(taking, Contact("source"), Mexico.Configuration.Rules, Now));
        Assert.Null(ContactMerge.Release(taking, "other"));
        Assert.NotNull(ContactMerge.Absorb(ContactMerge.Release(taking, "source")!.Contact, Contact("other"), Mexico.Configuration.Rules, Now));
    }

    [Fact]
    public void Who_took_the_target_in_meanwhile_steps_back_for_it_no_more()
    {
        var source = Contact("source") with { MergedFrom = ["target"] };

        Assert.Null(ContactMerge.StepBack(source, "target", Now));
        Assert.NotNull(ContactMerge.StepBack(source, "other", Now));
    }

    [Fact]
    public void What_steps_back_goes_on_by_itself_also_where_the_target_is_gone() =>
        Assert.Contains(new Effect.Join("target"), ContactMerge.StepBack(Contact("source"), "target", Now)!.Effects);

    [Fact]
    public void The_track_that_waits_for_the_sources_consent_starts_when_the_consent_is_confirmed()
    {
        var source = Contact("source") with { Consent = new Consent(Given: false, "1", Now, "ebook", Pending: true), WaitingTrack = new WaitingTrack("educate", null) };

        var confirmed = Confirm.On(Absorb(Contact("target"), source), Now, Mexico.Configuration.Nurture)!;

        Assert.Equal("educate", confirmed.Contact.Nurture!.Track);
    }

    [Fact]
    public void What_steps_back_keeps_of_its_deal_no_more_than_names_its_orchestrations()
    {
        var deal = new Deal { Number = 2, StartedAt = Now, MovedAt = Now, Watch = 3, Money = new Money(12500m, "MXN"), Executive = "eva@alba.mx" };

        var remains = ContactMerge.StepBack(Contact("source") with { Deal = deal }, "target", Now)!.Contact;

        Assert.Equal(new Deal { Number = 2, StartedAt = Now, MovedAt = Now, Watch = 3, ClosedAt = Now }, remains.Deal);
        Assert.Equal(["deal-subject-source-1", "deal-subject-source-2", "deal-subject-source-3"], Erasure.InstancesOf(Erasure.TraceOf(remains)));
        Assert.Null(Erasure.NoticeOf(remains));
        Assert.False(new DealLink("source", 2, DealOwner.KeyOf(remains)).Fits(remains));
    }

    [Theory]
    [InlineData(TimelineKind.Submission, "abc", null, "abc")]
    [InlineData(TimelineKind.Activity, "abc", "webinar", "abc")]
    [InlineData(TimelineKind.Activity, "reply-abc", "reply", "reply-abc")]
    [InlineData(TimelineKind.Activity, "click-nurture-1-mail-2", "click", "source-click-nurture-1-mail-2")]
    [InlineData(TimelineKind.Entered, "import-7-3", null, "import-7-3")]
    [InlineData(TimelineKind.Entered, "by-hand", null, "source-by-hand")]
    [InlineData(TimelineKind.Attempt, "follow-up-1-outcome-3", null, "source-follow-up-1-outcome-3")]
    public void What_came_in_keeps_the_id_by_which_it_is_known_when_it_comes_in_again(TimelineKind kind, string id, string? activity, string moved) =>
        Assert.Equal(moved, ContactMerge.Moved(TimelineEntry.Of(Now, kind, id, ("activity", activity)), "source").Id);

    private static Contact Absorb(Contact target, Contact source) => ContactMerge.Absorb(target, source, Mexico.Configuration.Rules, Now)!.Contact;

    private static Contact Contact(string id) => new()
    {
        Id = id, Subject = $"subject-{id}", Person = Person($"{id}@alba.mx"), Stage = Stage.Lead, CreatedAt = Now, UpdatedAt = Now,
    };

    private static Contact Worked(string id, int number, string rep) => Contact(id) with
    {
        Stage = Stage.Mql, FollowUp = new FollowUpState { Number = number, StartedAt = Now, RepId = rep }, Rep = new RepAssignment(rep, rep, []),
    };

    private static NurtureState Track(int number) => new() { Number = number, Track = "educate", StartedAt = Now, Step = 3, NextAt = Now.AddDays(1) };

    private static Person Person(string email) => new() { Email = email, Language = "es" };

    private static Touch Touch(int day) => new(Channel.Direct, null, null, null, null, null, null, null, Now.AddDays(day));

    private static Dictionary<string, string> Map(params (string Name, string Value)[] values) => values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
}
