using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Nurture;

public sealed class DoubleOptInTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);
    private static readonly NurturePolicy Policy = Mexico.Configuration.Nurture;

    [Fact]
    public void Until_it_is_confirmed_a_consent_is_pending_and_the_track_waits()
    {
        var change = Submit(null, "a", Now);

        Assert.Equal((false, true), (change.Contact.Consent!.Given, change.Contact.Consent.Pending));
        Assert.Null(change.Contact.Nurture);
        Assert.Equal(new WaitingTrack("educate", null), change.Contact.WaitingTrack);
        Assert.Equal((EmailKind.Confirm, Recipient.Contact, "confirm-a"), change.Effects.OfType<Effect.Send>().Select(send => (send.Kind, send.To, send.Cause)).Single());
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Consent && entry.Details["pending"] == "true");
        Assert.Equal("consent-pending", NurtureDecider.Obstacle(change.Contact));
    }

    [Fact]
    public void Confirmed_it_is_given_with_its_time_and_text_and_the_track_starts()
    {
        var later = Now.AddHours(3);
        var change = Confirm.On(Submit(null, "a", Now).Contact, later, Policy)!;

        Assert.Equal(new Consent(Given: true, "2026-01", later, "newsletter"), change.Contact.Consent);
        Assert.Equal(("educate", later), (change.Contact.Nurture!.Track, change.Contact.Nurture.StartedAt));
        Assert.Null(change.Contact.WaitingTrack);
        Assert.Equal([TimelineKind.Consent, TimelineKind.Nurture], change.Timeline.Select(entry => entry.Kind));
        Assert.Contains(change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts), fact => fact.Kind == "consent");
        Assert.Null(Confirm.On(change.Contact, later, Policy));
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public void Who_was_asked_today_is_not_asked_again(int hours, bool isAsked)
    {
        var change = Submit(Submit(null, "a", Now).Contact, "b", Now.AddHours(hours));

        Assert.Equal(isAsked, change.Effects.OfType<Effect.Send>().Any());
        Assert.Equal(isAsked ? Now.AddHours(hours) : Now, change.Contact.Consent!.At);
    }

    [Fact]
    public void A_consent_that_stands_needs_no_confirmation()
    {
        var given = Confirm.On(Submit(null, "a", Now).Contact, Now, Policy)!.Contact;

        var again = Submit(given, "b", Now.AddDays(60));

        Assert.Equal(given.Consent, again.Contact.Consent);
        Assert.Empty(again.Effects.OfType<Effect.Send>());
    }

    [Fact]
    public void A_consent_to_a_form_that_asks_once_ends_the_waiting()
    {
        var change = Submit(Submit(null, "a", Now).Contact, "b", Now.AddHours(1), doubleOptIn: false);

        Assert.True(change.Contact.Consent!.Given);
        Assert.Equal("educate", change.Contact.Nurture!.Track);
    }

    [Fact]
    public void Who_is_with_sales_when_they_confirm_gets_no_track()
    {
        var waiting = Submit(null, "a", Now).Contact;
        var (mql, _) = FollowUpStart.Of(waiting, [], Now);

        var change = Confirm.On(mql, Now, Policy)!;

        Assert.True(change.Contact.Consent!.Given);
        Assert.Null(change.Contact.Nurture);
    }

    [Theory]
    [InlineData("suppressed")]
    [InlineData("complained")]
    [InlineData("bounced")]
    [InlineData("disqualified")]
    [InlineData("never asked")]
    public void Who_wants_no_mail_or_was_not_asked_confirms_nothing(string state)
    {
        var waiting = Submit(null, "a", Now).Contact;
        var contact = state switch
        {
            "suppressed" => Suppress.On(waiting, SuppressionReason.Unsubscribed, Now)!.Contact,
            "complained" => waiting with { Suppressed = new Suppression("complained", Now) },
            "bounced" => waiting with { Suppressed = new Suppression("bounced", Now) },
            "disqualified" => waiting with { Disqualified = new Disqualification(RejectReason.NoFit, Now) },
            _ => waiting with { Consent = null },
        };

        Assert.False(Confirm.IsFor(contact));
        Assert.Null(Confirm.On(contact, Now, Policy));
    }

    [Theory]
    [InlineData("asked", true)]
    [InlineData("never asked", false)]
    [InlineData("unsubscribed and asked", true)]
    [InlineData("unsubscribed", false)]
    [InlineData("complained and asked", false)]
    public void A_track_waits_only_for_whoever_has_been_asked(string state, bool waits)
    {
        var asked = Submit(null, "a", Now).Contact with { WaitingTrack = null };
        var contact = state switch
        {
            "never asked" => asked with { Consent = null },
            "unsubscribed and asked" => asked with { Suppressed = new Suppression("unsubscribed", Now) },
            "unsubscribed" => asked with { Suppressed = new Suppression("unsubscribed", Now), Consent = asked.Consent! with { Pending = false } },
            "complained and asked" => asked with { Suppressed = new Suppression("complained", Now) },
            _ => asked,
        };

        Assert.Equal(waits, NurtureStart.On(contact, "educate", "cause", null, Now, Policy).Contact.WaitingTrack is not null);
    }

    [Fact]
    public void A_track_that_is_no_longer_configured_does_not_start()
    {
        var waiting = Submit(null, "a", Now).Contact with { WaitingTrack = new WaitingTrack("gone", null) };

        var change = Confirm.On(waiting, Now, Policy)!;

        Assert.True(change.Contact.Consent!.Given);
        Assert.Null(change.Contact.Nurture);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_has_unsubscribed_is_asked_at_once_by_any_form_and_comes_back_by_confirming_alone(bool doubleOptIn)
    {
        var given = Confirm.On(Submit(null, "a", Now).Contact, Now, Policy)!.Contact;
        var left = Suppress.On(given, SuppressionReason.Unsubscribed, Now.AddHours(1))!.Contact;

        var asked = Submit(left, "b", Now.AddHours(2), doubleOptIn);

        Assert.Equal("unsubscribed", asked.Contact.Suppressed!.Why);
        Assert.Equal("confirm-b", Assert.Single(asked.Effects.OfType<Effect.Send>()).Cause);
        Assert.True(Confirm.IsFor(asked.Contact));
        var back = Confirm.On(asked.Contact, Now.AddHours(3), Policy)!;
        Assert.Equal((null, true, "educate", null), (back.Contact.Suppressed, back.Contact.Consent!.Given, back.Contact.Nurture!.Track, back.Contact.Nurture.Ended));
        Assert.Equal([TimelineKind.Consent, TimelineKind.Suppressed, TimelineKind.Nurture], back.Timeline.Select(entry => entry.Kind));
        Assert.Single(back.Effects.OfType<Effect.StartNurture>());
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public void A_question_that_was_open_when_they_unsubscribed_is_over_and_a_new_form_asks_anew_on_another_day(int hours, bool isAsked)
    {
        var left = Suppress.On(Submit(null, "a", Now).Contact, SuppressionReason.Unsubscribed, Now.AddHours(1))!.Contact;

        Assert.Equal((false, false), (left.Consent!.Given, left.Consent.Pending));
        Assert.Equal(isAsked, Submit(left, "b", Now.AddHours(hours)).Effects.OfType<Effect.Send>().Any());
    }

    [Theory]
    [InlineData(SuppressionReason.Unsubscribed, true)]
    [InlineData(SuppressionReason.Bounced, false)]
    public void Who_refuses_a_second_time_closes_the_question_that_somebody_brought_them(SuppressionReason why, bool closes)
    {
        var left = Suppress.On(Submit(null, "a", Now).Contact, SuppressionReason.Unsubscribed, Now.AddHours(1))!.Contact;
        var asked = Submit(left, "b", Now.AddDays(2)).Contact;

        var refused = Suppress.On(asked, why, Now.AddDays(3));

        Assert.True(Confirm.IsFor(asked));
        Assert.Equal(closes, refused is not null);
        Assert.Equal(!closes, Confirm.IsFor(refused?.Contact ?? asked));
        Assert.Null(Suppress.On(refused?.Contact ?? left, why, Now.AddDays(4)));
    }

    /// <summary>A CEO subscribes to the newsletter: fit is high and interest low, so the track "educate" is due.</summary>
    private static ContactChange Submit(Contact? known, string id, DateTimeOffset at, bool doubleOptIn = true)
    {
        var form = Mexico.Configuration.Forms["newsletter"] with { DoubleOptIn = doubleOptIn };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx", ["jobTitle"] = "CEO", ["consent"] = "true" };
        var (submission, _) = SubmissionReader.Read(form, fields, id, new PostLanguages(null, null, null, "es"), at);
        return Reception.Receive(known, submission!, "contact", "subject", Mexico.Configuration);
    }
}
