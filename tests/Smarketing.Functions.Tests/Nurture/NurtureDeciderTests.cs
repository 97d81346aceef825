using Smarketing.Functions.Contacts;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Nurture;

public sealed class NurtureDeciderTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 20);
    private static readonly NurturePolicy Policy = Mexico.Configuration.Nurture;

    [Fact]
    public void The_first_mail_waits_for_the_end_of_the_quiet_hours()
    {
        var contact = Started();

        Assert.Equal(Mexico.At(2026, 1, 20, 8), contact.Nurture!.NextAt);
        Assert.Null(NurtureDecider.On(contact, 1, Mexico.At(2026, 1, 20, 7, 59), Policy));
    }

    [Fact]
    public void Each_mail_is_sent_once_and_after_the_last_the_lead_waits()
    {
        var contact = Started();
        var sent = new List<string>();
        while (contact.Nurture is { NextAt: { } next })
        {
            var change = NurtureDecider.On(contact, 1, next, Policy)!;
            sent.Add(Assert.Single(change.Effects.OfType<Effect.Send>()).Template);
            contact = change.Contact;
        }

        Assert.Equal(Policy.Tracks["re-engage"].Mails.Select(mail => mail.Template), sent);
        Assert.Equal("finished", contact.Nurture!.Ended);
        Assert.Equal(Stage.Lead, contact.Stage);
    }

    [Theory]
    [InlineData("unsubscribed")]
    [InlineData("no-consent")]
    [InlineData("mql")]
    public void Who_may_not_be_mailed_any_more_gets_nothing_and_the_track_stops(string obstacle)
    {
        var contact = Started();
        contact = obstacle switch
        {
            "unsubscribed" => contact with { Suppressed = new Suppression("unsubscribed", Now) },
            "no-consent" => contact with { Consent = null },
            _ => contact with { Stage = Stage.Mql },
        };

        var change = NurtureDecider.On(contact, 1, Mexico.At(2026, 1, 20, 8), Policy)!;

        Assert.Empty(change.Effects);
        Assert.Equal(obstacle, change.Contact.Nurture!.Ended);
    }

    [Fact]
    public void A_track_that_was_shortened_under_way_ends()
    {
        var contact = Started();
        var shortened = Policy with { Tracks = new Dictionary<string, NurtureTrack>(StringComparer.Ordinal) };

        var change = NurtureDecider.On(contact, 1, Mexico.At(2026, 1, 20, 8), shortened)!;

        Assert.Equal("finished", change.Contact.Nurture!.Ended);
        Assert.Empty(change.Effects);
    }

    [Fact]
    public void An_orchestration_of_an_earlier_run_does_nothing() => Assert.Null(NurtureDecider.On(Started(), 2, Now.AddDays(1), Policy));

    [Fact]
    public void A_day_to_wait_for_is_waited_for()
    {
        var (contact, _, _) = NurtureStart.On(Lead(), "no-timing", "cause", new DateOnly(2026, 6, 1), Now, Policy);

        Assert.Equal(Mexico.At(2026, 6, 1, 8), contact.Nurture!.NextAt);
    }

    [Theory]
    [InlineData(7, 59, 8, 0, 0)]
    [InlineData(8, 0, 8, 0, 0)]
    [InlineData(20, 59, 20, 59, 0)]
    [InlineData(21, 0, 8, 0, 1)]
    public void Mail_goes_out_between_eight_and_nine_in_the_evening(int hour, int minute, int nextHour, int nextMinute, int days) =>
        Assert.Equal(Mexico.At(2026, 1, 20 + days, nextHour, nextMinute), Policy.Hours.Next(Mexico.At(2026, 1, 20, hour, minute)));

    [Fact]
    public void Each_mail_has_a_cause_of_its_own()
    {
        var first = NurtureDecider.On(Started(), 1, Now.AddDays(1), Policy)!;
        var second = NurtureDecider.On(first.Contact, 1, Now.AddDays(60), Policy)!;

        Assert.Equal(["nurture-1-mail-1", "nurture-1-mail-2"], new[] { first, second }.Select(change => change.Effects.OfType<Effect.Send>().Single().Cause));
    }

    private static Contact Started() => NurtureStart.On(Lead(), "re-engage", "cause", null, Now, Policy).Contact;

    private static Contact Lead() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead,
        Consent = new Consent(Given: true, "2026-01", Now, "demo"), CreatedAt = Now, UpdatedAt = Now,
    };
}
