using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Nurture;

public sealed class MailPreferenceTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 20, 9);
    private static readonly NurturePolicy Policy = Mexico.Configuration.Nurture;
    private static readonly Consent Agreed = new(Given: true, "2026-01", Now, "newsletter");

    [Fact]
    public void Whoever_wants_fewer_gets_at_most_one_a_month()
    {
        var contact = Choose(Started(), MailChoice.Fewer);
        var sentAt = new List<DateTimeOffset>();
        while (contact.Nurture is { NextAt: { } next })
        {
            sentAt.Add(next);
            contact = NurtureDecider.On(contact, 1, next, Policy)!.Contact;
        }

        Assert.Equal(Policy.Tracks["re-engage"].Mails.Count, sentAt.Count);
        Assert.All(sentAt.Zip(sentAt.Skip(1)), pair => Assert.True(pair.Second - pair.First >= NurturePolicy.Month));
    }

    [Fact]
    public void A_mail_that_was_due_too_soon_for_it_waits_and_the_track_is_told()
    {
        var sent = NurtureDecider.On(Started(), 1, Now, Policy)!.Contact;

        var change = On(sent, MailChoice.Fewer)!;

        Assert.True(sent.Nurture!.NextAt < Now + NurturePolicy.Month);
        Assert.Equal(Now + NurturePolicy.Month, change.Contact.Nurture!.NextAt);
        Assert.Single(change.Effects.OfType<Effect.SignalNurture>());
    }

    [Fact]
    public void The_next_track_keeps_the_pace()
    {
        var sent = NurtureDecider.On(Choose(Started(), MailChoice.Fewer), 1, Now, Policy)!.Contact;
        var ended = sent with { Nurture = sent.Nurture! with { Ended = "mql", NextAt = null } };

        var (next, _, _) = NurtureStart.On(ended, "educate", "cause", null, Now.AddDays(3), Policy);

        Assert.True(next.Nurture!.NextAt >= Now + NurturePolicy.Month);
    }

    [Fact]
    public void Who_takes_fewer_back_needs_no_new_consent() => Assert.Null(Choose(Choose(Started(), MailChoice.Fewer), MailChoice.All).FewerMailsSince);

    [Fact]
    public void Who_refused_mail_comes_back_only_by_agreeing_and_the_track_goes_on_where_it_was()
    {
        var sent = NurtureDecider.On(Started(), 1, Now, Policy)!.Contact;
        var refused = Choose(sent, MailChoice.None);

        Assert.Null(On(refused, MailChoice.All));
        Assert.Null(On(refused, MailChoice.Fewer));
        var change = On(refused, MailChoice.All, Agreed)!;

        Assert.Equal((null, Agreed), (change.Contact.Suppressed, change.Contact.Consent));
        Assert.Equal(("re-engage", 1, 2, null), (change.Contact.Nurture!.Track, change.Contact.Nurture.Step, change.Contact.Nurture.Number, change.Contact.Nurture.Ended));
        Assert.Equal([TimelineKind.Suppressed, TimelineKind.Consent, TimelineKind.Nurture], change.Timeline.Select(entry => entry.Kind));
        Assert.Equal(sent.Nurture!.NextAt, change.Contact.Nurture.NextAt);
        Assert.Single(change.Effects.OfType<Effect.StartNurture>());
    }

    [Fact]
    public void Who_comes_back_late_is_not_mailed_before_the_day_on_which_they_agreed()
    {
        var stopped = Suppress.On(Started(), SuppressionReason.Unsubscribed, Now)!.Contact;
        var later = Now.AddDays(90);

        var resumed = Suppress.TakeBack(stopped, Agreed, later, Policy)!.Contact.Nurture!;

        Assert.True(resumed.NextAt >= later);
    }

    [Fact]
    public void A_track_of_which_everything_was_sent_does_not_go_on()
    {
        var all = Started();
        all = all with { Nurture = all.Nurture! with { Step = Policy.Tracks["re-engage"].Mails.Count } };

        var taken = Suppress.TakeBack(Suppress.On(all, SuppressionReason.Unsubscribed, Now)!.Contact, Agreed, Now, Policy)!;

        Assert.Empty(taken.Effects.OfType<Effect.StartNurture>());
    }

    [Theory]
    [InlineData("bounced", false)]
    [InlineData("unsubscribed", true)]
    [InlineData("complained", true)]
    [InlineData("do-not-contact", false)]
    public void What_rests_for_another_reason_is_not_taken_back_by_a_tick(string why, bool comesBack) =>
        Assert.Equal(comesBack, On(Started() with { Suppressed = new Suppression(why, Now) }, MailChoice.All, Agreed) is not null);

    [Fact]
    public void A_mailbox_that_sends_mail_back_is_no_wish_of_its_owner_who_may_have_one_all_the_same()
    {
        var bounced = Started() with { Suppressed = new Suppression("bounced", Now) };

        Assert.Equal(MailChoice.All, MailPreference.Of(bounced));
        var fewer = Choose(bounced, MailChoice.Fewer);
        Assert.Equal((MailChoice.Fewer, "bounced"), (MailPreference.Of(fewer), fewer.Suppressed!.Why));
        Assert.Equal(MailChoice.All, MailPreference.Of(Choose(fewer, MailChoice.All)));
        var none = Choose(fewer, MailChoice.None);
        Assert.Equal((MailChoice.None, "unsubscribed"), (MailPreference.Of(none), none.Suppressed!.Why));
    }

    [Fact]
    public void Automatic_mail_of_an_open_follow_up_comes_back_too()
    {
        var muted = Started() with { Stage = Stage.Mql, Suppressed = new Suppression("unsubscribed", Now), FollowUp = new FollowUpState { Number = 1, StartedAt = Now, IsMuted = true } };

        Assert.False(On(muted, MailChoice.All, Agreed)!.Contact.FollowUp!.IsMuted);
    }

    [Fact]
    public void Choosing_what_stands_changes_nothing()
    {
        Assert.Null(On(Started(), MailChoice.All));
        Assert.Null(On(Choose(Started(), MailChoice.Fewer), MailChoice.Fewer));
        Assert.Null(On(Choose(Started(), MailChoice.None), MailChoice.None));
    }

    [Theory]
    [InlineData("MX", 8)]
    [InlineData(null, 8)]
    [InlineData("ES", 8)]
    [InlineData("US", 8)]
    [InlineData("AR", 5)]
    [InlineData("CO", 7)]
    [InlineData("de", 1)]
    public void Quiet_hours_are_the_countrys_where_it_has_one_zone(string? country, int mexicanHour)
    {
        var contact = Lead() with { Person = Lead().Person with { Country = country } };

        Assert.Equal(Mexico.At(2026, 1, 20, mexicanHour), Policy.HoursOf(contact).Begins(new DateOnly(2026, 1, 20)));
    }

    [Theory]
    [InlineData(28, 6)]
    [InlineData(29, 6)]
    [InlineData(30, 6)]
    public void Where_the_clocks_change_quiet_ends_at_the_local_hour(int day, int utcHour)
    {
        // On 29 March 2026 Germany goes from UTC+1 to UTC+2.
        var contact = Lead() with { Person = Lead().Person with { Country = "DE" } };
        var expected = new DateTimeOffset(2026, 3, day, day == 28 ? utcHour + 1 : utcHour, 0, 0, TimeSpan.Zero);

        Assert.Equal(expected, Policy.HoursOf(contact).Next(new DateTimeOffset(2026, 3, day, 0, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Every_zone_of_a_country_is_known_here() => Assert.All(["BO", "CO", "PE", "UY", "VE", "DE", "GB", "JP", "ZA"], country => Assert.NotNull(CountryZones.Find(country)));

    private static ContactChange? On(Contact contact, MailChoice choice, Consent? agreed = null) => MailPreference.On(contact, choice, agreed, Now, Policy);

    private static Contact Choose(Contact contact, MailChoice choice) => On(contact, choice)!.Contact;

    private static Contact Started() => NurtureStart.On(Lead(), "re-engage", "cause", null, Now, Policy).Contact;

    private static Contact Lead() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead,
        Consent = new Consent(Given: true, "2026-01", Now, "demo"), CreatedAt = Now, UpdatedAt = Now,
    };
}
