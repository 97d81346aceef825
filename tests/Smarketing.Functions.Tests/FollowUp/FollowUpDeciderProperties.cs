using FsCheck;
using FsCheck.Fluent;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class FollowUpDeciderProperties
{
    private static readonly FollowUpPlan Plan = Mexico.Configuration.Plan;

    [Fact]
    public void No_more_attempts_are_opened_than_the_plan_has_and_none_twice_for_one_rep() => Always.Holds(RandomFollowUp.Any, one => one.Smaller(), one =>
    {
        var opened = one.Play().SelectMany(step => step.Events.OfType<FollowUpEvent.Opened>().Select(happened => (step.After.MoveCount, happened.Attempt.Number))).ToList();

        Assert.Equal(opened.Distinct(), opened);
        Assert.All(opened, attempt => Assert.InRange(attempt.Number, 1, Plan.Attempts.Count));
    });

    [Fact]
    public void It_is_taken_from_a_rep_who_misses_too_much_once_and_only_while_nothing_is_confirmed() => Always.Holds(RandomFollowUp.Any, one => one.Smaller(), one =>
    {
        var handedOver = one.Play().Where(step => step.Events.Any(happened => happened is FollowUpEvent.MoveDecided { Move.Why: MoveReason.Missed })).ToList();

        Assert.True(handedOver.Count <= 1, $"handed over {handedOver.Count} times");
        Assert.All(handedOver, step => Assert.DoesNotContain(step.After.Attempts, attempt => attempt.IsConfirmed));
    });

    [Fact]
    public void The_close_never_moves_and_no_attempt_is_due_after_it() => Always.Holds(RandomFollowUp.Any, one => one.Smaller(), one =>
    {
        var steps = one.Play();

        Assert.All(steps, step => Assert.Equal(steps[0].After.ClosesAt, step.After.ClosesAt));
        Assert.All(steps[^1].After.Attempts.Where(attempt => !attempt.IsSkipped && attempt.Number > 1), attempt => Assert.True(attempt.DueAt <= steps[0].After.ClosesAt, $"{attempt}"));
    });

    [Fact]
    public void Never_do_two_verdicts_stand() => Always.Holds(RandomFollowUp.Any, one => one.Smaller(), one =>
    {
        Verdict? final = null;
        foreach (var recorded in one.Play().SelectMany(step => step.Events).OfType<FollowUpEvent.VerdictRecorded>())
        {
            // One that ended the follow-up must be named by the one that takes its place.
            Assert.Equal(final, recorded.Corrects);
            final = recorded.Verdict.Kind == VerdictKind.Accept ? null : recorded.Verdict;
        }
    });

    [Fact]
    public void After_the_end_only_answers_are_corrected_and_after_that_nothing_happens() => Always.Holds(RandomFollowUp.Any, one => one.Smaller(), one =>
    {
        foreach (var step in one.Play())
        {
            Assert.True(!step.Before.IsOver || step.Events.Count == 0, $"{step.Events.Count} events after the end");
            if (step.Before.Ended is not null)
            {
                Assert.All(step.Events, happened => Assert.True(
                    happened is FollowUpEvent.Settled or FollowUpEvent.Ended or FollowUpEvent.VerdictRecorded { Corrects: not null } or FollowUpEvent.OutcomeRecorded { Corrects: not null }, $"{happened} after the end"));
            }
        }

        Assert.Single(one.Play().SelectMany(step => step.Events).OfType<FollowUpEvent.Settled>());
    });

    [Fact]
    public void Every_follow_up_that_is_woken_by_its_alarms_ends_by_day_17() => Always.Holds(
        RandomFollowUp.Any,
        one => one.Smaller(),
        one =>
        {
            var steps = one.Play();
            var graceEndsAt = steps[0].After.GraceEndsAt!.Value;

            Assert.True(steps[^1].After.IsOver);

            // What ended it by then may still be corrected for a while.
            Assert.NotNull(steps.Last(step => step.At <= graceEndsAt).After.Ended);
            Assert.True(steps[^1].After.Ended!.At <= graceEndsAt + FollowUpDecider.CorrectableFor);
        },
        count: 1000);

    [Fact]
    public void A_follow_up_that_is_only_woken_ends_at_the_close_as_not_worked() => Always.Holds(
        RandomFollowUp.Any.Select(one => one with { Steps = [] }), one => [], one =>
        {
            var last = one.Play()[^1].After;

            Assert.Equal((EndKind.Recycled, "not-worked", last.ClosesAt), (last.Ended!.How, last.Ended.Reason, last.Ended.At));
        });
}
