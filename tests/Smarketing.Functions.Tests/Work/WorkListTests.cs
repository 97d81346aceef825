using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Tests.Work;

public sealed class WorkListTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset Tuesday = Mexico.At(2026, 1, 6, 9);

    [Fact]
    public void What_is_overdue_comes_first_and_the_rest_by_when_it_is_due()
    {
        var lines = WorkList.Of([Mql("late", Tuesday), Mql("lucia", Monday, until: Tuesday), Mql("marco", Monday, rep: "bruno")], "ana", Tuesday);

        Assert.Equal(
            [("lucia", WorkKind.Call, 1, true), ("late", WorkKind.Call, 1, false), ("lucia", WorkKind.Mail, 2, false)],
            lines.Select(line => (line.Contact.Id, line.Kind, line.Attempt, line.IsOverdue)));
    }

    [Fact]
    public void What_has_not_been_opened_is_not_to_be_done_yet()
    {
        var done = Told(Mql("lucia", Monday), new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer), Monday);

        Assert.Empty(WorkList.Of([done], "ana", Monday));
        Assert.Equal(Mexico.At(2026, 1, 6, 18), WorkItem.Of(done)!.DueAt);
    }

    [Fact]
    public void Who_was_reached_waits_for_a_verdict()
    {
        var reached = Told(Mql("lucia", Monday), new FollowUpSignal.Outcome(1, AttemptOutcome.Connected), Monday);

        var line = Assert.Single(WorkList.Of([reached], "ana", Monday));
        Assert.Equal((WorkKind.Verdict, 1, Mexico.At(2026, 1, 5, 12)), (line.Kind, line.Attempt, line.DueAt));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void A_line_is_overdue_from_the_instant_at_which_it_is_due(int minutes, bool isOverdue)
    {
        var open = Mql("lucia", Monday);
        var reached = Told(open, new FollowUpSignal.Outcome(1, AttemptOutcome.Connected), Monday);

        Assert.Equal(isOverdue, Assert.Single(WorkList.Of([open], "ana", Mexico.At(2026, 1, 5, 13).AddMinutes(minutes))).IsOverdue);
        Assert.Equal(isOverdue, Assert.Single(WorkList.Of([reached], "ana", Mexico.At(2026, 1, 5, 12).AddMinutes(minutes))).IsOverdue);
    }

    [Fact]
    public void What_is_due_at_one_time_keeps_its_order() =>
        Assert.Equal(["ada", "bea", "cora"], WorkList.Of([Mql("cora", Monday), Mql("ada", Monday), Mql("bea", Monday)], "ana", Monday).Select(line => line.Contact.Id));

    [Fact]
    public void The_item_is_due_with_the_first_attempt_that_is_left_and_gone_with_the_follow_up()
    {
        var open = Mql("lucia", Monday);
        var ended = Told(open, new FollowUpSignal.Decide(new Verdict(VerdictKind.Reject, RejectReason.NoNeed)), Monday);

        Assert.Equal(new WorkItem("ana", Mexico.At(2026, 1, 5, 13), "lucia"), WorkItem.Of(open));
        Assert.Null(WorkItem.Of(ended));
        Assert.Null(WorkItem.Of(open with { FollowUp = new FollowUpState { Number = 1, StartedAt = Monday } }));
        Assert.Empty(WorkList.Of([ended], "ana", Monday));
    }

    [Fact]
    public void Rows_are_in_order_of_time() =>
        Assert.True(string.CompareOrdinal(WorkKeys.Row(new WorkItem("ana", Mexico.At(2026, 1, 5, 19), "b")), WorkKeys.Row(new WorkItem("ana", Mexico.At(2026, 1, 6, 9), "a"))) < 0);

    /// <summary>Somebody whose follow-up was woken by its alarms until then.</summary>
    private static Contact Mql(string id, DateTimeOffset startedAt, DateTimeOffset? until = null, string rep = "ana")
    {
        var contact = new Contact
        {
            Id = id, Subject = id, Person = new Person { Email = $"{id}@gmail.com", Language = "es" }, Stage = Stage.Mql, CreatedAt = startedAt, UpdatedAt = startedAt,
            FollowUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = startedAt }, rep, Mexico.Configuration.Plan, Mexico.Calendar),
        };
        return new[] { startedAt, until ?? startedAt }.Aggregate(contact, (one, now) => Told(one, new FollowUpSignal.Wake(), now));
    }

    private static Contact Told(Contact contact, FollowUpSignal signal, DateTimeOffset now) =>
        contact with { FollowUp = FollowUpDecider.On(contact.FollowUp!, signal, now, Mexico.Configuration.Plan, Mexico.Calendar).State };
}
