using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Intake;

public sealed class ReceptionTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void A_demo_makes_a_stranger_an_MQL_with_a_follow_up_and_every_stage_between_gets_the_same_time()
    {
        var change = Receive(null, "demo", "a");

        Assert.Equal(Stage.Mql, change.Contact.Stage);
        Assert.Equal(1, change.Contact.FollowUp!.Number);
        Assert.Equal([Now, Now, Now], new[] { Stage.Prospect, Stage.Lead, Stage.Mql }.Select(stage => change.Contact.StageTimes[stage]));
        Assert.Contains(new Effect.StartFollowUp(1), change.Effects);
    }

    [Fact]
    public void Another_form_during_an_open_follow_up_alerts_the_rep_and_starts_no_second()
    {
        var first = Receive(null, "demo", "a").Contact;
        var change = Receive(first, "pricing", "b");

        Assert.Equal(1, change.Contact.FollowUp!.Number);
        Assert.Empty(change.Effects.OfType<Effect.StartFollowUp>());
        Assert.Equal((EmailKind.Alert, Recipient.Rep), change.Effects.OfType<Effect.Send>().Select(send => (send.Kind, send.To)).Single());
    }

    [Fact]
    public void What_a_customer_asks_for_is_told_to_the_owner_of_the_deal()
    {
        var first = Receive(null, "demo", "a").Contact;
        var customer = first with
        {
            FollowUp = first.FollowUp! with { Ended = new FollowUpEnd(EndKind.Qualified, null, Now), IsSettled = true }, Stage = Stage.Customer,
            Deal = new Functions.Deals.Deal { Number = 1, StartedAt = Now, MovedAt = Now, WonAt = Now, ClosedAt = Now },
        };

        var mail = Receive(customer, "pricing", "b").Effects.OfType<Effect.Send>().Single();

        Assert.Equal((EmailKind.Alert, Recipient.DealOwner, "alert-deal", 1), (mail.Kind, mail.To, mail.Template, mail.Deal));
    }

    [Fact]
    public void After_an_ended_follow_up_a_raised_hand_starts_the_next()
    {
        var first = Receive(null, "demo", "a").Contact;
        var ended = first with { FollowUp = first.FollowUp! with { Ended = new FollowUpEnd(EndKind.Recycled, "not-worked", Now), IsSettled = true }, Stage = Stage.Lead };

        var change = Receive(ended, "demo", "b");

        Assert.Equal(2, change.Contact.FollowUp!.Number);
        Assert.Equal([1], change.Contact.EarlierFollowUps.Select(earlier => earlier.Number));
    }

    [Fact]
    public void A_new_wish_settles_a_verdict_that_could_still_have_been_corrected()
    {
        var first = Receive(null, "demo", "a").Contact;
        var rejected = first with { FollowUp = first.FollowUp! with { Ended = new FollowUpEnd(EndKind.Rejected, "not-ready", Now), SettlesAt = Now.AddMinutes(15) }, Stage = Stage.Lead };

        var change = Receive(rejected, "demo", "b");

        Assert.True(Assert.Single(change.Contact.EarlierFollowUps).IsSettled);
        Assert.Contains(change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts), fact => fact.Kind == "follow-up-ended");
        Assert.Null(Receive(rejected, "ebook", "c").Contact.Nurture);
    }

    [Fact]
    public void Attributes_are_bounded_over_all_submissions()
    {
        var contact = Receive(null, "demo", "a").Contact with { Attributes = Enumerable.Range(0, 40).ToDictionary(i => $"field{i}", _ => "x", StringComparer.Ordinal) };

        var later = Receive(contact, "demo", "b", more: [("field3", "new"), ("field99", "new")]);

        Assert.Equal((40, "new"), (later.Contact.Attributes.Count, later.Contact.Attributes["field3"]));
        Assert.Equal("field3: new; field99: new", later.Timeline.Single(entry => entry.Kind == TimelineKind.Submission).Details["attributes"]);
    }

    [Fact]
    public void A_post_that_names_no_language_leaves_the_one_that_is_known()
    {
        var english = Receive(null, "demo", "a", more: ("language", "en")).Contact;

        Assert.Equal("en", Receive(english, "demo", "b").Contact.Person.Language);
    }

    [Fact]
    public void A_form_tells_the_language_of_somebody_of_whom_it_was_only_assumed()
    {
        var assumed = Receive(null, "demo", "a").Contact;
        var english = Receive(assumed, "demo", "b", accepted: "en").Contact;

        Assert.Equal(("es", true), (assumed.Person.Language, assumed.IsLanguageAssumed));
        Assert.Equal(("en", false), (english.Person.Language, english.IsLanguageAssumed));
        Assert.Equal("en", Receive(english, "demo", "c", accepted: "es").Contact.Person.Language);
    }

    [Fact]
    public void A_raised_hand_stops_the_nurture_track()
    {
        var nurtured = Receive(null, "newsletter", "a", title: "CEO").Contact;
        Assert.Equal("educate", nurtured.Nurture!.Track);

        var change = Receive(nurtured, "demo", "b");

        Assert.Equal("mql", change.Contact.Nurture!.Ended);
        Assert.Contains(change.Effects, effect => effect is Effect.SignalNurture);
    }

    [Theory]
    [InlineData("finished", null, false)]
    [InlineData("unsubscribed", null, true)]
    [InlineData("finished", 0, false)]
    [InlineData("finished", 1, true)]
    public void Who_has_had_all_mails_of_a_track_waits_until_a_recycle(string ended, int? recycledAfterDays, bool isStarted)
    {
        var first = Receive(null, "newsletter", "a", title: "CEO").Contact;
        var over = first with
        {
            Nurture = first.Nurture! with { Ended = ended, NextAt = null },
            Recycled = recycledAfterDays is { } days ? [new Recycling("not-ready", Stage.Mql, Now.AddDays(days))] : [],
        };

        Assert.Equal(isStarted ? 2 : 1, Receive(over, "blog", "b", title: "CEO").Contact.Nurture!.Number);
    }

    [Fact]
    public void Without_consent_no_track_starts_and_the_timeline_says_so()
    {
        var change = Receive(null, "newsletter", "a", title: "CEO", consent: null);

        Assert.Null(change.Contact.Nurture);
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Nurture && entry.Details["notStarted"] == "no-consent");
    }

    [Fact]
    public void An_empty_box_takes_no_consent_back()
    {
        var consenting = Receive(null, "ebook", "a").Contact;

        Assert.True(Receive(consenting, "guide", "b", consent: null).Contact.Consent!.Given);
    }

    [Fact]
    public void First_and_last_touch_are_both_kept()
    {
        var first = Receive(null, "ebook", "a", referrer: "https://www.google.com/").Contact;
        var second = Receive(first, "guide", "b", referrer: "https://www.linkedin.com/").Contact;

        Assert.Equal((Channel.Organic, Channel.Social), (second.FirstTouch!.Channel, second.LastTouch!.Channel));
    }

    [Fact]
    public void A_form_that_names_an_asset_has_it_mailed_consent_or_not()
    {
        var change = Receive(null, "ebook", "a", consent: null);

        Assert.Contains(new Effect.Send(EmailKind.Asset, Recipient.Contact, "asset", "asset-ebook-2026-01-05") { Form = "ebook" }, change.Effects);
        Assert.DoesNotContain(Receive(null, "webinar", "a").Effects.OfType<Effect.Send>(), send => send.Kind == EmailKind.Asset);
    }

    [Theory]
    [InlineData("ebook", "2026-01-05T23:59:59-06:00", true)]
    [InlineData("ebook", "2026-01-06T00:00:00-06:00", false)]
    [InlineData("guide", "2026-01-05T09:00:00-06:00", false)]
    public void However_often_a_form_is_posted_its_asset_is_one_mail_a_day_of_the_company(string form, string at, bool isSame)
    {
        var first = Receive(null, "ebook", "a");
        var later = Receive(first.Contact, form, "b", at: DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).ToUniversalTime());

        Assert.Equal(isSame, CauseOf(first) == CauseOf(later));

        static string CauseOf(ContactChange change) => change.Effects.OfType<Effect.Send>().Single(send => send.Kind == EmailKind.Asset).Cause;
    }

    [Theory]
    [InlineData(SuppressionReason.Bounced, false)]
    [InlineData(SuppressionReason.Unsubscribed, true)]
    [InlineData(SuppressionReason.Complained, false)]
    public void Where_mail_bounced_or_was_called_spam_no_asset_goes(SuppressionReason why, bool isMailed)
    {
        var contact = Receive(null, "webinar", "a").Contact with { Suppressed = Suppression.Stronger(null, why, Now) };

        Assert.Equal(isMailed, Receive(contact, "ebook", "b").Effects.OfType<Effect.Send>().Any(send => send.Kind == EmailKind.Asset));
    }

    [Fact]
    public void What_has_become_known_of_the_person_stands_in_the_submission()
    {
        var first = Receive(null, "demo", "a", title: "CEO");
        var second = Receive(first.Contact, "demo", "b", title: "CEO", more: [("phone", "+52 55 1234"), ("company", "Alba\nSA")]);

        Assert.DoesNotContain("changed", first.Timeline[0].Details.Keys);
        Assert.Equal([("company", "Alba SA"), ("phone", "+52 55 1234")], PersonChanges.Read(second.Timeline[0].Details["changed"]));
    }

    internal static ContactChange Receive(Contact? known, string form, string id, string? title = null, string? consent = "true", string? referrer = null,
        DateTimeOffset? at = null, string? accepted = null, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx" };
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                fields[name] = value;
            }
        }

        Add("jobTitle", title);
        Add("consent", consent);
        Add("referrer", referrer);
        foreach (var (name, value) in more)
        {
            Add(name, value);
        }

        var (submission, _) = SubmissionReader.Read(Mexico.Configuration.Forms[form], fields, id, PostLanguages.Of(fields, Mexico.Configuration.Forms[form], accepted, "es"), at ?? Now);
        return Reception.Receive(known, submission!, "contact", "subject", Mexico.Configuration);
    }
}
