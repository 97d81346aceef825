using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>How a follow-up begins, and how it becomes a rep's.</summary>
public sealed class FollowUpStartTests
{
    private static readonly DateTimeOffset Monday = ContactStory.Monday;

    [Fact]
    public void The_last_attempt_told_of_is_the_one_with_the_highest_number()
    {
        var state = ContactStory.Mql().FollowUp!;
        Assert.Equal(1, state.LastTold);
        Assert.Equal(3, (state with { Attempts = [.. state.Attempts.Select(attempt => attempt.Number <= 3 ? attempt with { OpenedAt = Monday } : attempt)] }).LastTold);
    }

    [Fact]
    public void The_latest_fifty_are_kept_in_order()
    {
        var contact = ContactStory.Mql();
        contact = contact with { EarlierFollowUps = [.. Enumerable.Range(1, 50).Select(Ended)], FollowUp = Ended(51) };

        var started = FollowUpStart.Of(contact, [], Monday).Contact;

        Assert.Equal(52, started.FollowUp!.Number);
        Assert.Equal(Enumerable.Range(2, 50), started.EarlierFollowUps.Select(earlier => earlier.Number));
    }

    [Theory]
    [InlineData(null, AttemptKind.Mail)]
    [InlineData("por la tarde", AttemptKind.Mail)]
    [InlineData("+52 55 1234 5678", AttemptKind.Call)]
    public void Who_has_no_telephone_that_can_be_dialled_is_written_to(string? phone, AttemptKind first)
    {
        var contact = ContactStory.Mql();
        contact = contact with { Person = contact.Person with { Phone = phone } };

        var change = FollowUpStart.Assign(contact, new FollowUpState { Number = 1, StartedAt = Monday }, ChoiceOf("ana"), Mexico.Configuration, Monday);

        Assert.Equal((first, phone != "+52 55 1234 5678"), (change.Contact.FollowUp!.Attempts[0].Kind, change.Contact.FollowUp.LacksPhone));
        Assert.Empty(change.Effects.OfType<Effect.Send>());
        var fact = Assert.Single(ContactStory.FactsOf(change));
        Assert.Equal(("assigned", Monday, "ana", false), (fact.Kind, fact.At, fact.Values["rep"], fact.Values.ContainsKey("from")));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void The_next_rep_is_told_at_once_where_no_task_mail_is_to_come(bool isOpen, int mails)
    {
        var contact = ContactStory.Mql();
        var state = contact.FollowUp! with { Move = new Move(MoveReason.ByHand, "ana", Monday.AddHours(2)) };
        state = state with { Attempts = [state.Attempts[0] with { OpenedAt = Monday, Outcome = isOpen ? null : AttemptOutcome.NoAnswer }, .. state.Attempts.Skip(1)] };

        var change = FollowUpStart.Assign(contact with { FollowUp = state }, state, ChoiceOf("bruno"), Mexico.Configuration, Monday.AddHours(3));

        Assert.Equal(mails, change.Effects.OfType<Effect.Send>().Count(mail => mail.Template == RequiredContent.Moved));
        var fact = Assert.Single(ContactStory.FactsOf(change));
        Assert.Equal((Monday.AddHours(2), "bruno", "ana", "by-hand"), (fact.At, fact.Values["rep"], fact.Values["from"], fact.Values["why"]));
        Assert.Equal(("bruno", 1, null), (change.Contact.FollowUp!.RepId, change.Contact.FollowUp.MoveCount, change.Contact.FollowUp.Move));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_call_that_was_agreed_on_moves_into_the_next_reps_calendar_with_the_open_attempt(bool isOpen, int mails)
    {
        var contact = ContactStory.Mql();
        var agreed = FollowUpDecider.On(contact.FollowUp!, new FollowUpSignal.Wake(), Monday, Mexico.Configuration.Plan, Mexico.Calendar).State;
        agreed = FollowUpDecider.On(agreed, new FollowUpSignal.CallBack(Mexico.At(2026, 1, 8, 11)), Monday, Mexico.Configuration.Plan, Mexico.Calendar).State;
        agreed = agreed with { Move = new Move(MoveReason.ByHand, "ana", Monday), Attempts = [agreed.Attempts[0] with { Outcome = isOpen ? null : AttemptOutcome.NoAnswer }, .. agreed.Attempts.Skip(1)] };

        var change = FollowUpStart.Assign(contact with { FollowUp = agreed }, agreed, ChoiceOf("bruno"), Mexico.Configuration, Monday);

        Assert.Equal(mails, change.Effects.OfType<Effect.Send>().Count(mail => mail.Template == RequiredContent.CallBack));
        Assert.Equal(1 + mails, change.Effects.OfType<Effect.Send>().Count(mail => mail.Template == RequiredContent.CallOff));
    }

    [Theory]
    [InlineData(SuppressionReason.Bounced, true, true)]
    [InlineData(SuppressionReason.Unsubscribed, true, false)]
    [InlineData(null, false, false)]
    public void Whoever_gets_no_mail_from_us_gets_none_by_the_program(SuppressionReason? reason, bool isMuted, bool lacksAddress)
    {
        var contact = ContactStory.Mql();
        contact = contact with { Suppressed = reason is { } why ? Suppression.Stronger(null, why, Monday) : null };

        var state = FollowUpStart.Assign(contact, new FollowUpState { Number = 1, StartedAt = Monday }, ChoiceOf("ana"), Mexico.Configuration, Monday).Contact.FollowUp!;

        Assert.Equal((isMuted, lacksAddress), (state.IsMuted, state.LacksAddress));
    }

    [Theory]
    [InlineData(false, "ana", null)]
    [InlineData(true, null, 1)]
    public void The_routing_looks_for_the_former_rep_only_where_the_follow_up_is_new(bool isMoving, string? former, int? nth)
    {
        var contact = ContactStory.Mql() with { Rep = new RepAssignment("ana", "Ana Torres", []) };
        var state = contact.FollowUp! with { Move = isMoving ? new Move(MoveReason.Away, "ana", Monday) : null };

        var arrival = Arrival.Of(contact, state, companyOwner: null);

        Assert.Equal((former, nth), (arrival.FormerRep, arrival.GivenUp?.Nth));
    }

    private static FollowUpState Ended(int number) => new() { Number = number, StartedAt = Monday, Ended = new FollowUpEnd(EndKind.Recycled, "not-worked", Monday), IsSettled = true };

    private static LedgerEntry ChoiceOf(string rep) =>
        new(Monday, rep, rep, RoutingStep.RoundRobin, null, [], [], new Dictionary<string, SkippedRep>(StringComparer.Ordinal), false, RepLoad.None(rep, new DateOnly(2026, 1, 5)), 0, new Arrival("subject", 1));
}
