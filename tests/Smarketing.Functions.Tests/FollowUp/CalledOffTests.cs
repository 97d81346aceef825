using System.Text;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Links;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Tests.Email;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>An attempt that stands open in a rep's calendar, and is taken from them.</summary>
public sealed class CalledOffTests
{
    private static readonly DateTimeOffset Monday = ContactStory.Monday;
    private static readonly LinkKey Key = new("k1", new byte[32]);
    private static readonly MailComposer Composer = new(
        Mexico.Configuration, new SmarketingOptions("smarketing.json", "https://leads.andamio.example", [Key], new byte[32]), MailSamples.Library, new SignedLink([Key]));

    [Theory]
    [InlineData(MoveReason.Missed)]
    [InlineData(MoveReason.ByHand)]
    [InlineData(MoveReason.Away)]
    public async Task Whoever_it_is_taken_from_has_it_taken_out_of_the_calendar(MoveReason why)
    {
        var contact = Opened();
        var moving = contact.FollowUp! with { Move = new Move(why, "ana", Monday.AddHours(2)) };

        var change = FollowUpStart.Assign(contact, moving, ChoiceOf("bruno"), Mexico.Configuration, Monday.AddHours(2));

        var send = Assert.Single(change.Effects.OfType<Effect.Send>(), mail => mail.Template == RequiredContent.CallOff);
        var mail = Compose(send, change.Contact with { Revision = 7 })!;
        Assert.Equal(Mexico.Configuration.Team.Find("ana")!.Email, mail.To.Address);
        var read = await ReadAsync(mail);
        Assert.Equal(("CANCEL", "CANCELLED", "subject-1-1@smarketing", "7", "2026-01-05T15:00:00Z"), (read["method"], read["status"], read["uid"], read["sequence"], read["dtstart"]));
    }

    [Fact]
    public void Whoever_has_got_it_back_by_then_keeps_it()
    {
        var contact = Opened();
        var send = FollowUpAppointments.CallOff(contact.FollowUp!, contact.FollowUp!.OpenAttempt!, "cause", repId: "ana");

        Assert.Null(Compose(send, contact));
        Assert.NotNull(Compose(send, contact with { FollowUp = contact.FollowUp with { RepId = "bruno" } }));
    }

    [Fact]
    public async Task A_stage_that_a_CRM_posts_takes_it_out()
    {
        var change = StagePost.On(Opened(), new PostedStage(Stage.Lead, IsLost: false, Money: null, "not-ready", Monday.AddHours(1)), Monday.AddHours(1), Mexico.Configuration.Nurture).Change!;

        var send = Assert.Single(change.Effects.OfType<Effect.Send>(), mail => mail.Template == RequiredContent.CallOff);
        Assert.Equal("CANCEL", (await ReadAsync(Compose(send, change.Contact)!))["method"]);
    }

    [Fact]
    public void An_address_that_turns_out_bad_takes_it_out_where_nothing_else_remains()
    {
        var contact = Opened();
        var lost = contact with { FollowUp = contact.FollowUp! with { LacksPhone = true } };

        var ended = FollowUpDelivery.Failed(lost, "bounced", null, null, Mexico.Configuration, Monday.AddHours(1))!;
        var goesOn = FollowUpDelivery.Failed(contact, "bounced", null, null, Mexico.Configuration, Monday.AddHours(1))!;

        Assert.NotNull(ended.Contact.FollowUp!.Ended);
        Assert.Equal([1], CalledOff(ended));
        Assert.Empty(CalledOff(goesOn));
    }

    [Fact]
    public async Task An_answer_takes_it_out_by_the_mail_that_hands_it_on()
    {
        var contact = Opened();
        var tried = contact with { FollowUp = contact.FollowUp! with { Attempts = [.. contact.FollowUp.Attempts.Select(attempt => attempt.Number == 2 ? attempt with { IsAutomatic = true, OpenedAt = Monday, Outcome = AttemptOutcome.Sent, At = Monday } : attempt)] } };
        var answer = InboundMailTests.Mail("", "lucia@alba.mx", "Re: hola") with { Text = "Llámeme mañana." };

        var change = ReplyDecider.On(tried, new ReplyAddress(tried.Id, 1, 2), answer, Mexico.Configuration, Monday.AddHours(1))!;

        var send = Assert.Single(change.Effects.OfType<Effect.Send>());
        Assert.Equal((RequiredContent.Reply, 1), (send.Template, send.Attempt));
        Assert.Equal("CANCEL", (await ReadAsync(Compose(send, change.Contact)!))["method"]);
    }

    [Fact]
    public async Task An_erasure_takes_it_out_without_a_word_on_whom_it_was_about()
    {
        var erasing = Erasure.Begin(Opened(), Monday.AddHours(1))!.Contact;

        var read = await ReadAsync(Compose(Erasure.NoticeOf(erasing)!, erasing)!);

        Assert.Equal(("CANCEL", "subject-1-1@smarketing"), (read["method"], read["uid"]));
        Assert.DoesNotContain(read.Event, property => property.Name is "location" or "url" || property.Value.Contains("lucia", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(AttemptOutcome.Connected)]
    [InlineData(AttemptOutcome.NoAnswer)]
    [InlineData(AttemptOutcome.WrongNumber)]
    public void No_mail_goes_out_merely_for_it_after_an_outcome_of_the_reps_own(AttemptOutcome outcome) =>
        Assert.Empty(CalledOff(new ContactStory { Contact = Opened() }.On(new FollowUpSignal.Outcome(1, outcome), Monday.AddHours(1))));

    [Theory]
    [InlineData(VerdictKind.Accept)]
    [InlineData(VerdictKind.Reject)]
    public void Nor_after_a_verdict(VerdictKind verdict) => Assert.Empty(CalledOff(
        new ContactStory { Contact = Opened() }.On(new FollowUpSignal.Decide(new Verdict(verdict, verdict == VerdictKind.Reject ? RejectReason.NoNeed : null)), Monday.AddHours(1))));

    [Fact]
    public void Who_wants_no_mail_may_still_be_called() => Assert.Empty(CalledOff(Suppress.On(Opened(), SuppressionReason.Unsubscribed, Monday.AddHours(1))!));

    /// <summary>The first attempt has opened: it stands in Ana's calendar.</summary>
    private static Contact Opened()
    {
        var story = new ContactStory { Contact = ContactStory.Mql() with { Rep = new RepAssignment("ana", "Ana Torres", []) } };
        story.On(new FollowUpSignal.Wake(), Monday);
        Assert.NotNull(story.Contact.FollowUp!.OpenAttempt);
        return story.Contact with { Person = story.Contact.Person with { Phone = "+52 55 1234 5678" } };
    }

    private static LedgerEntry ChoiceOf(string rep) => new(
        Monday, rep, rep, RoutingStep.RoundRobin, null, ["round robin"], [], new Dictionary<string, SkippedRep>(StringComparer.Ordinal), IsOverCapacity: false,
        RepLoad.None(rep, new DateOnly(2026, 1, 5)), 0, new Arrival("subject", 1));

    private static IEnumerable<int?> CalledOff(ContactChange change) => change.Effects.OfType<Effect.Send>().Where(mail => mail.Template == RequiredContent.CallOff).Select(mail => mail.Attempt);

    private static EmailMessage? Compose(Effect.Send send, Contact contact) => Composer.Compose(send, contact, [], Monday.AddHours(3));

    private static Task<ReadCalendar> ReadAsync(EmailMessage mail) => ReadCalendar.OfAsync(Encoding.UTF8.GetString(Assert.Single(mail.Attachments).Content));
}
