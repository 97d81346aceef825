using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Email;

public sealed class MailEventDeciderTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset Tuesday = Mexico.At(2026, 1, 6, 9);

    [Fact]
    public void A_delivery_confirms_the_automatic_attempt()
    {
        var change = On(WithSales(), Event(MailEventKind.Delivered, Attempt));

        Assert.Equal((AttemptOutcome.Sent, Tuesday), (change.Contact.FollowUp!.Attempts[1].Outcome, change.Contact.FollowUp.Attempts[1].At));
        Assert.Equal(["mail", "attempt"], FactsOf(change));
    }

    [Fact]
    public void A_bad_address_stops_the_track_and_suppresses()
    {
        var change = On(Nurtured(), Event(MailEventKind.Bounced, Nurture));

        Assert.Equal(("bounced", "bounced"), (change.Contact.Suppressed!.Why, change.Contact.Nurture!.Ended));
        Assert.Single(change.Effects.OfType<Effect.SignalNurture>());
        Assert.Equal(["mail", "suppressed"], FactsOf(change));
        Assert.True(change.Contact.Consent!.Given);
        Assert.DoesNotContain(change.Timeline, entry => entry.Kind == TimelineKind.Consent);
    }

    [Fact]
    public void A_bad_address_turns_the_mails_that_are_left_into_calls()
    {
        var change = On(WithSales(), Event(MailEventKind.Bounced, Attempt));

        var followUp = change.Contact.FollowUp!;
        Assert.Equal(AttemptOutcome.Bounced, followUp.Attempts[1].Outcome);
        Assert.All(followUp.Attempts.Skip(2), attempt => Assert.Equal(AttemptKind.Call, attempt.Kind));
        Assert.True(followUp.LacksAddress);
        Assert.Null(followUp.Ended);
        Assert.Equal((Stage.Mql, null), (change.Contact.Stage, change.Contact.Disqualified));
        Assert.NotEmpty(change.Effects.OfType<Effect.SignalFollowUp>());
        Assert.Contains(change.Effects.OfType<Effect.Send>(), mail => mail is { Kind: EmailKind.Alert, To: Recipient.Rep });
    }

    [Fact]
    public void With_no_telephone_either_the_data_are_inaccurate()
    {
        var change = On(WithSales(hasPhone: false), Event(MailEventKind.Bounced, Attempt));

        Assert.Equal((EndKind.Rejected, "inaccurate-data"), (change.Contact.FollowUp!.Ended!.How, change.Contact.FollowUp.Ended.Reason));
        Assert.Equal(RejectReason.InaccurateData, change.Contact.Disqualified!.Reason);
        Assert.Equal("bounced", change.Contact.Suppressed!.Why);
        Assert.NotEmpty(change.Effects.OfType<Effect.SignalFollowUp>());
    }

    [Fact]
    public void A_bounce_long_after_the_delivery_still_makes_calls_of_the_mails()
    {
        var delivered = On(WithSales(), Event(MailEventKind.Delivered, Attempt)).Contact;

        var change = On(delivered, Event(MailEventKind.Bounced, Attempt) with { At = Tuesday.AddHours(3) }, now: Tuesday.AddHours(3));

        Assert.Equal((AttemptOutcome.Bounced, AttemptKind.Call), (change.Contact.FollowUp!.Attempts[1].Outcome, change.Contact.FollowUp.Attempts[2].Kind));
        Assert.All(change.Contact.FollowUp.Attempts.Skip(2), attempt => Assert.Equal(AttemptKind.Call, attempt.Kind));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_refusal_of_ours_costs_the_contact_nothing_and_one_a_day_tells_the_manager(bool tells, int mails)
    {
        var contact = Nurtured();

        var change = On(contact, Event(MailEventKind.Blocked, Nurture) with { Reason = "550 5.7.1 blocked" }, tells);

        Assert.Equal(contact, change.Contact);
        Assert.Equal("550 5.7.1 blocked", Assert.Single(change.Timeline).Details["reason"]);
        Assert.Equal(mails, change.Effects.OfType<Effect.Send>().Count(mail => mail is { To: Recipient.Manager, Template: "mail-refused" }));
    }

    [Theory]
    [InlineData(MailEventKind.Bounced)]
    [InlineData(MailEventKind.Complained)]
    [InlineData(MailEventKind.Unsubscribed)]
    public void What_becomes_of_a_reps_mail_changes_nothing_for_the_contact(MailEventKind kind)
    {
        var contact = WithSales();

        Assert.Equal(contact, On(contact, Event(kind, Attempt with { To = Recipient.Rep, FollowUp = null, Attempt = null })).Contact);
    }

    [Theory]
    [InlineData(MailEventKind.Delivered, null)]
    [InlineData(MailEventKind.Bounced, null)]
    [InlineData(MailEventKind.Complained, "complained")]
    public void Of_a_mail_to_the_contact_that_this_one_was_before_only_what_the_person_wants_holds(MailEventKind kind, string? why)
    {
        var change = On(WithSales(), Event(kind, Attempt with { ContactId = "another" }));

        Assert.Equal(why, change.Contact.Suppressed?.Why);
        Assert.Null(change.Contact.FollowUp!.Attempts[1].Outcome);
        Assert.False(change.Contact.FollowUp.LacksAddress);
    }

    [Theory]
    [InlineData(MailEventKind.Complained, "complained")]
    [InlineData(MailEventKind.Unsubscribed, "unsubscribed")]
    public void Who_complains_or_unsubscribes_is_mailed_no_more_and_the_rep_is_told(MailEventKind kind, string why)
    {
        var change = On(WithSales(), Event(kind, Attempt));

        Assert.Equal(why, change.Contact.Suppressed!.Why);
        Assert.True(change.Contact.FollowUp!.IsMuted);
        Assert.Contains(change.Effects.OfType<Effect.Send>(), mail => mail is { Kind: EmailKind.Alert, To: Recipient.Rep });
    }

    [Fact]
    public void The_same_event_is_the_same_change_and_another_unsubscribe_is_another()
    {
        var first = Event(MailEventKind.Unsubscribed, Nurture);

        Assert.Equal(Ids(On(Nurtured(), first)), Ids(On(Nurtured() with { Revision = 7 }, first)));
        Assert.NotEqual(Ids(On(Nurtured(), first)), Ids(On(Nurtured(), first with { Id = "event-2" })));
        Assert.Equal(Ids(On(Nurtured(), Event(MailEventKind.Delivered, Nurture))), Ids(On(Nurtured(), Event(MailEventKind.Delivered, Nurture) with { Id = "event-2" })));
    }

    [Fact]
    public void A_click_adds_interest_once_a_mail()
    {
        var change = MailEventDecider.OnClick(Nurtured(), Event(MailEventKind.Clicked, Nurture) with { Url = "https://andamio.example/demo?who=lucia" }, Mexico.Configuration, Tuesday);

        var entry = Assert.Single(change.Timeline, entry => entry.Kind == TimelineKind.Activity);
        Assert.Equal(("click-nurture-1-mail-1", "https://andamio.example/demo", "5"), (entry.Id, entry.Details["value"], entry.Details["points"]));
    }

    private static readonly MailReference Attempt = new("contact", "follow-up-1-attempt-2", EmailKind.Prospecting, Recipient.Contact, 1, 2);
    private static readonly MailReference Nurture = new("contact", "nurture-1-mail-1", EmailKind.Nurture, Recipient.Contact, null, null);

    private static MailEvent Event(MailEventKind kind, MailReference mail) => new("event-1", kind, Tuesday, mail);

    private static ContactChange On(Contact contact, MailEvent happened, bool tells = false, DateTimeOffset? now = null) =>
        MailEventDecider.On(contact, happened, tells, Mexico.Configuration, now ?? Tuesday);

    private static IEnumerable<string> FactsOf(ContactChange change) => change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts).Select(fact => fact.Kind);

    private static IEnumerable<string> Ids(ContactChange change) => change.Timeline.Select(entry => $"{entry.Kind} {entry.Id}");

    private static Contact Nurtured() => NurtureStart.On(Lead(), "educate", "cause", null, Monday, Mexico.Configuration.Nurture).Contact;

    /// <summary>In a follow-up whose second attempt, a mail of the program's, has just gone out.</summary>
    private static Contact WithSales(bool hasPhone = true)
    {
        var plan = Mexico.Configuration.Plan;
        plan = plan with { Attempts = [.. plan.Attempts.Select((planned, index) => index == 1 ? planned with { IsAutomatic = true } : planned)] };
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana-torres", plan, Mexico.Calendar, hasPhone);
        foreach (var (signal, at) in new (FollowUpSignal, DateTimeOffset)[] { (new FollowUpSignal.Wake(), Monday), (new FollowUpSignal.Outcome(1, hasPhone ? AttemptOutcome.NoAnswer : AttemptOutcome.Sent), Monday), (new FollowUpSignal.Wake(), Tuesday) })
        {
            state = FollowUpDecider.On(state, signal, at, plan, Mexico.Calendar).State;
        }

        return Lead().At(Stage.Mql, Monday) with { FollowUp = state };
    }

    private static Contact Lead() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead,
        Consent = new Consent(Given: true, "2026-01", Monday, "demo"), CreatedAt = Monday, UpdatedAt = Monday,
    };
}
