using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Intake;

/// <summary>Forms of persons who are known: what sales hears of them, and who comes back to marketing's mail.</summary>
public sealed class ReturningTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void However_often_a_form_is_posted_sales_gets_one_alert_an_hour_and_all_is_told()
    {
        var contact = ReceptionTests.Receive(null, "demo", "first").Contact;
        var sent = new List<Effect.Send>();
        var told = new List<string>();
        for (var minute = 0; minute < 180; minute++)
        {
            var change = ReceptionTests.Receive(contact, "pricing", $"post-{minute}", at: Now.AddMinutes(minute));
            contact = change.Contact;
            var mails = change.Effects.OfType<Effect.Send>().Where(send => send.Kind == EmailKind.Alert);
            sent.AddRange(mails.Select(mail => mail with { NotBefore = mail.NotBefore ?? Now.AddMinutes(minute) }));
            told.Add(change.Timeline.Single(entry => entry.Kind == TimelineKind.Alert).Details.GetValueOrDefault("toldBy", $"alert-post-{minute}"));
        }

        Assert.Equal([Now, Now.AddHours(1), Now.AddHours(2), Now.AddHours(3)], sent.Select(mail => mail.NotBefore!.Value));
        Assert.Equal(sent.Select(mail => mail.Cause), told.Distinct());
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void After_an_hour_news_goes_out_at_once_again(int minutes, bool waits)
    {
        var contact = ReceptionTests.Receive(ReceptionTests.Receive(null, "demo", "a").Contact, "pricing", "b").Contact;

        var mail = ReceptionTests.Receive(contact, "contact", "c", at: Now.AddMinutes(minutes)).Effects.OfType<Effect.Send>().Single();

        Assert.Equal(waits ? Now.AddHours(1) : null, mail.NotBefore);
    }

    [Theory]
    [InlineData(SuppressionReason.Bounced, false)]
    [InlineData(SuppressionReason.Unsubscribed, true)]
    [InlineData(SuppressionReason.Complained, false)]
    [InlineData(SuppressionReason.DoNotContact, false)]
    public void A_form_with_a_new_consent_brings_back_who_has_unsubscribed_and_nobody_else(SuppressionReason why, bool comesBack)
    {
        var left = Suppress.On(ReceptionTests.Receive(null, "newsletter", "a", title: "CEO").Contact, why, Now)!.Contact;

        var change = ReceptionTests.Receive(left, "blog", "b", at: Now.AddDays(1));

        Assert.Equal(comesBack, change.Contact.Suppressed is null);
        Assert.Equal(comesBack, change.Timeline.Any(entry => entry.Kind == TimelineKind.Suppressed && entry.Details.GetValueOrDefault("lifted") == "unsubscribed"));
        Assert.DoesNotContain(change.Timeline, entry => entry.Kind == TimelineKind.Suppressed && change.Timeline.Any(other => other.Kind == TimelineKind.Submission && other.Id == entry.Id));
        Assert.Equal(comesBack, change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts).Any(fact => fact.Kind == "suppression-lifted"));
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Consent && entry.Details["given"] == "true");
        Assert.NotNull(ReceptionTests.Receive(left, "blog", "c", consent: null).Contact.Suppressed);
    }

    [Fact]
    public void Who_comes_back_gets_the_track_from_where_they_left_it()
    {
        var started = ReceptionTests.Receive(null, "newsletter", "a", title: "CEO").Contact;
        var left = Suppress.On(started with { Nurture = started.Nurture! with { Step = 1 } }, SuppressionReason.Unsubscribed, Now)!.Contact;

        var change = ReceptionTests.Receive(left, "blog", "b", at: Now.AddDays(1));

        Assert.Equal(("educate", 1, 2, null), (change.Contact.Nurture!.Track, change.Contact.Nurture.Step, change.Contact.Nurture.Number, change.Contact.Nurture.Ended));
        Assert.Single(change.Effects.OfType<Effect.StartNurture>());
    }

    [Fact]
    public void Who_comes_back_while_a_rep_follows_up_gets_automatic_attempts_again()
    {
        var left = Suppress.On(ReceptionTests.Receive(null, "demo", "a").Contact, SuppressionReason.Unsubscribed, Now)!.Contact;
        Assert.True(left.FollowUp!.IsMuted);

        Assert.False(ReceptionTests.Receive(left, "pricing", "b").Contact.FollowUp!.IsMuted);
    }
}
